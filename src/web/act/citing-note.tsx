/** What cites the act or the provision shown, and what the words shown cite. */
import type { CitingEntry } from '#jobs/citations/citing.ts'
import { bcp47, direction } from '#law/language.ts'
import { CITING_KINDS, type CitingKind } from '#store/citing-works.ts'
import { citedByHref, citesHref, graphHref } from '../citing/address.ts'
import { dateOf, passageName, Quote, titleOf } from '../citing/passage.tsx'
import { type Page, placeName } from '../page.ts'
import { addressOf } from './address.ts'
import { actsCitedHere } from './cited.ts'
import { leadingOf } from './leading.ts'
import type { ActView } from './view.ts'

/** Acts listed before the rest folds away. */
const MOST = 5

export function CitedByNote({ page, view, eId }: { page: Page; view: ActView; eId: string | null }) {
  const { t } = page
  const { counts, entries } = view.citing
  const groups = CITING_KINDS.filter((kind) => counts[kind].works > 0)
  if (groups.length === 0) return null
  return (
    <section class="note citing" id="cited-by">
      <h2>{t('citing.citedBy')}</h2>
      {groups.map((kind) => (
        <>
          <h3>
            <a href={citedByHref(view, eId, { group: kind })}>
              {t(`citing.group.${kind}`)} <span class="count">{t.number(countOf(view, kind))}</span>
            </a>
          </h3>
          <ul>
            {entries
              .filter(({ group }) => group === kind)
              .map((entry) => (
                <Entry page={page} entry={entry} />
              ))}
          </ul>
        </>
      ))}
      <p>
        <a href={citedByHref(view, eId)}>{t('citing.all')}</a>
      </p>
      {actsCitedHere(view).length === 0 && (
        <p>
          <a href={graphHref(view)}>{t('citing.graph')}</a>
        </p>
      )}
    </section>
  )
}

// Of the act itself, provisions; of others, works.
function countOf({ citing }: ActView, kind: CitingKind): number {
  return kind === 'within' ? citing.counts.within.passages : citing.counts[kind].works
}

function Entry({ page, entry }: { page: Page; entry: CitingEntry }) {
  const { title, language } = titleOf(entry)
  const [first] = entry.quoted
  const date = dateOf(page, entry.date)
  const spoken = language === null ? {} : { lang: bcp47(language), dir: direction(language) }
  if (entry.group === 'within') {
    return (
      <>
        {entry.quoted.map((passage) => (
          <li>
            <a href={addressOf(passage.iri)} {...spoken}>
              {passageName(page, entry, passage)}
            </a>
          </li>
        ))}
      </>
    )
  }
  return (
    <li>
      <a href={addressOf(first?.iri ?? entry.iri)} {...spoken}>
        {title}
      </a>
      <small>
        {[date, placeName(page, entry.jurisdiction)].filter(Boolean).join(' · ')}
        {entry.passages > 1 && ` · ${page.t('citing.passages', { n: entry.passages })}`}
      </small>
      {first && <Quote parts={first.quote} language={first.language} />}
    </li>
  )
}

export function CitesNote({ page, view }: { page: Page; view: ActView }) {
  const { t } = page
  const acts = actsCitedHere(view)
  if (acts.length === 0) return null
  return (
    <section class="note citing" id="cites">
      <h2>{t('citing.cites')}</h2>
      <ul>
        {acts.slice(0, MOST).map(({ work, name, jurisdiction, nodes }) => {
          const aim = { work, provision: null, name, jurisdiction }
          const { href, mark, says } = leadingOf(page, view, aim)
          return (
            <li class={mark}>
              {href ? <a href={href}>{name}</a> : name}
              <small>
                {[mark && says.at(-1), nodes.length > 1 && `×${nodes.length}`].filter(Boolean).join(' · ')}
              </small>
            </li>
          )
        })}
      </ul>
      <p>
        <a href={citesHref(view)}>{t('citing.allCited')}</a>
      </p>
      <p>
        <a href={graphHref(view)}>{t('citing.graph')}</a>
      </p>
    </section>
  )
}

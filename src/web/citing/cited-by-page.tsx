/** All that cites an act or a provision: by group, narrowed by state, kind and year, the latest first, with the words around. */
import type { CitingEntry, CitingFilter, CitingList, CitingValue } from '#jobs/citations/citing.ts'
import { bcp47, direction } from '#law/language.ts'
import { CITING_KINDS, type CitingKind } from '#store/citing-works.ts'
import type { Node, Version } from '#store/model.ts'
import { addressOf } from '../act/address.ts'
import { nameOf } from '../act/leading.ts'
import { windowTitle } from '../act/notes.tsx'
import { TitleBlock } from '../act/title-block.tsx'
import { type Act, hrefOf } from '../act/view.ts'
import { Invented } from '../invented.tsx'
import { kindName, typeName } from '../kinds.ts'
import { Frame } from '../layout.tsx'
import { type Page, placeName } from '../page.ts'
import { Pages } from '../pages.tsx'
import { citedByHref } from './address.ts'
import { dateOf, Passage, titleOf } from './passage.tsx'

interface Listed {
  readonly page: Page
  readonly act: Act
  readonly version: Version | null
  /** The provision that is cited; null for the act. */
  readonly node: Node | null
  readonly list: CitingList
  readonly filter: CitingFilter
  readonly number: number
  readonly last: number
}

export function CitedByPage(listed: Listed) {
  const { page, act, version, node, list, filter, number, last } = listed
  const { t } = page
  const eId = node?.eId ?? null
  const name = node && nameOf(page, act.work, { ...node, language: act.expression.language })
  const title = t('citing.titleBy', { name: name ?? t('citing.thisAct') })
  return (
    <Frame
      page={page}
      title={`${name ? `${name} · ` : ''}${t('citing.citedBy')} · ${windowTitle(page, act)}`}
      canonical={citedByHref({ ...act, dated: false }, eId, { ...filter, number })}
    >
      <main id="main" class="act single">
        <TitleBlock page={page} act={act} version={version} notes={hrefOf(act)} />
        <article class="citers">
          <p class="back">
            <a href={hrefOf(act, { eId })}>‹ {name ?? t('versions.back')}</a>
          </p>
          <h2>{title}</h2>
          <p class="lead">{t('citing.leadBy')}</p>
          <Groups {...listed} />
          <Narrow {...listed} />
          {list.entries.length === 0 ? (
            <p class="notice">{t(total(list) === 0 ? 'citing.none' : 'citing.noneSo')}</p>
          ) : (
            <p class="counted" role="status">
              {t('citing.found', { works: list.total.works, passages: list.total.passages })}
            </p>
          )}
          <ol class="citing-works">
            {list.entries.map((entry) => (
              <Entry
                page={page}
                entry={entry}
                all={filter.work === null ? citedByHref(act, eId, { work: entry.iri }) : null}
              />
            ))}
          </ol>
          <Pages
            page={page}
            label={t('citing.pages')}
            number={number}
            last={last}
            href={(to) => citedByHref(act, eId, { ...filter, number: to })}
          />
        </article>
      </main>
    </Frame>
  )
}

function total({ counts }: CitingList): number {
  return CITING_KINDS.reduce((sum, kind) => sum + counts[kind].works, 0)
}

function Groups({ page, act, node, list, filter }: Listed) {
  const { t } = page
  const eId = node?.eId ?? null
  const kinds = CITING_KINDS.filter((kind) => list.counts[kind].works > 0)
  if (kinds.length === 0) return null
  const link = (group: CitingKind | null, said: string, n: number) => (
    <li>
      <a
        href={citedByHref(act, eId, { ...filter, group, kind: null })}
        aria-current={filter.group === group ? 'true' : undefined}
      >
        {said} <span class="count">{t.number(n)}</span>
      </a>
    </li>
  )
  return (
    <nav class="groups" aria-label={t('citing.groups')}>
      <ul>
        {kinds.length > 1 && link(null, t('citing.everything'), total(list))}
        {kinds.map((kind) =>
          link(kind, t(`citing.group.${kind}`), list.counts[kind][kind === 'within' ? 'passages' : 'works']),
        )}
      </ul>
    </nav>
  )
}

function Narrow({ page, act, node, list, filter }: Listed) {
  const { t } = page
  const { values } = list
  const chosen = filter.place ?? filter.kind ?? filter.year ?? filter.work
  const most = Math.max(values.place.length, values.kind.length, values.year.length)
  if (chosen === null && most < 2) return null
  if (filter.work !== null)
    return (
      <p class="narrow">
        <a href={citedByHref(act, node?.eId ?? null)}>{t('citing.whole')}</a>
      </p>
    )
  return (
    <form class="narrow" action={hrefOf(act, { eId: node?.eId ?? null })}>
      <input type="hidden" name="view" value="cited-by" />
      {filter.group && <input type="hidden" name="group" value={filter.group} />}
      {choicesOf(page).map(({ by, name, label, all, say }) => (
        <Select
          label={label}
          name={name}
          chosen={filter[by]}
          values={values[by]}
          all={all}
          say={say}
          page={page}
        />
      ))}
      <button type="submit">{t('citing.narrow')}</button>
      {chosen !== null && (
        <a href={citedByHref(act, node?.eId ?? null, { group: filter.group })}>{t('citing.whole')}</a>
      )}
    </form>
  )
}

function choicesOf(page: Page) {
  const { t } = page
  return [
    {
      by: 'place',
      name: 'in',
      label: t('citing.place'),
      all: t('citing.anyPlace'),
      say: (code: string) => placeName(page, code),
    },
    {
      by: 'kind',
      name: 'kind',
      label: t('citing.kind'),
      all: t('citing.anyKind'),
      say: (kind: string) => typeName(t, kind),
    },
    {
      by: 'year',
      name: 'year',
      label: t('citing.year'),
      all: t('citing.anyYear'),
      say: (year: string) => (year === 'unknown' ? t('citing.undated') : year),
    },
  ] as const
}

function Select({
  page,
  label,
  name,
  chosen,
  values,
  all,
  say,
}: {
  page: Page
  label: string
  name: string
  chosen: string | null
  values: readonly CitingValue[]
  all: string
  say: (value: string) => string
}) {
  return (
    <label>
      <span>{label}</span>
      <select name={name}>
        <option value="">{all}</option>
        {values.map(({ value, works }) => (
          <option value={value} selected={value === chosen}>
            {say(value)} ({page.t.number(works)})
          </option>
        ))}
        {chosen !== null && values.every(({ value }) => value !== chosen) && (
          <option value={chosen} selected>
            {say(chosen)} (0)
          </option>
        )}
      </select>
    </label>
  )
}

// `all`: the address of all its passages; null where they are listed.
function Entry({ page, entry, all }: { page: Page; entry: CitingEntry; all: string | null }) {
  const { t } = page
  const { title, language } = titleOf(entry)
  const date = dateOf(page, entry.date)
  const more = entry.passages - entry.quoted.length
  return (
    <li class={`by-${entry.group}`}>
      <p class="kicker">
        <span class="flag">{placeName(page, entry.jurisdiction)}</span>
        <Invented page={page} place={entry.jurisdiction} />
        <span>{kindName(t, entry)}</span>
        {date && <time datetime={entry.date ?? undefined}>{date}</time>}
      </p>
      <h3 {...(language === null ? {} : { lang: bcp47(language), dir: direction(language) })}>
        <a href={addressOf(language === null ? entry.iri : `${entry.iri}/${language}`)}>{title}</a>
      </h3>
      <ul class="passages">
        {entry.quoted.map((passage) => (
          <Passage page={page} entry={entry} passage={passage} />
        ))}
      </ul>
      {more > 0 && all !== null && (
        <p class="more">
          <a href={all}>{t('citing.more', { n: more })}</a>
        </p>
      )}
    </li>
  )
}

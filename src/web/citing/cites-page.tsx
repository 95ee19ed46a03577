/** What an act cites on a day: references to law no longer in force first, then every act, held or not. */
import type { CitedAct, Cites, DeadCitation } from '#jobs/citations/cited-acts.ts'
import { bcp47 } from '#law/language.ts'
import type { Version } from '#store/model.ts'
import { leadingOf, nameOf } from '../act/leading.ts'
import { windowTitle } from '../act/notes.tsx'
import { TitleBlock } from '../act/title-block.tsx'
import { type Act, hrefOf } from '../act/view.ts'
import { Frame } from '../layout.tsx'
import { type Page, placeName, say } from '../page.ts'
import { citesHref } from './address.ts'
import { Quote } from './passage.tsx'

interface Listed {
  readonly page: Page
  readonly act: Act
  readonly cites: Cites
}

export function CitesPage({ page, act, version, cites }: Listed & { version: Version | null }) {
  const { t } = page
  const held = cites.acts.filter(({ work }) => work !== null)
  const away = cites.acts.filter(({ work }) => work === null)
  return (
    <Frame
      page={page}
      title={`${t('citing.titleCites')} · ${windowTitle(page, act)}`}
      at={act.dated ? act.at : null}
      canonical={citesHref(act)}
    >
      <main id="main" class="act single">
        <TitleBlock page={page} act={act} version={version} notes={hrefOf(act)} />
        <article class="citers">
          <p class="back">
            <a href={hrefOf(act)}>‹ {t('versions.back')}</a>
          </p>
          <h2>{t('citing.titleCites')}</h2>
          <p class="lead">{t('citing.leadCites', { date: say(page, act.at), own: cites.own })}</p>
          <Dead page={page} act={act} cites={cites} />
          {held.length > 0 && <Acts page={page} act={act} title={t('citing.held')} acts={held} />}
          {away.length > 0 && <Acts page={page} act={act} title={t('citing.away')} acts={away} />}
          {cites.acts.length === 0 && <p class="notice">{t('citing.citesNone')}</p>}
        </article>
      </main>
    </Frame>
  )
}

function Dead({ page, act, cites }: Listed) {
  const { t } = page
  if (cites.dead.length === 0) return null
  return (
    <section class="dead">
      <h3>{t('citing.dead', { n: cites.dead.length })}</h3>
      <p class="lead">{t('citing.deadLead')}</p>
      <ul class="passages">
        {cites.dead.map((each) => (
          <DeadReference page={page} act={act} dead={each} />
        ))}
      </ul>
    </section>
  )
}

function DeadReference({ page, act, dead }: { page: Page; act: Act; dead: DeadCitation }) {
  const { node, span, quote } = dead
  const { language } = act.expression
  const { href, says } = leadingOf(page, act, span)
  return (
    <li>
      <p class="where">
        <a href={hrefOf(act, { eId: node.eId })} lang={bcp47(language)}>
          {nameOf(page, act.work, { ...node, language }) || page.t('citing.inText')}
        </a>
        <span class="leads-to">
          → {href ? <a href={href}>{says.slice(0, -1).join(', ')}</a> : says.slice(0, -1).join(', ')}
          <span class="until">{says.at(-1)}</span>
        </span>
      </p>
      <Quote parts={quote} language={language} />
    </li>
  )
}

/** Provisions named of those that cite an act. */
const FEW = 12

function Acts({
  page,
  act,
  title,
  acts,
}: {
  page: Page
  act: Act
  title: string
  acts: readonly CitedAct[]
}) {
  const { t } = page
  const { language } = act.expression
  return (
    <section>
      <h3>{title}</h3>
      <ul class="cited-acts">
        {acts.map(({ work, name, jurisdiction, nodes }) => {
          const { href, mark, says } = leadingOf(page, act, { work, provision: null, name, jurisdiction })
          return (
            <li class={mark}>
              <p>
                {href ? <a href={href}>{name}</a> : name}
                {mark === 'gone' && <span class="until">{says.at(-1)}</span>}
              </p>
              <p class="from">
                {[jurisdiction && placeName(page, jurisdiction), t('citing.passages', { n: nodes.length })]
                  .filter(Boolean)
                  .join(' · ')}
                {': '}
                {nodes.slice(0, FEW).map((node, at) => (
                  <>
                    {at > 0 && ', '}
                    <a href={hrefOf(act, { eId: node.eId })} lang={bcp47(language)}>
                      {nameOf(page, act.work, { ...node, heading: null, language }) || t('citing.inText')}
                    </a>
                  </>
                ))}
                {nodes.length > FEW && ' …'}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The acts in which words stand or stood, each with its provisions and from when to when they had them. */
import { addDays } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import { bcp47, direction } from '#law/language.ts'
import type { PhraseAct, PhraseProvision } from '#search/model.ts'
import { Invented } from '../invented.tsx'
import { type Page, placeName, say } from '../page.ts'
import { labelOf } from './hit.tsx'

/** Acts shown; provisions of each that are not folded away. */
const MOST_ACTS = 50
const FEW = 3

export function HistoryActs({ page, acts }: { page: Page; acts: readonly PhraseAct[] }) {
  const { t } = page
  const shown = acts.slice(0, MOST_ACTS)
  return (
    <section>
      <h2>{t('search.history.acts')}</h2>
      <ul class="phraseacts">
        {shown.map((act) => (
          <Act page={page} act={act} />
        ))}
      </ul>
      {shown.length < acts.length && <p>{t('search.history.actsCut', { n: acts.length - shown.length })}</p>}
    </section>
  )
}

function Act({ page, act }: { page: Page; act: PhraseAct }) {
  const { t } = page
  const [few, rest] = [act.provisions.slice(0, FEW), act.provisions.slice(FEW)]
  const list = (some: readonly PhraseProvision[]) => (
    <ul>
      {some.map((provision) => (
        <Provision page={page} act={act} provision={provision} />
      ))}
    </ul>
  )
  return (
    <li>
      <p class="kicker">
        <span class="flag">{placeName(page, act.jurisdiction)}</span>{' '}
        <Invented page={page} place={act.jurisdiction} />
      </p>
      <h3 lang={bcp47(act.language)} dir={direction(act.language)}>
        <a href={encodeURI(formatIri({ work: act.work, language: act.language, at: null, eId: null }))}>
          {act.title}
        </a>
      </h3>
      {list(few)}
      {rest.length > 0 && (
        <details>
          <summary>{t('search.moreOfAct', { n: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </li>
  )
}

interface ProvisionOf {
  readonly page: Page
  readonly act: PhraseAct
  readonly provision: PhraseProvision
}

function Provision({ page, act, provision }: ProvisionOf) {
  const name = [labelOf(page, act, provision), provision.heading].filter(Boolean).join(' ')
  return (
    <li>
      <a
        href={encodeURI(provision.iri)}
        {...(name ? { lang: bcp47(act.language), dir: direction(act.language) } : {})}
      >
        {name || page.t('search.inText')}
      </a>{' '}
      <small>{provision.spans.map((span) => spanWords(page, span)).join('; ')}</small>
    </li>
  )
}

function spanWords(page: Page, { from, to }: PhraseProvision['spans'][number]): string {
  const { t } = page
  const begins = from && say(page, from, 'short')
  const ends = to && say(page, addDays(to, -1), 'short')
  if (begins && ends) return t('search.history.span', { from: begins, to: ends })
  if (begins) return t('search.history.since', { from: begins })
  return ends ? t('search.history.until', { to: ends }) : t('search.undated')
}

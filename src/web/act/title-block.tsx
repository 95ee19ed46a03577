/** What an act is, whose, as of when, and what its text rests on. */

import { languageName, ownLanguageName } from '#i18n/names.ts'
import { dayOrNull } from '#kit/day.ts'
import { bcp47, direction } from '#law/language.ts'
import type { Basis } from '#law/provision.ts'
import type { Expression, Version, Work } from '#store/model.ts'
import { Invented } from '../invented.tsx'
import { kindName } from '../kinds.ts'
import { SilenceNotes } from '../network/silence.tsx'
import { type Page, placeName, say } from '../page.ts'
import { originOf } from './origin.ts'
import { type Act, hrefOf } from './view.ts'

/** Languages named in the block; of more it says how many there are and the notes list them. */
const FEW = 5

interface Block {
  readonly page: Page
  readonly act: Act
  readonly version: Version | null
  /** The page that has the notes on the text: empty where it is this one. */
  readonly notes: string
  /** Texts that the page shows beside this one. */
  readonly beside?: readonly Expression[]
}

export function TitleBlock({ page, act, version, notes, beside = [] }: Block) {
  const { work, expression } = act
  return (
    <header class="titleblock">
      <div>
        <p class="kicker">
          <a class="flag" href={`/browse?in=${encodeURIComponent(work.jurisdiction)}`}>
            {placeName(page, work.jurisdiction)}
          </a>
          <Invented page={page} place={work.jurisdiction} />
          <span>{kindOf(page, work)}</span>
          <a class="iri" href={hrefOf(act, { at: null })}>
            {work.iri}
          </a>
        </p>
        <h1
          lang={bcp47(expression.language)}
          dir={direction(expression.language)}
          class={expression.title.length > 90 ? 'long' : undefined}
        >
          {unparted(expression.title)}
        </h1>
        <Facts page={page} act={act} version={version} notes={notes} />
        <SilenceNotes page={page} expressions={[expression, ...beside]} />
      </div>
    </header>
  )
}

// A number stays in one line: "№ 23-З" is not parted at its hyphen.
function unparted(title: string) {
  const parts = title.split(/(\S*\d\S*-\S{1,10}(?!\S))/)
  return parts.map((part, at) => (at % 2 === 1 ? <span class="unparted">{part}</span> : part))
}

function Facts({ page, act, version, notes }: Block) {
  const { t, today } = page
  const { work, expression, versions } = act
  if (isDecision(work)) return <DecisionFacts page={page} act={act} notes={notes} />
  const held = versions.filter(({ state }) => state === 'held')
  const coming = held.filter(({ from }) => from !== null && from > today).length
  return (
    <ul class="facts" aria-label={t('act.facts')}>
      <li>
        {t.rich('act.textAsOf', { asOf: <b>{t('act.asOf', { date: say(page, act.at, 'short') })}</b> })}
      </li>
      <li class="plain">
        <a href={`${notes}#about`}>{originOf(page, expression)}</a>
      </li>
      {work.published && (
        <li>{t.rich('act.published', { date: <b>{say(page, work.published, 'short')}</b> })}</li>
      )}
      <li>
        <a href={`${hrefOf(act, { at: null })}?view=versions`}>
          {t('act.wordings', { n: held.length - coming })}
          {coming > 0 && t('act.toCome', { n: coming })}
        </a>
      </li>
      <li>{t(`act.basis.${basisOf(version, versions)}`)}</li>
      <li>{t(`act.state.${expression.textState}`)}</li>
      <OtherLanguages page={page} act={act} notes={notes} />
    </ul>
  )
}

/** Returns whether the work was given on a day and does not change after it. */
export function isDecision({ type }: { readonly type: string }): boolean {
  return type === 'judgment'
}

// A decision has no wordings and no force that begins and ends: it has a day.
function DecisionFacts({ page, act, notes }: Omit<Block, 'version'>) {
  const { t } = page
  const { work, expression } = act
  const given = dayOrNull(work.date) ?? act.versions[0]?.from ?? null
  return (
    <ul class="facts" aria-label={t('act.facts')}>
      {given && <li>{t.rich('act.decided', { date: <b>{say(page, given, 'short')}</b> })}</li>}
      <li class="plain">
        <a href={`${notes}#about`}>{originOf(page, expression)}</a>
      </li>
      {work.published && (
        <li>{t.rich('act.published', { date: <b>{say(page, work.published, 'short')}</b> })}</li>
      )}
      <OtherLanguages page={page} act={act} notes={notes} />
    </ul>
  )
}

function OtherLanguages({ page, act, notes }: Omit<Block, 'version'>) {
  const { t } = page
  const others = act.languages.filter(({ id }) => id !== act.expression.id)
  if (others.length === 0) return null
  if (others.length > FEW)
    return (
      <li>
        <a href={`${notes}#languages`}>{t('act.alsoInMany', { n: others.length })}</a>
      </li>
    )
  const links = others.flatMap((other, index) => [
    index > 0 ? ', ' : '',
    <a
      href={hrefOf({ ...act, expression: other })}
      hreflang={bcp47(other.language)}
      title={languageName(other.language, t.locale)}
    >
      <b lang={bcp47(other.language)}>{ownLanguageName(other.language)}</b>
    </a>,
  ])
  return <li>{t.rich('act.alsoIn', { languages: <>{links}</> })}</li>
}

/** Returns what kind of act the work is, with its number and date as far as they are known. */
export function kindOf(page: Page, work: Work): string {
  const { t } = page
  // Some sources number their acts by a word of the title: that is in the title.
  const number =
    work.number !== null && /\d/.test(work.number) ? t('act.number', { number: work.number }) : ''
  const date = dayOrNull(work.date)
  const of = date
    ? t('act.ofDate', { date: say(page, date, 'short') })
    : work.date
      ? t('act.ofYear', { year: work.date })
      : ''
  return [kindName(t, work), number, of].filter((part) => part !== '').join(' ')
}

/** Returns what the dates of the version shown rest on; of the act's versions where none is shown. */
export function basisOf(version: Version | null, versions: readonly Version[]): Basis {
  return version?.basis ?? versions.at(-1)?.basis ?? 'unknown'
}

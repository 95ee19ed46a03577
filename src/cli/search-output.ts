/** Hits for people on a terminal: acts with their provisions folded in, since when each holds, and how what was found is spread. */

import { languageName } from '#i18n/names.ts'
import { plainSnippet } from '#jobs/search/hit-rows.ts'
import type { Day } from '#kit/day.ts'
import type {
  AcrossTold,
  Approximation,
  Explanation,
  Facet,
  FoldedHit,
  SearchHit,
  SearchResult,
} from '#search/model.ts'
import { clip, count } from './format.ts'

const NOTHING = 'Nothing found. Try fewer words, or another day with --at\n'
/** Values told of each facet. */
const FEW = 6

interface Asked {
  readonly today: Day
  /** True where a hit is an act with its provisions. */
  readonly folded: boolean
}

/** Returns the result as text. */
export function searchText(result: SearchResult, asked: Asked): string {
  const before = [
    ...result.notHeld.map(({ named }) => `Not held here: ${named}\n`),
    result.didYouMean === null ? '' : `Did you mean: ${result.didYouMean}\n`,
    result.loosened ? 'No provision has all of the words; these have some of them\n' : '',
    result.across && result.across.how !== 'offered' ? acrossText(result.across) : '',
  ].join('')
  const offer = result.across?.how === 'offered' ? offered(result.across) : ''
  if (result.hits.length === 0) return before + NOTHING + offer
  const hits = result.hits.map((hit) => hitText(hit, result.totalIsExact))
  return `${before}${before === '' ? '' : '\n'}${hits.join('\n')}\n${summary(result, asked)}${offer}`
}

function hitText(hit: SearchHit, exact: boolean): string {
  const lines = [
    ...(hit.cited ? [`[cited: ${hit.cited.label}${sureness(hit.cited.confidence)}]`] : []),
    nameOf(hit),
    ...(hit.across?.length ? [`  matched ${hit.across.map((words) => `“${words}”`).join(', ')}`] : []),
    ...(hit.snippet === '' ? [] : [`  ${plainSnippet(hit.snippet)}`]),
    `  ${hit.iri}`,
    `  ${[standing(hit), rank(hit), hit.body].filter((part) => part).join(' · ')}`,
    ...hit.provisions.map(foldedText),
    ...(hit.more > 0 ? [`    and ${exact ? '' : 'at least '}${hit.more} more`] : []),
    ...(hit.explanation ? explained(hit.explanation) : []),
  ]
  return `${lines.join('\n')}\n`
}

function acrossText({ how, own, languages }: AcrossTold): string {
  if (languages.length === 0)
    return 'Nothing is known here of what these words are called in other languages\n'
  const head =
    how === 'by-itself'
      ? `Nothing found in ${own.map(nameOfLanguage).join(' or ')}; these say it in other languages:\n`
      : 'In other languages:\n'
  return head + languages.map((each) => `${languageText(each)}\n`).join('')
}

function languageText({ language, parts, left }: AcrossTold['languages'][number]): string {
  const said = parts.map(({ asked, said: words }) => `${asked} = ${words.join(', ')}`)
  const rest = left.length === 0 ? '' : ` (not looked for: ${left.join(', ')})`
  return `  ${nameOfLanguage(language)}: ${said.join('; ')}${rest}`
}

function offered({ languages }: AcrossTold): string {
  const few = languages.slice(0, FEW).map(({ language }) => nameOfLanguage(language))
  const rest = languages.length > FEW ? ` and ${languages.length - FEW} more` : ''
  return `  Also in other languages (${few.join(', ')}${rest}): --across only\n`
}

function nameOfLanguage(language: string): string {
  return languageName(language, 'en')
}

function nameOf({ title, num, heading }: SearchHit): string {
  return `${title}${num ? `, ${num}` : ''}${heading ? ` ${heading}` : ''}`
}

function foldedText(folded: FoldedHit): string {
  const name = [folded.num, folded.heading].filter(Boolean).join(' ') || folded.iri
  return `  + ${clip(name, 70)} · ${standing(folded)}\n    ${clip(plainSnippet(folded.snippet), 100)}`.trimEnd()
}

function rank({ jurisdiction, type, subtype, force, language }: SearchHit): string {
  const kind = subtype ?? type
  return [jurisdiction, kind, force === kind ? null : force, language].filter((part) => part).join(' ')
}

function sureness(confidence: number): string {
  return confidence < 1 ? `, ${Math.floor(confidence * 100)} % sure` : ''
}

type Wording = Pick<FoldedHit, 'inForceFrom' | 'inForceTo' | 'basis' | 'standing'>

/** Returns how a wording stands to the present day; legal effect is said only where its dates rest on it. */
function standing({ inForceFrom: from, inForceTo: to, basis, standing: stands }: Wording): string {
  if (from === null && to === null) return 'dates not known'
  if (basis !== 'in-force') {
    const word = basis === 'snapshot' ? 'seen' : 'dated'
    const span = [from ? `${word} from ${from}` : '', to ? `another wording ${word} ${to}` : '']
    return span.filter((part) => part !== '').join(', ')
  }
  if (stands === 'not-yet' && from) return `not yet in force, from ${from}`
  if (stands === 'no-longer' && to)
    return `no longer in force since ${to}${from ? `; in force from ${from}` : ''}`
  if (from === null) return `in force until ${to}`
  return `in force since ${from}${to ? `, until ${to}` : ''}`
}

function explained({ score, parts }: Explanation): string[] {
  return [
    `    score ${figure(score)}:`,
    ...parts.map(
      ({ what, value, factor, of }) =>
        `      ${factor ? '×' : value < 0 ? '−' : '+'} ${figure(factor ? value : Math.abs(value))}  ${what}${of === null ? '' : ` (${of})`}`,
    ),
  ]
}

function figure(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 })
}

const WHY: Readonly<Record<Approximation, string>> = {
  'ranked-first': 'more match than are ranked: those of the highest legal force were',
  'counted-first': 'more match than are counted: the numbers are the least there are',
  titles: 'more titles match than are looked at',
}

function summary(result: SearchResult, { today, folded }: Asked): string {
  const { total, totalIsExact, provisions, at, tookMs, approximate } = result
  const found = `${totalIsExact ? '' : 'at least '}${count(total, folded ? 'act' : 'hit')}`
  const within = provisions > 0 ? `, ${count(provisions, 'provision')}` : ''
  const when =
    at === null ? 'in the law of all times' : `in the law of ${at}${at === today ? ' (today)' : ''}`
  return [
    `${found}${within} ${when}; ${tookMs.toFixed(1)} ms`,
    ...approximate.map((why) => `  ${WHY[why]}`),
    ...(result.facets ?? []).filter(({ values }) => values.length > 1).map(facetText),
    '',
  ].join('\n')
}

function facetText({ name, exact, values }: Facet): string {
  const few = values
    .slice(0, FEW)
    .map(({ value, count: n }) => `${value || 'unknown'} ${exact ? '' : '≈'}${n.toLocaleString('en')}`)
  const rest = values.length > FEW ? `, ${values.length - FEW} more` : ''
  return `  ${name}: ${few.join(', ')}${rest}`
}

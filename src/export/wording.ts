/** What a document says of itself, in words: in the language of the text where the interface speaks it, else in English. */
import { formatDay } from '#i18n/dates.ts'
import { isKey, type Key, type Translator, translator } from '#i18n/messages.ts'
import { addDays, type Day, dayOf, dayOrNull } from '#kit/day.ts'
import type { Interval } from '#law/interval.ts'
import { bcp47 } from '#law/language.ts'
import type { LawDocument } from './document.ts'

/** A fact with its name. */
export type Fact = readonly [name: string, value: string]

/** Returns the speaker of the words that stand around the document's text. */
export function speakerOf(document: Pick<LawDocument, 'language'>): Translator {
  return translator(bcp47(document.language).split('-')[0] ?? 'en')
}

/** Returns jurisdiction, kind, number and date in one line: "France · Act No. 2016-1321 of 7 October 2016". */
export function kindLine(document: LawDocument): string {
  const t = speakerOf(document)
  const { work, jurisdictionName } = document
  const kind = kindOf(t, work)
  const number =
    work.number !== null && /\d/.test(work.number) ? t('act.number', { number: work.number }) : ''
  const day = dayOrNull(work.date)
  const of = day
    ? t('act.ofDate', { date: formatDay(day, t.locale) })
    : work.date
      ? t('act.ofYear', { year: work.date })
      : ''
  return `${jurisdictionName} · ${[kind, number, of].filter((part) => part !== '').join(' ')}`
}

/** Returns "Text as of 1 January 2024". */
export function asOf(document: LawDocument): string {
  const t = speakerOf(document)
  const key = document.textState === 'as-enacted' ? 'files.asEnacted' : 'files.asOf'
  return t(key, { date: formatDay(document.at, t.locale) })
}

/** Returns the provision that the document is narrowed to, by number and heading; null where it is the whole act. */
export function partLine({ part }: LawDocument): string | null {
  return part === null ? null : [part.label, part.heading].filter(Boolean).join(' · ') || part.eId
}

/** Returns what is known of the document, named: its days, what they rest on, from whom it is, its identifier and fingerprint. */
export function factsOf(document: LawDocument): Fact[] {
  const t = speakerOf(document)
  const { version, work } = document
  const day = (value: Day) => formatDay(value, t.locale)
  const facts: [Key, string | null][] = [
    ['files.days', daysOf(document, version)],
    ['files.rests', t(`act.basis.${version?.basis ?? 'unknown'}`)],
    ['files.state', t(`act.state.${document.textState}`)],
    ['files.published', work.published && day(work.published)],
    ['files.versionPublished', version?.published ? day(version.published) : null],
    ['files.ground', version?.ground?.title ?? null],
    ['files.source', sourceOf(document)],
    ['files.recorded', day(dayOf(new Date(document.recordedAt)))],
    ['files.identifier', document.iri],
    ['files.aliases', document.aliases.filter((alias) => alias !== work.iri).join(', ') || null],
    ['files.fingerprint', document.fingerprint],
    ['verify.proof', document.proof ? t('verify.inFile') : null],
  ]
  return facts.flatMap(([key, value]): Fact[] => (value ? [[t(key), value]] : []))
}

/** Returns what a reader has to be warned of: wordings that are not held, and a publisher that has fallen silent. */
export function noticesOf(document: LawDocument): string[] {
  const t = speakerOf(document)
  const { completeFrom, at, missing, freshness } = document
  return [
    ...silenceIn(t, freshness),
    missing > 0 ? t('files.missing', { n: missing }) : '',
    completeFrom !== null && at < completeFrom
      ? t('files.partial', { date: formatDay(completeFrom, t.locale) })
      : '',
  ].filter((notice) => notice !== '')
}

function silenceIn(t: Translator, freshness: LawDocument['freshness']): string[] {
  if (!freshness || freshness.state === 'fresh') return []
  const { state, publisher: name, heard, until } = freshness
  const date = heard === null ? t('network.unknownDay') : formatDay(heard, t.locale)
  const said = t(`network.silence.${state}`, { name, date })
  return [
    until === null ? said : `${said} ${t('network.silence.until', { date: formatDay(until, t.locale) })}`,
  ]
}

/** Returns the sentence that stands for a wording that is not held. */
export function missingNote(document: Pick<LawDocument, 'language'>, { from, to }: Interval): string {
  const t = speakerOf(document)
  return t('files.unknown', { from: from ?? t('files.beginning'), to: to ?? t('files.today') })
}

function daysOf(document: LawDocument, version: Interval | null): string {
  const t = speakerOf(document)
  const { from = null, to = null } = version ?? {}
  const said = (day: Day) => formatDay(day, t.locale)
  const last = to === null ? null : said(addDays(to, -1))
  if (from === null) return last === null ? t('files.days.none') : t('files.days.until', { to: last })
  return last === null
    ? t('files.days.open', { from: said(from) })
    : t('files.days.range', { from: said(from), to: last })
}

function sourceOf({ language, origin, source }: LawDocument): string {
  const t = speakerOf({ language })
  if (origin === 'own') return t('files.own')
  return t(origin === 'received' ? 'files.received' : 'files.unsigned', { source })
}

// What stands below a judgment is the court that gave it, by its sign: "ewca-civ".
function kindOf(t: Translator, { type, subtype }: LawDocument['work']): string {
  const own = subtype === null ? `type.${type}` : `kind.${subtype}`
  if (type === 'judgment' && subtype !== null)
    return `${t('type.judgment')} ${subtype.replaceAll('-', ' ').toUpperCase()}`
  return isKey(own) ? t(own) : sentence((subtype ?? type).replaceAll('-', ' '))
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** A lane of a timeline across states: the life of what an IRI names, with the addresses of its wordings and of what changed in them. */
import { addDays, type Day, dayOrNull } from '#kit/day.ts'
import { contains } from '#law/interval.ts'
import { formatIri } from '#law/iri.ts'
import type { Language } from '#law/language.ts'
import type { Basis, TextState } from '#law/provision.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type Library, libraryOver } from '#store/library.ts'
import type { Expression, ProvisionVersion, Reference, Version } from '#store/model.ts'
import { readingOrder } from '#store/outline.ts'
import { seenTextsOf } from '#store/seen-texts.ts'
import { type Happening, type LifeEvent, lifeOf, type Stretch, type WhyUnknown } from './life.ts'

/** A span of the lane. `n` and `basis` are those of a wording; `why` is said of what is unknown. */
export interface LaneStretch {
  readonly kind: 'wording' | 'missing' | 'absent' | 'unknown'
  readonly from: Day | null
  readonly to: Day | null
  readonly n: number | null
  readonly basis: Basis | null
  readonly why: WhyUnknown | null
  /** The wording, on a day on which it stood; null for what is none. */
  readonly iri: string | null
}

export interface LaneEvent {
  readonly kind: Happening
  readonly day: Day
  /** The last day on which it is known not to have been so yet; null where that is the day before, or not known. */
  readonly after: Day | null
  readonly basis: Basis
  /** The act that did it, as far as the source says it; its IRI where it is held. */
  readonly ground: { readonly title: string; readonly id: string | null; readonly iri: string | null } | null
  readonly numbers: readonly [before: string | null, after: string | null] | null
  /** The wording that the day began; of a repeal, the last one. */
  readonly iri: string
  /** What the day changed, as path and query of the site; null where there is nothing to compare with. */
  readonly redline: string | null
}

export interface Lane {
  /** As it was asked for. */
  readonly asked: string
  readonly work: {
    readonly iri: string
    readonly title: string
    readonly jurisdiction: string
    readonly date: string | null
  }
  readonly language: Language
  /** Of the text in its language. */
  readonly title: string
  /** The name of the provision that lasts; null where the act as a whole is meant. */
  readonly wId: string | null
  /** What it is called on the day asked for, or was called last. */
  readonly kind: string | null
  readonly num: string | null
  readonly heading: string | null
  /** As it is named today, or was last. */
  readonly iri: string
  readonly textState: TextState
  /** The first day for which the whole text of the act is held; null where there is no such limit. */
  readonly completeFrom: Day | null
  /** The last day on which a text of the act was seen; null where its source tells days of effect instead. */
  readonly seenLast: Day | null
  readonly stretches: readonly LaneStretch[]
  readonly events: readonly LaneEvent[]
}

/** Why there is no lane. `languages`: those in which the act is held. */
export interface NoLane {
  readonly asked: string
  readonly why: 'not-held' | 'not-in-language' | 'no-provision'
  readonly title: string | null
  readonly languages: readonly Language[]
}

/** Returns the lane of what the IRI or alias names: a provision, what a part of one stands in, or an act as a whole. */
export async function laneOf(db: Database, asked: string, today: Day): Promise<Lane | NoLane> {
  const library = libraryOver(db)
  const reference = await library.resolve(asked)
  if (!reference) return { asked, why: 'not-held', title: null, languages: [] }
  const { work, language, eId } = reference
  const expression = await library.expression(work.id, language)
  if (!expression) {
    const shown = (await library.expressions(work.id)).filter((each) => each.shown)
    return { asked, why: 'not-in-language', title: work.title, languages: shown.map((each) => each.language) }
  }
  const named = eId === null ? null : await provisionNamed(library, expression, reference, today)
  if (named === undefined) return { asked, why: 'no-provision', title: expression.title, languages: [] }
  return drawn(db, library, { asked, work, expression, provisionId: named, today })
}

// On the day that the IRI names, else today, else whenever something bore the name last. What is asked for inside a provision is its.
async function provisionNamed(
  library: Library,
  expression: Expression,
  { eId, at }: Reference,
  today: Day,
): Promise<number | undefined> {
  const { nodes } = await library.textOnDay(expression.id, at ?? today)
  const onDay = new Map(readingOrder(nodes).map((node) => [node.eId, node.provisionId]))
  const names = namesAbove(eId ?? '')
  const found = names.find((name) => onDay.has(name))
  if (found !== undefined || at !== null) return onDay.get(found ?? '')
  const rows = await library.history(expression.id)
  for (const name of names) {
    const named = rows.filter((row) => row.eId === name)
    const last = named.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))[0]
    if (last) return last.provisionId
  }
  return undefined
}

function namesAbove(eId: string): string[] {
  const names = [eId]
  for (let end = eId.lastIndexOf('__'); end > 0; end = eId.lastIndexOf('__', end - 1))
    names.push(eId.slice(0, end))
  return names
}

interface Named {
  readonly asked: string
  readonly work: Reference['work']
  readonly expression: Expression
  /** Null for the act as a whole. */
  readonly provisionId: number | null
  readonly today: Day
}

async function drawn(db: Database, library: Library, named: Named): Promise<Lane> {
  const { asked, work, expression, provisionId, today } = named
  const { language, completeFrom, textState } = expression
  const versions = await library.versions(expression.id)
  const history =
    provisionId === null
      ? await wholeHistory(library, expression, versions)
      : await library.provisionHistory(provisionId)
  const seen = (await seenTextsOf(db.sql, expression.id)).flatMap(({ date }) => date ?? [])
  const { stretches, events } = lifeOf({
    history,
    versions,
    completeFrom,
    textState,
    adopted: adoptedOn(work.date, versions),
    seen,
  })
  const called = history.findLast(({ from }) => from === null || from <= today) ?? history[0]
  const place = { work: work.iri, language }
  const eId = provisionId === null ? null : (called?.eId ?? null)
  return {
    asked,
    work: { iri: work.iri, title: work.title, jurisdiction: work.jurisdiction, date: work.date },
    language,
    title: expression.title,
    wId: provisionId === null ? null : (called?.wId ?? null),
    kind: provisionId === null ? null : (called?.kind ?? null),
    num: provisionId === null ? null : (called?.num ?? null),
    heading: provisionId === null ? null : (called?.heading ?? null),
    iri: formatIri({ ...place, at: null, eId }),
    textState,
    completeFrom,
    seenLast: seen.at(-1) ?? null,
    stretches: stretches.map((stretch) => laneStretch(stretch, place)),
    events: await Promise.all(events.map((event) => laneEvent(library, event, place))),
  }
}

// A day or a year; one that is later than a text of the act is no day before which there was none.
function adoptedOn(date: string | null, versions: readonly Version[]): Day | null {
  const adopted = dayOrNull(date !== null && /^\d{4}$/.test(date) ? `${date}-01-01` : date)
  const first = versions[0]?.from ?? null
  return adopted !== null && first !== null && adopted <= first ? adopted : null
}

// An act as a whole is worded anew at each of its points in time; where nothing of it stands any more, it has ended.
async function wholeHistory(
  library: Library,
  expression: Expression,
  versions: readonly Version[],
): Promise<ProvisionVersion[]> {
  const held = versions.filter(({ state }) => state === 'held')
  const last = held.at(-1)
  const ended = last?.from != null && (await library.textOnDay(expression.id, last.from)).nodes.length === 0
  return (ended ? held.slice(0, -1) : held).map(({ from, to, basis, ground }, at) => ({
    ...WHOLE,
    id: at,
    from,
    to,
    basis,
    ground,
    textId: at,
  }))
}

const WHOLE = {
  provisionId: 0,
  wId: '',
  eId: '',
  parentId: null,
  sort: '',
  kind: '',
  num: null,
  heading: null,
  missing: false,
  concurrent: false,
} as const

interface Place {
  readonly work: string
  readonly language: Language
}

function laneStretch(stretch: Stretch, place: Place): LaneStretch {
  const { from, to } = stretch
  const spared = { from, to, n: null, basis: null, why: null, iri: null }
  if (stretch.kind === 'absent') return { kind: 'absent', ...spared }
  if (stretch.kind === 'unknown') return { kind: 'unknown', ...spared, why: stretch.why }
  const { n, basis, missing, rows } = stretch
  const at = from ?? (to ? addDays(to, -1) : null)
  const row = rows.find((each) => at === null || contains(each, at))
  return { kind: missing ? 'missing' : 'wording', from, to, n, basis, why: null, iri: iriOf(place, row, at) }
}

function iriOf(place: Place, row: ProvisionVersion | undefined, at: Day | null): string {
  return formatIri({ ...place, at, eId: row?.eId || null })
}

async function laneEvent(library: Library, event: LifeEvent, place: Place): Promise<LaneEvent> {
  const { kind, day, after, basis, ground, numbers, before, row } = event
  const last = after ?? addDays(day, -1)
  return {
    kind,
    day,
    after,
    basis,
    ground: ground && { ...ground, iri: await groundIri(library, ground.id) },
    numbers,
    iri: row ? iriOf(place, row, day) : iriOf(place, before ?? undefined, lastDayOf(before) ?? last),
    redline: redlineOf(event, place),
  }
}

// IRIs of the older naming convention do without the prefix.
async function groundIri(library: Library, id: string | null): Promise<string | null> {
  if (id === null) return null
  const older = id.startsWith('/') && !id.startsWith('/akn/')
  const held = (await library.resolve(id)) ?? (older ? await library.resolve(`/akn${id}`) : null)
  return held?.work.iri ?? null
}

// Two wordings are compared in the provision; where it came or went as a whole, and for acts as a whole, the act is.
function redlineOf({ kind, day, before, row }: LifeEvent, place: Place): string | null {
  const last = lastDayOf(before)
  if (kind === 'first' || (kind === 'introduced' && row?.eId === '')) return null
  const isWhole = (row?.eId ?? before?.eId) === ''
  if (before && row && !isWhole && last) return `${iriOf(place, row, day)}?from=${last}&to=${day}#wordings`
  const act = formatIri({ ...place, at: null, eId: null })
  const at = row?.eId || before?.eId
  return `${act}?from=${addDays(day, -1)}&to=${day}${at ? `#${at}` : ''}`
}

function lastDayOf(row: ProvisionVersion | null): Day | null {
  return row?.to ? addDays(row.to, -1) : null
}

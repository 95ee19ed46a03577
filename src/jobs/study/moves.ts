/** How the law moved under what a study quotes: amended, repealed, corrected, gone; and what was merely renumbered. */
import { type Day, dayOf, day as toDay } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import { contains } from '#law/interval.ts'
import { formatIri } from '#law/iri.ts'
import { isCentre } from '#research/questionnaire-answers.ts'
import type { Quote } from '#research/quote.ts'
import {
  fragmentsByHash,
  type QuotedProvision,
  type QuotedRow,
  quotedProvisions,
} from '#research/quoted-rows.ts'
import type { Quoted, Study } from '#research/study.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { provisionNumber } from './label.ts'
import { partOf } from './quote.ts'

export type MoveKind = 'amended' | 'repealed' | 'corrected' | 'gone'

/** A quote that is no longer the law of the day on which its column is looked at. */
export interface Move {
  readonly row: string
  readonly column: string
  /** The name of the quote in the study. */
  readonly quote: string
  /**
   * `amended`: other words are in force. `repealed`: none are. Either may have been so on the day of the quote, where the library learnt of
   * it later. `corrected`: the words never stood so up to that day, as the library knows by now. `gone`: the text, or the provision, is not
   * held any more.
   */
  readonly kind: MoveKind
  /** Of the wording that the law moved to; null where there is none. */
  readonly hash: string | null
  /** Since when the other wording is in force, or none is; of a correction, when the library learnt it. Null where that is not known. */
  readonly since: Day | null
  /** The words that stand in the place of those quoted; null where there are none, or they are not held. */
  readonly text: string | null
  /** False where what changed is around the part that is quoted, whose own words still stand. */
  readonly touchesQuoted: boolean
  /** The provision on the day on which the column is looked at. */
  readonly iri: string
  /** Its number by then. */
  readonly num: string | null
}

/** A quote whose provision has another number, and the same words. */
export interface Renumbered {
  readonly row: string
  readonly column: string
  readonly quote: string
  readonly num: string | null
  readonly iri: string
}

/** A quote of a text that this library never held, or that another centre took from its own library and this one does not hold. */
export type Unchecked = Pick<Move, 'row' | 'column' | 'quote'>

export interface Standing {
  readonly moves: readonly Move[]
  readonly renumbered: readonly Renumbered[]
  readonly unchecked: readonly Unchecked[]
}

/** Returns the moves of a study, or of an edition read as one, in the order of its cells. What somebody looked at and kept is not among them. */
export async function movesOf(db: Database, study: Study, today: Day): Promise<Move[]> {
  return [...standingOf(db, study, today).moves]
}

/**
 * Returns how what a study quotes stands. A column is looked at as of its own day where it has one, else as of today; a quote of a later day
 * as of that. Where no text of that day is held, nothing is said to have moved.
 */
export function standingOf(db: Database, study: Study, today: Day): Standing {
  const placed = placedQuotes(study, today)
  const held = quotedProvisions(
    db,
    placed.map(({ quoted }) => quoted.quote),
  )
  const words = new Wordings(db, placed, held)
  const moves: Move[] = []
  const renumbered: Renumbered[] = []
  const unchecked: Unchecked[] = []
  placed.forEach((each, index) => {
    const provision = held[index]
    if (!provision) return
    if (isUnchecked(each.quoted, provision)) {
      const { row, column, quoted } = each
      unchecked.push({ row, column, quote: quoted.quote.id })
      return
    }
    const move = moveOf(each, provision, words)
    if (move) moves.push(move)
    else renumbered.push(...renumberedOf(each, provision))
  })
  return { moves, renumbered, unchecked }
}

// What is not held is gone only where it was quoted from here: not what a centre quoted, nor a study that came from elsewhere.
function isUnchecked({ by }: Quoted, { isHeld, isStrange, rows }: QuotedProvision): boolean {
  return isStrange || (isCentre(by) && (!isHeld || rows.length === 0))
}

interface Placed {
  readonly row: string
  readonly column: string
  readonly quoted: Quoted
  /** The day that the column is looked at. */
  readonly day: Day
}

function placedQuotes(study: Study, today: Day): Placed[] {
  return study.rows.flatMap(({ id: row }) =>
    study.columns.flatMap(({ id: column, at }) =>
      study.cell(row, column).quotes.map((quoted) => {
        const asked = at === null ? today : toDay(at)
        return { row, column, quoted, day: quoted.quote.at > asked ? quoted.quote.at : asked }
      }),
    ),
  )
}

type Found = Pick<Move, 'kind' | 'since'> & { readonly to: QuotedRow | null }

function moveOf(placed: Placed, provision: QuotedProvision, words: Wordings): Move | null {
  const { row, column, quoted, day } = placed
  const { quote, kept } = quoted
  const found = foundOf(placed, provision, words)
  if (!found) return null
  const { kind, since, to } = found
  const hash = to?.hash ?? null
  if (kept.some((each) => each === hash || (each !== null && hash !== null && words.areSame(each, hash))))
    return null
  const now = provision.rows.find((each) => contains(each, day)) ?? to
  const xml = hash === null ? null : words.of(hash)
  const part = xml === null || quote.part === null ? null : partOf(xml, quote.part)
  const text = xml === null ? null : plainText(part ?? xml)
  const touchesQuoted = quote.part === null || part === null || plain(part) !== squeezed(quote.text)
  return { row, column, quote: quote.id, kind, hash, since, text, touchesQuoted, ...namedOn(quote, now, day) }
}

function foundOf({ quoted, day }: Placed, provision: QuotedProvision, words: Wordings): Found | null {
  const { quote } = quoted
  const { isHeld, rows, holes } = provision
  if (!isHeld || rows.length === 0) return { kind: 'gone', since: null, to: null }
  const then = rows.find((row) => contains(row, quote.at))
  const now = rows.find((row) => contains(row, day))
  const isHole = (on: Day) => holes.some((hole) => contains(hole, on))
  const stoodThen = then ? words.isQuoted(quote, then) : isHole(quote.at)
  if (isHole(day) || (now && words.isQuoted(quote, now)))
    return stoodThen ? null : corrected(rows, then ?? null)
  const last = lastOf(quote, rows, words)
  if (!stoodThen && !last) return corrected(rows, now ?? then ?? null)
  const since = last?.to ?? now?.from ?? null
  if (!now || (now.textId === null && !now.missing)) return { kind: 'repealed', since, to: null }
  return { kind: 'amended', since, to: now }
}

function corrected(rows: readonly QuotedRow[], to: QuotedRow | null): Found {
  const learnt = (to ?? rows.at(-1))?.learntAt
  return { kind: 'corrected', since: learnt === undefined ? null : dayOf(new Date(learnt)), to }
}

// The row in which the quoted words stood last: on the day of the quote or, where the library learnt too late of an amendment, before it. They
// may stand in several rows that follow on each other.
function lastOf(quote: Quote, rows: readonly QuotedRow[], words: Wordings): QuotedRow | undefined {
  let last = rows.findLast((row) => (row.from === null || row.from <= quote.at) && words.isQuoted(quote, row))
  for (const row of rows)
    if (last && row.from !== null && row.from === last.to && words.isQuoted(quote, row)) last = row
  return last
}

function renumberedOf(
  { row, column, quoted: { quote }, day }: Placed,
  { rows }: QuotedProvision,
): Renumbered[] {
  const now = rows.find((each) => contains(each, day))
  if (!now) return []
  const named = namedOn(quote, now, day)
  return named.num === quote.num ? [] : [{ row, column, quote: quote.id, ...named }]
}

function namedOn(quote: Quote, row: QuotedRow | null, at: Day): Pick<Move, 'iri' | 'num'> {
  if (!row) return { iri: quote.iri, num: quote.num }
  const { work, language, jurisdiction } = quote
  const iri = formatIri({ work, language, at, eId: row.eId })
  return { iri, num: provisionNumber(row, { jurisdiction, language }) }
}

/** Wordings compared by what they say: mark-up that changed without the words is no other wording. */
class Wordings {
  readonly #fragments: ReadonlyMap<string, string>
  readonly #said = new Map<string, string>()

  // Only where another hash stands on one of the two days are words read, all at once.
  constructor(db: Database, placed: readonly Placed[], held: readonly QuotedProvision[]) {
    const wanted = new Set<string>()
    placed.forEach(({ quoted: { quote, kept }, day }, index) => {
      const rows = held[index]?.rows ?? []
      const standing = [quote.at, day].map((on) => rows.find((row) => contains(row, on)))
      if (standing.every((row) => row?.hash === quote.hash)) return
      for (const hash of [quote.hash, ...rows.map((row) => row.hash), ...kept])
        if (hash !== null) wanted.add(hash)
    })
    this.#fragments = wanted.size === 0 ? new Map() : fragmentsByHash(db, [...wanted])
  }

  of(hash: string): string | null {
    return this.#fragments.get(hash) ?? null
  }

  areSame(one: string, other: string): boolean {
    const said = this.#saidBy(one)
    return said !== null && said === this.#saidBy(other)
  }

  isQuoted(quote: Quote, { hash }: QuotedRow): boolean {
    if (hash === quote.hash) return true
    if (hash === null) return false
    if (this.areSame(hash, quote.hash)) return true
    // Where the library never had the wording itself, as of a study that came from elsewhere, its words are those of the quote.
    return quote.part === null && this.#saidBy(hash) === squeezed(quote.text)
  }

  #saidBy(hash: string): string | null {
    const known = this.#said.get(hash)
    if (known !== undefined) return known
    const xml = this.of(hash)
    if (xml === null) return null
    const said = plain(xml)
    this.#said.set(hash, said)
    return said
  }
}

function plain(xml: string): string {
  return squeezed(plainText(xml))
}

function squeezed(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

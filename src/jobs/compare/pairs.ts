/** Which alignment two texts take, by what they are of each other: two days of an act, two languages of it, or two acts. */
import type { How, Link } from '#compare/align/unit.ts'
import { alignVersions } from '#compare/align/versions.ts'
import { alignLanguages } from '#compare/beside.ts'
import { besideByWords } from '#compare/beside-words.ts'
import { LEAST_CONFIDENCE, LEAST_SHARED, weighed } from '#compare/corresponding/correspond.ts'
import type { Known, Outline, Reasons } from '#compare/corresponding/provision.ts'
import type { Pairing } from '#compare/corresponding/rows.ts'
import type { FoundText } from './texts.ts'

export type Relation = 'versions' | 'translations' | 'acts'

/** Why two parts stand in one row. */
export interface PairReasons {
  readonly concepts: readonly string[]
  readonly terms: readonly { readonly before: string; readonly after: string }[]
  readonly numbers: readonly string[]
  readonly citations: readonly string[]
  readonly neighbours: boolean
  readonly sameNumber: boolean
}

/** Two parts that belong together, and why. */
export interface Pair extends Pairing {
  readonly how: How | 'corresponds'
  readonly reasons: () => PairReasons
}

/** Returns what two texts are of each other. */
export function relationOf(one: FoundText, other: FoundText): Relation {
  if (one.work.id !== other.work.id) return 'acts'
  if (one.expression.language !== other.expression.language) return 'translations'
  return one.at === other.at ? 'acts' : 'versions'
}

/** A text as it is aligned: its parts, and the names that last of the provisions that they are. */
export interface Aligned {
  readonly outline: Outline
  readonly wIds: readonly string[]
}

/** Returns what of two wordings of an act belongs together: what the library's history says, and where else words went. */
export function versionPairs(before: Aligned, after: Aligned): Pair[] {
  const places = new Map(after.wIds.map((wId, index) => [wId, index]))
  const known = before.wIds.flatMap((wId, index) => {
    const there = places.get(wId)
    return there === undefined ? [] : [{ before: index, after: there }]
  })
  const recorded = known.map((pair): Pair => {
    const [from, to] = [before.outline.provisions[pair.before], after.outline.provisions[pair.after]]
    const same = from?.num === to?.num
    return {
      ...pair,
      confidence: 1,
      how: same ? 'kept' : 'moved',
      reasons: () => ({ ...NO_REASONS, sameNumber: same }),
    }
  })
  const there = new Set(known.map((pair) => `${pair.before} ${pair.after}`))
  const found = alignVersions(before.outline.provisions, after.outline.provisions, known)
    .filter((link) => !there.has(`${link.before} ${link.after}`) && link.confidence >= LEAST_SHOWN)
    .map(linked)
  return [...recorded, ...found]
}

/** Readers are shown pairings of wordings from here on (docs/spec/alignment.md). */
const LEAST_SHOWN = 0.6

/** Returns what of two languages of an act belongs together: by ids and numbers, and by words where those do not match. */
export function translationPairs(before: Outline, after: Outline, known: Known): Pair[] {
  const sides = [before, after].map(({ provisions }) =>
    provisions.map(({ id, kind, num, text }, index) => ({ eId: id, kind, num, text, index, children: [] })),
  )
  const { rows, byWords } = besideByWords(alignLanguages(sides), {
    languages: [before.language, after.language],
    textOf: ({ text }) => (text === '' ? null : text),
    ...known,
  })
  return rows.flatMap(([from, to]): Pair[] => {
    if (!from || !to) return []
    const words = byWords.get(to)
    const pair = { before: from.index, after: to.index, confidence: words ?? 1, how: 'kept' as const }
    return [{ ...pair, reasons: () => ({ ...NO_REASONS, sameNumber: words === undefined }) }]
  })
}

/** Which of the provisions of an act in its context are compared. */
export interface Selection {
  readonly outline: Outline
  /** For each provision of the context its index among those compared; -1 for those that only say what is common. */
  readonly selected: readonly number[]
}

/** Returns which compared provisions of two acts correspond; with `always`, how it stands with every pair of them, however little they share. */
export function actPairs(before: Selection, after: Selection, known: Known, always: boolean): Pair[] {
  const asked = always
    ? before.selected.flatMap((i, row) =>
        after.selected.flatMap((j, column) => (i >= 0 && j >= 0 ? [[row, column] as const] : [])),
      )
    : []
  return weighed(before.outline, after.outline, known, asked).flatMap((each): Pair[] => {
    const { candidate, confidence, reasons } = each
    const [i, j] = [before.selected[candidate.before] ?? -1, after.selected[candidate.after] ?? -1]
    if (i < 0 || j < 0) return []
    if (!always && (confidence < LEAST_CONFIDENCE || candidate.score < LEAST_SHARED)) return []
    return [
      {
        before: i,
        after: j,
        confidence,
        how: 'corresponds',
        reasons: () => told(reasons()),
      },
    ]
  })
}

const NO_REASONS: PairReasons = {
  concepts: [],
  terms: [],
  numbers: [],
  citations: [],
  neighbours: false,
  sameNumber: false,
}

function told({ concepts, terms, numbers, citations, neighbours }: Reasons): PairReasons {
  return { concepts, terms, numbers, citations, neighbours, sameNumber: false }
}

function linked({ before, after, how, confidence, why }: Link): Pair {
  const { terms, numbers, citations, neighbours, sameNumber } = why
  const reasons = { concepts: [], terms, numbers, citations, neighbours, sameNumber }
  return { before, after, how, confidence, reasons: () => reasons }
}

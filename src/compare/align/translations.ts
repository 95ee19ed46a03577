/**
 * Two languages of one act, ids unknown or of no help: in order, by length and by what reads alike in both (numbers, citations,
 * names, cognates), and by a lexicon where there is one. What shares so much that nothing else comes near goes together even out
 * of order, as definitions do that each language sorts by its alphabet.
 */
import { increasing } from '../increasing.ts'
import { type Bead, beadsOf, type Habits, lengthOff, type Measures } from './beads.ts'
import { translationConfidence } from './confidence.ts'
import { citationsInBoth, numbersInBoth } from './in-both.ts'
import { Overlap } from './overlap.ts'
import { stemsOf, type Term, termsOfAnyLanguage } from './terms.ts'
import type { How, Link, Translations, Unit } from './unit.ts'

export interface AcrossLanguages {
  /** Languages of the two sides, as the lexicon names them. */
  readonly from: string
  readonly to: string
  readonly translations?: Translations
  /** Units that may go together, where more is known than that all may: paragraphs of paired articles. */
  readonly groups?: readonly Group[]
}

/** Units of either side, by index, in order. */
export interface Group {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

/** Out of order, so much has to be shared, and so many times what any other shares. */
const TELLING = 0.12
const AHEAD = 2

/** Returns the links between two languages of an act, in the order of the second. What is in no link has no counterpart. */
export function alignTranslations(
  before: readonly Unit[],
  after: readonly Unit[],
  across: AcrossLanguages,
): Link[] {
  const overlap = new Overlap(
    before.map((unit) => termsOf(unit, across, true)),
    after.map((unit) => termsOf(unit, across, false)),
  )
  const rows = before.map((_, index) => overlap.row(index))
  const habits = habitsOf(before, after, overlap, rows)
  const all = { before: [...before.keys()], after: [...after.keys()] }
  return (across.groups ?? [all])
    .flatMap((group) => alignGroup({ before, after, overlap, rows, habits }, group))
    .sort((a, b) => a.after - b.after || a.before - b.before)
}

interface Texts {
  readonly before: readonly Unit[]
  readonly after: readonly Unit[]
  readonly overlap: Overlap
  readonly rows: readonly Float64Array[]
  readonly habits: Habits
}

function alignGroup(texts: Texts, group: Group): Link[] {
  const crossing = outOfOrder(texts, group)
  const crossed = { before: new Set(crossing.map(([i]) => i)), after: new Set(crossing.map(([, j]) => j)) }
  const inOrder: Group = {
    before: group.before.filter((i) => !crossed.before.has(i)),
    after: group.after.filter((j) => !crossed.after.has(j)),
  }
  const beads = beadsOf(measuresOf(texts, inOrder), texts.habits)
  return [
    ...beads.flatMap((bead, index) => {
      const neighbours = [beads[index - 1], beads[index + 1]].every(
        (one) => one === undefined || isPlain(one),
      )
      return linksOf(texts, inOrder, bead, neighbours)
    }),
    ...crossing.map(([i, j]) => linkOf(texts, { before: [i], after: [j] }, [i, j], 'moved', false)),
  ]
}

function isPlain({ before, after }: Bead): boolean {
  return before.length === 1 && after.length === 1
}

function linksOf(texts: Texts, group: Group, bead: Bead, neighbours: boolean): Link[] {
  const own: Group = {
    before: bead.before.map((at) => group.before[at] ?? -1),
    after: bead.after.map((at) => group.after[at] ?? -1),
  }
  const how: How = isPlain(own) ? 'kept' : own.before.length > own.after.length ? 'merged' : 'split'
  return own.before.flatMap((i) => own.after.map((j) => linkOf(texts, own, [i, j], how, neighbours)))
}

function linkOf(
  { before, after, overlap, rows, habits }: Texts,
  own: Group,
  [i, j]: readonly [number, number],
  how: How,
  neighbours: boolean,
): Link {
  const [from, to] = [before[i] as Unit, after[j] as Unit]
  const shared = own.before.reduce(
    (sum, a) => sum + own.after.reduce((all, b) => all + (rows[a]?.[b] ?? 0), 0),
    0,
  )
  const all =
    own.before.reduce((sum, a) => sum + overlap.weightBefore(a), 0) +
    own.after.reduce((sum, b) => sum + overlap.weightAfter(b), 0)
  const likeness = all === 0 ? 0 : Math.min(1, (2 * shared) / all)
  const off = lengthOff(lengthOf(before, own.before), lengthOf(after, own.after), habits)
  return {
    before: i,
    after: j,
    how,
    confidence: translationConfidence({ how, likeness: likeness - habits.chance, off, neighbours }),
    why: {
      terms: overlap.shared(i, j).filter(({ before: word }) => !/^\p{N}/u.test(word)),
      numbers: numbersInBoth(from, to),
      citations: citationsInBoth(from, to),
      sameNumber: from.num !== null && from.num === to.num,
      sameHeading: false,
      neighbours,
      likeness,
    },
  }
}

// Each the other's best by far, but not where the order of the others has it.
function outOfOrder({ overlap, rows }: Texts, group: Group): (readonly [number, number])[] {
  const likeness = (i: number, j: number) => overlap.likeness(i, j, rows[i]?.[j] ?? 0)
  const bestFor = (i: number) => leader(group.after, (j) => likeness(i, j))
  const bestOf = (j: number) => leader(group.before, (i) => likeness(i, j))
  const sure = group.before.flatMap((i): (readonly [number, number])[] => {
    const j = bestFor(i)
    return j !== null && bestOf(j) === i ? [[i, j]] : []
  })
  const kept = new Set(increasing(sure))
  return sure.filter((pair) => !kept.has(pair))
}

function leader(candidates: readonly number[], score: (index: number) => number): number | null {
  let [best, first, second] = [-1, 0, 0]
  for (const index of candidates) {
    const value = score(index)
    if (value > first) [best, first, second] = [index, value, first]
    else if (value > second) second = value
  }
  return first >= TELLING && first >= AHEAD * second ? best : null
}

function measuresOf({ before, after, overlap, rows }: Texts, group: Group): Measures {
  return {
    lengthBefore: group.before.map((i) => before[i]?.text.length ?? 0),
    lengthAfter: group.after.map((j) => after[j]?.text.length ?? 0),
    weightBefore: group.before.map((i) => overlap.weightBefore(i)),
    weightAfter: group.after.map((j) => overlap.weightAfter(j)),
    shared: (row, column) => rows[group.before[row] ?? -1]?.[group.after[column] ?? -1] ?? 0,
  }
}

// From the texts themselves: how long the second language is, and what two units share that have nothing to do with each other.
function habitsOf(
  before: readonly Unit[],
  after: readonly Unit[],
  overlap: Overlap,
  rows: readonly Float64Array[],
): Habits {
  const lengths = [before, after].map((units) => units.reduce((sum, { text }) => sum + text.length, 0))
  let [shared, all] = [0, 0]
  for (const [i, row] of rows.entries())
    for (const [j, weight] of row.entries()) {
      shared += 2 * weight
      all += overlap.weightBefore(i) + overlap.weightAfter(j)
    }
  return {
    ratio: (lengths[1] ?? 1) / Math.max(1, lengths[0] ?? 1) || 1,
    chance: all === 0 ? 0 : shared / all,
  }
}

// A translation that the lexicon gives counts by its probability: as the word, or not at all where it is unlikely.
function termsOf(unit: Unit, { from, to, translations }: AcrossLanguages, first: boolean): Term[] {
  const text = unit.heading ? `${unit.heading}\n${unit.text}` : unit.text
  const terms = termsOfAnyLanguage(text)
  for (const citation of unit.citations ?? []) terms.push([`@${citation}`, citation])
  if (!translations) return terms
  for (const [stem, word] of stemsOf(text)) {
    if (!first) terms.push([`~${stem}`, word])
    else
      for (const [translated, probability] of translations(word.toLowerCase(), from, to))
        if (probability >= LIKELY) for (const own of stemsOf(translated).keys()) terms.push([`~${own}`, word])
  }
  return terms
}

const LIKELY = 0.2

function lengthOf(units: readonly Unit[], indices: readonly number[]): number {
  return indices.reduce((sum, index) => sum + (units[index]?.text.length ?? 0), 0)
}

/** The figures of alignment: languages with their ids hidden, whole and damaged; versions against the list of moves. */
import { alignTranslations } from '../../src/compare/align/translations.ts'
import type { Link, Unit } from '../../src/compare/align/unit.ts'
import { alignVersions } from '../../src/compare/align/versions.ts'
import { type Text, textsOf } from './acts.ts'
import { damaged, type Hidden, hidden, isDefinition, type Paragraph } from './languages.ts'
import { type Case, cases, judge, partsOf, textsOfCase, unitsOf } from './moves.ts'

/** What was right of what there is. */
export interface Share {
  right: number
  all: number
}

export interface LanguageFigures {
  /** Articles and sections whose counterpart was found, and none beside it. */
  readonly articles: Share
  /** Numbered parts of the first level that have exactly the counterparts they should: none, one, or the parts they were split in. */
  readonly paragraphs: Share
  /** Definitions that both languages have, which stand in the order of each one's alphabet. */
  readonly definitions: Share
}

const CANADIAN = ['D-3.4-divorce-act', 'L-2-canada-labour-code', 'P-21-privacy-act', 'P-8.6-pipeda']
const ORIGINAL = 'eu-gdpr-formex/original'
const DAMAGED = 0.05

/** A work in two languages. */
export interface TwoLanguages {
  readonly name: string
  readonly before: readonly Hidden[]
  readonly after: readonly Hidden[]
}

/** Returns every pair of languages, or of those named, of the General Data Protection Regulation as it was published, with its recitals. */
export async function regulation(corpora: string, among?: readonly string[]): Promise<TwoLanguages[]> {
  const read = among
    ? await Promise.all(among.map((tag) => textsOf(corpora, `${ORIGINAL}/L_2016119${tag}.01000101.xml`)))
    : [await textsOf(corpora, 'eu-gdpr-formex')]
  const texts = read.flat().filter(({ provisions }) => provisions.length > 200)
  const rows = new Map(texts.map((text) => [text.language, hidden(text)]))
  const languages = [...rows.keys()].sort()
  return languages.flatMap((from, index) =>
    languages.slice(index + 1).map((to) => ({
      name: `${from}-${to}`,
      before: rows.get(from) ?? [],
      after: rows.get(to) ?? [],
    })),
  )
}

/** Returns both languages of the newest text of each Canadian act, or of those named. */
export async function canadian(
  corpora: string,
  among: readonly string[] = CANADIAN,
): Promise<TwoLanguages[]> {
  const pairs: TwoLanguages[] = []
  for (const act of among) {
    const texts = await textsOf(corpora, `ca-justice-xml/${act}`)
    const english = texts.findLast(({ language }) => language === 'eng') as Text
    const french = texts.find(({ language, date }) => language === 'fra' && date === english.date) as Text
    pairs.push({ name: act, before: hidden(english), after: hidden(french) })
  }
  return pairs
}

/** Returns the figures of the pairs together; with a seed, of the second language damaged. */
export function languageFigures(pairs: readonly TwoLanguages[], seed: number | null = null): LanguageFigures {
  const figures = {
    articles: { right: 0, all: 0 },
    paragraphs: { right: 0, all: 0 },
    definitions: { right: 0, all: 0 },
  }
  for (const { before, after } of pairs)
    scoreInto(figures, before, seed === null ? after : damaged(after, DAMAGED, seed))
  return figures
}

interface Placed extends Paragraph {
  readonly row: number
}

function scoreInto(figures: LanguageFigures, before: readonly Hidden[], after: readonly Hidden[]): void {
  const across = { from: 'a', to: 'b' }
  const rows = alignTranslations(before.map(rowUnit), after.map(rowUnit), across)
  const [left, right] = [paragraphsOf(before), paragraphsOf(after)]
  const at = (paragraphs: readonly Placed[], row: number) =>
    paragraphs.flatMap((one, index) => (one.row === row ? [index] : []))
  const groups = rows.map((link) => ({ before: at(left, link.before), after: at(right, link.after) }))
  const parts = alignTranslations(left.map(partUnit), right.map(partUnit), { ...across, groups })
  const named = (row: Hidden) => [row.id]
  for (const [index, row] of before.entries())
    if (/^(?:article|section|clause)$/.test(row.kind))
      count(figures.articles, partnersOf(rows, index), indicesOf(after, named, row.id))
  const idsOf = ({ row, ids }: Placed) => ids.map((id) => `${after[row]?.id}/${id}`)
  for (const [index, { row, ids }] of left.entries()) {
    const id = ids[0] ?? ''
    const wanted = indicesOf(right, idsOf, `${before[row]?.id}/${id}`)
    if (!isDefinition(id)) count(figures.paragraphs, partnersOf(parts, index), wanted)
    else if (wanted.length > 0) count(figures.definitions, partnersOf(parts, index), wanted)
  }
}

function paragraphsOf(rows: readonly Hidden[]): Placed[] {
  return rows.flatMap(({ paragraphs }, row) => paragraphs.map((one) => ({ ...one, row })))
}

function rowUnit({ id, kind, heading, text }: Hidden): Unit {
  return { id, kind, num: null, heading, text }
}

function partUnit({ text }: Paragraph): Unit {
  return { id: '', kind: 'paragraph', num: null, heading: null, text }
}

function partnersOf(links: readonly Link[], before: number): number[] {
  return links.flatMap((link) => (link.before === before ? [link.after] : [])).sort((a, b) => a - b)
}

function indicesOf<T>(items: readonly T[], idsOf: (item: T) => readonly string[], id: string): number[] {
  return items.flatMap((item, index) => (idsOf(item).includes(id) ? [index] : []))
}

function count(share: Share, found: readonly number[], wanted: readonly number[]): void {
  share.all += 1
  if (found.join() === wanted.join()) share.right += 1
}

/** What of the list was found, and what was claimed beside it. */
export interface MoveFigures {
  readonly acts: number
  readonly listed: number
  readonly missed: readonly string[]
  readonly claimed: number
  readonly false: readonly string[]
  /** Milliseconds that the longest act took. */
  readonly slowest: number
}

/** Returns the figures of all cases of the list, provisions and parts of them. */
export async function moveFigures(
  corpora: string,
  which: (one: Case) => boolean = () => true,
): Promise<MoveFigures> {
  const all = cases().filter(which)
  const missed: string[] = []
  const wrong: string[] = []
  let [listed, claimed, slowest] = [0, 0, 0]
  for (const one of all) {
    const [before, after] = await textsOfCase(corpora, one)
    const started = performance.now()
    const provisions = named(unitsOf(before), unitsOf(after))
    slowest = Math.max(slowest, performance.now() - started)
    for (const judged of [
      judge(one, provisions, false),
      judge(
        one,
        listedParts(one).flatMap(([from, to]) => named(partsOf(before, from), partsOf(after, to))),
        true,
      ),
    ]) {
      listed += judged.listed
      claimed += judged.claimed
      missed.push(...judged.missed.map((name) => `${one.act} ${one.to}: ${name}`))
      wrong.push(...judged.false.map((name) => `${one.act} ${one.to}: ${name}`))
    }
  }
  return { acts: new Set(all.map(({ act }) => act)).size, listed, missed, claimed, false: wrong, slowest }
}

function named(before: readonly Unit[], after: readonly Unit[]) {
  return alignVersions(before, after).map((link) => ({
    before: before[link.before]?.id ?? '',
    after: after[link.after]?.id ?? '',
    how: link.how,
  }))
}

// Pairs of provisions of which the list names parts.
function listedParts({ listed }: Case): [string, string][] {
  const pairs = listed
    .filter(({ before, after }) => before.includes('/') || after.includes('/'))
    .map(({ before, after }) => `${before.split('/')[0]} ${after.split('/')[0]}`)
  return [...new Set(pairs)].map((pair) => pair.split(' ') as [string, string])
}

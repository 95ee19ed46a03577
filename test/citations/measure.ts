/** How well a finder of citations does on the gold set: precision, recall, and its errors by kind. */
import { createHash } from 'node:crypto'
import { extract } from './gold/extract.ts'
import { type GoldReference, type HeldAct, heldActs, type Passage, passages, placeOf } from './gold/gold.ts'
import { sameName } from './same-act.ts'

/** What a finder is told about the words it reads. */
export interface Context {
  readonly language: string
  readonly jurisdiction: string
  /** The act or decision of which the words are part. */
  readonly act: HeldAct
  /** Number of the provision in which they stand, where they stand in one. */
  readonly provision: string | null
}

/** A reference as the measure reads it; an adapter makes it of what a finder gives. */
export interface Answer {
  readonly start: number
  readonly end: number
  /** `self`, the names under which another act is known, or null where the finder leaves it open: then it is no link. */
  readonly act: 'self' | readonly string[] | null
  /** As in the gold set: `6(1)(f)`; null for the act as a whole. */
  readonly provision: string | null
  /** The end of a range. */
  readonly to: string | null
}

export type Find = (text: string, context: Context) => readonly Answer[]

/** `act`, `number`, `nothing there`: links that lead astray. `missed`, `left open`: links that are wanting. */
export type Fault = 'act' | 'number' | 'nothing there' | 'missed' | 'left open'

export interface Mistake {
  readonly passage: string
  readonly jurisdiction: string
  readonly fault: Fault
  readonly quote: string
  readonly expected: string
  readonly found: string
}

export interface Score {
  /** References that had to be found, by kind, and how many were. */
  readonly byKind: Map<GoldReference['kind'], { wanted: number; right: number }>
  wanted: number
  right: number
  wrong: number
  /** Of the right ones, those with parts of a provision, and those whose parts are right to the last. */
  withParts: number
  partsRight: number
}

export interface Result {
  readonly total: Score
  readonly byJurisdiction: ReadonlyMap<string, Score>
  readonly mistakes: readonly Mistake[]
}

/** Returns how the finder does on the passages; throws where the corpora do not hold the words that were marked. */
export function measure(root: string, find: Find, among: readonly Passage[] = passages()): Result {
  const acts = heldActs()
  const byJurisdiction = new Map<string, Score>()
  const total = emptyScore()
  const mistakes: Mistake[] = []
  for (const passage of among) {
    const own = byJurisdiction.get(passage.jurisdiction) ?? emptyScore()
    byJurisdiction.set(passage.jurisdiction, own)
    mistakes.push(...judge(passage, wordsOf(root, passage), acts, find, [own, total]))
  }
  return { total, byJurisdiction, mistakes }
}

/** Returns right links per links made, and references found per references there are. */
export function rates({ right, wrong, wanted }: Score): { precision: number; recall: number } {
  return {
    precision: right + wrong === 0 ? 1 : right / (right + wrong),
    recall: wanted === 0 ? 1 : right / wanted,
  }
}

/** Returns the share of references found, leaving out those to parts of the very provision and those that point back. */
export function recallAcross({ byKind }: Score): number {
  let [wanted, right] = [0, 0]
  for (const [kind, count] of byKind) {
    if (kind === 'internal' || kind === 'relative') continue
    wanted += count.wanted
    right += count.right
  }
  return wanted === 0 ? 1 : right / wanted
}

interface Mark {
  readonly start: number
  readonly end: number
  readonly reference: GoldReference
  found: boolean
  left: boolean
}

function emptyScore(): Score {
  return { byKind: new Map(), wanted: 0, right: 0, wrong: 0, withParts: 0, partsRight: 0 }
}

const checked = new Map<string, string>()

function wordsOf(root: string, passage: Passage): string {
  const key = `${root} ${passage.id}`
  const known = checked.get(key)
  if (known !== undefined) return known
  const text = extract(root, passage)
  if (createHash('sha256').update(text).digest('hex') !== passage.sha256)
    throw new Error(`Cannot measure: ${passage.path} does not say what it said when ${passage.id} was marked`)
  checked.set(key, text)
  return text
}

function judge(
  passage: Passage,
  text: string,
  acts: ReadonlyMap<string, HeldAct>,
  find: Find,
  scores: readonly Score[],
): Mistake[] {
  const act = acts.get(passage.act)
  if (!act) throw new Error(`Cannot measure ${passage.id}: unknown act ${passage.act}`)
  const marks = marksIn(text, passage)
  const { language, jurisdiction, provision, id } = passage
  const mistakes: Mistake[] = []
  for (const answer of find(text, { language, jurisdiction, act, provision })) {
    const verdict = weigh(answer, marks, passage.act, acts)
    if (verdict instanceof Object) for (const score of scores) credit(score, answer, verdict.hit)
    if (verdict !== 'act' && verdict !== 'number' && verdict !== 'nothing there') continue
    for (const score of scores) score.wrong++
    const over = marks.filter((mark) => overlaps(mark, answer)).map(({ reference }) => shownGold(reference))
    const quote = text.slice(answer.start, answer.end)
    mistakes.push({
      passage: id,
      jurisdiction,
      fault: verdict,
      quote,
      expected: over.join('; '),
      found: shownAnswer(answer),
    })
  }
  for (const mark of marks) if (!mark.reference.optional) count(mark, scores)
  return [...mistakes, ...wanting(marks, passage)]
}

function marksIn(text: string, { id, references }: Passage): Mark[] {
  return references.map((reference) => {
    const place = placeOf(text, reference)
    if (!place) throw new Error(`Cannot measure ${id}: “${reference.quote}” is not there`)
    return { ...place, reference, found: false, left: false }
  })
}

function wanting(marks: readonly Mark[], { id, jurisdiction }: Passage): Mistake[] {
  return marks
    .filter(({ found, reference }) => !found && !reference.optional)
    .map(({ left, reference }) => ({
      passage: id,
      jurisdiction,
      fault: left ? 'left open' : 'missed',
      quote: reference.quote,
      expected: shownGold(reference),
      found: '',
    }))
}

function credit(score: Score, { provision }: Answer, { provision: whole, from }: GoldReference): void {
  const gold = whole ?? from
  score.right++
  if (!gold?.includes('(')) return
  score.withParts++
  if (provision !== null && bareParts(provision) === bareParts(gold)) score.partsRight++
}

function count({ reference, found }: Mark, scores: readonly Score[]): void {
  for (const score of scores) {
    const kind = score.byKind.get(reference.kind) ?? { wanted: 0, right: 0 }
    score.byKind.set(reference.kind, { wanted: kind.wanted + 1, right: kind.right + (found ? 1 : 0) })
    score.wanted++
  }
}

type Verdict = { readonly hit: GoldReference } | 'neutral' | 'act' | 'number' | 'nothing there'

// A second link to what was found already, and one from the name of the act inside a longer reference, do no harm.
function weigh(
  answer: Answer,
  marks: readonly Mark[],
  own: string,
  acts: ReadonlyMap<string, HeldAct>,
): Verdict {
  const under = marks.filter((mark) => overlaps(mark, answer))
  const { act } = answer
  if (act === null) {
    for (const mark of under) mark.left = true
    return 'neutral'
  }
  const ofAct = under.filter(({ reference }) => meansAct(act, reference.act, own, acts))
  const hits = ofAct.filter(({ reference }) => sameProvision(answer, reference))
  const hit = hits.find((mark) => !mark.found && !mark.reference.optional)
  if (hit) {
    hit.found = true
    return { hit: hit.reference }
  }
  if (hits.length > 0) return 'neutral'
  if (ofAct.length > 0 && (answer.provision === null || ofAct.some(({ reference }) => reference.optional)))
    return 'neutral'
  if (ofAct.length > 0) return 'number'
  return under.length > 0 ? 'act' : 'nothing there'
}

function overlaps(mark: { start: number; end: number }, answer: Answer): boolean {
  return mark.start < answer.end && answer.start < mark.end
}

function meansAct(
  found: 'self' | readonly string[],
  gold: GoldReference['act'],
  own: string,
  acts: ReadonlyMap<string, HeldAct>,
): boolean {
  if (found === 'self') return gold === 'self'
  const key = gold === 'self' ? own : 'held' in gold ? gold.held : null
  const held = key === null ? undefined : acts.get(key)
  const names =
    gold !== 'self' && 'named' in gold
      ? [gold.named, ...(gold.also ?? [])]
      : [held?.path.split('/').at(-1) ?? '', held?.title ?? '', ...(held?.names ?? [])]
  return found.some((name) => names.some((other) => sameName(name, other)))
}

// Inside one provision the part is what tells references apart; everywhere else it is the provision that a link opens.
function sameProvision(answer: Answer, gold: GoldReference): boolean {
  const first = gold.provision ?? gold.from
  if (first === undefined) return answer.provision === null
  if (answer.provision === null || (answer.to === null) !== (gold.to === undefined)) return false
  const alike = gold.kind === 'internal' ? samePart : sameNumber
  return alike(answer.provision, first) && (answer.to === null || alike(answer.to, gold.to ?? ''))
}

function parts(provision: string): string[] {
  return provision.toLowerCase().replace(/\)/g, '').split('(')
}

// How a text counts paragraphs and sentences is a matter of marking: the numbers are what is compared.
function bareParts(provision: string): string {
  return parts(provision)
    .map((part) => part.replace(/^(?:al|s)-?(?=\d|last)/, ''))
    .join('(')
}

function sameNumber(mine: string, theirs: string): boolean {
  return parts(mine)[0] === parts(theirs)[0]
}

function samePart(mine: string, theirs: string): boolean {
  const [ours, others] = [parts(mine), parts(theirs)]
  return ours[0] === others[0] && (ours[1] === undefined || others[1] === undefined || ours[1] === others[1])
}

function shownGold({ act, provision, from, to }: GoldReference): string {
  const name = act === 'self' ? 'this act' : 'held' in act ? act.held : act.named
  return `${name} ${provision ?? ''}${from ? `${from} to ${to}` : ''}`.trim()
}

function shownAnswer({ act, provision, to }: Answer): string {
  const name = act === 'self' ? 'this act' : (act?.[0] ?? 'no act')
  return `${name} ${provision ?? ''}${to ? ` to ${to}` : ''}`.trim()
}

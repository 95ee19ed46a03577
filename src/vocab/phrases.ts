/** Following phrases through a text: slot after slot, in a tree that all phrases share, so that what begins alike is followed once. */
import type { Meeter, Met } from './meetings.ts'
import type { Slot } from './pattern.ts'

/** What is looked for, and what it tells. */
export interface Phrase<Told> {
  readonly slots: readonly Slot[]
  readonly told: Told
}

/** A phrase found. */
export interface Meeting<Told> {
  readonly told: Told
  readonly start: number
  readonly end: number
}

interface Step<Told> {
  next: Map<number, Step<Told>> | null
  /** Those that may lie some words or characters further on. */
  nextAfterGap: Map<number, Step<Told>> | null
  readonly told: Told[]
}

/** A phrase of which some slots are met. */
interface Begun<Told> {
  readonly step: Step<Told>
  readonly to: number
  readonly start: number
  readonly stretch: number
}

/** Returns what finds the phrases in a text, in the order in which they end. */
export function phrasesIn<Told>(
  phrases: readonly Phrase<Told>[],
  meeter: Meeter,
): (text: string) => Meeting<Told>[] {
  const { root, slots } = treeOf(phrases)
  const meet = meeter.of(slots)
  const window = meeter.gap + Math.max(1, ...slots.flat().map(meeter.lengthOf))
  return (text) => {
    const found: Meeting<Told>[] = []
    const begun: Begun<Told>[] = []
    const reach = (step: Step<Told> | undefined, began: number, { to, end, stretch }: Met) => {
      if (!step) return
      for (const told of step.told) found.push({ told, start: began, end })
      if (step.next === null && step.nextAfterGap === null) return
      for (const each of begun) if (each.step === step && each.to === to) return
      begun.push({ step, to, start: began, stretch })
    }
    meet(text, (met) => {
      const { slot, from, to, stretch } = met
      let open = 0
      for (const each of begun) if (each.stretch === stretch && to - each.to <= window) begun[open++] = each
      begun.length = open
      for (let at = open - 1; at >= 0; at--) {
        const each = begun[at]
        const between = from - (each?.to ?? 0)
        if (!each || between < 0) continue
        if (between === 0) reach(each.step.next?.get(slot), each.start, met)
        if (between <= meeter.gap) reach(each.step.nextAfterGap?.get(slot), each.start, met)
      }
      reach(root.next?.get(slot), met.start, met)
    })
    return found
  }
}

function treeOf<Told>(phrases: readonly Phrase<Told>[]) {
  const root = newStep<Told>()
  const numbers = new Map<string, number>()
  const slots: Slot['pieces'][] = []
  const numberOf = (pieces: Slot['pieces']) => {
    const key = pieces.map(keyOf).join('/')
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, slots.length)
    return slots.push(pieces) - 1
  }
  for (const { slots: own, told } of phrases) {
    let step = root
    for (const { pieces, afterGap } of own) {
      const leads = afterGap ? (step.nextAfterGap ??= new Map()) : (step.next ??= new Map())
      const number = numberOf(pieces)
      let next = leads.get(number)
      if (!next) leads.set(number, (next = newStep()))
      step = next
    }
    step.told.push(told)
  }
  return { root, slots }
}

// Pieces are of letters and digits alone.
function keyOf(piece: Slot['pieces'][number]): string {
  if (piece.kind === 'stem') return `=${piece.text}`
  return `${piece.openStart ? '*' : ''}${piece.text}${piece.openEnd ? '*' : ''}`
}

function newStep<Told>(): Step<Told> {
  return { next: null, nextAfterGap: null, told: [] }
}

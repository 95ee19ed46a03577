/** Following phrases through a text: slot after slot, in a tree that all phrases share, so that what begins alike is followed once. */
import type { Meeter } from './meetings.ts'
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
  readonly next: Map<number, Step<Told>>
  /** Those that may lie some words or characters further on. */
  readonly nextAfterGap: Map<number, Step<Told>>
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
    let begun: Begun<Told>[] = []
    meet(text, ({ slot, from, to, start, end, stretch }) => {
      const reach = (step: Step<Told> | undefined, began: number) => {
        if (!step) return
        for (const told of step.told) found.push({ told, start: began, end })
        const leads = step.next.size > 0 || step.nextAfterGap.size > 0
        if (leads && !begun.some((each) => each.step === step && each.to === to))
          begun.push({ step, to, start: began, stretch })
      }
      begun = begun.filter((each) => each.stretch === stretch && to - each.to <= window)
      for (const each of [...begun].reverse()) {
        const between = from - each.to
        if (between === 0) reach(each.step.next.get(slot), each.start)
        if (between >= 0 && between <= meeter.gap) reach(each.step.nextAfterGap.get(slot), each.start)
      }
      reach(root.next.get(slot), start)
    })
    return found
  }
}

function treeOf<Told>(phrases: readonly Phrase<Told>[]) {
  const root = newStep<Told>()
  const numbers = new Map<string, number>()
  const slots: Slot['pieces'][] = []
  const numberOf = (pieces: Slot['pieces']) => {
    const key = JSON.stringify(pieces)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, slots.length)
    return slots.push(pieces) - 1
  }
  for (const { slots: own, told } of phrases) {
    let step = root
    for (const { pieces, afterGap } of own) {
      const leads = afterGap ? step.nextAfterGap : step.next
      const number = numberOf(pieces)
      let next = leads.get(number)
      if (!next) leads.set(number, (next = newStep()))
      step = next
    }
    step.told.push(told)
  }
  return { root, slots }
}

function newStep<Told>(): Step<Told> {
  return { next: new Map(), nextAfterGap: new Map(), told: [] }
}

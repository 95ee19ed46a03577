/** A draft: steps in their order and how many of them count. What it amounts to is folded from them, so every step can be undone. */
import type { Day } from '#kit/day.ts'
import { applied, isTextStep } from './apply.ts'
import { correct, type Redating, redated } from './correct.ts'
import type { History } from './history.ts'
import type { PointInTime } from './points.ts'
import type { Description, Step } from './steps.ts'
import { StepError, type Text } from './text.ts'

/** `new`: an act entered. `amend`: a new point in time. `correct`: an error put right. `set`: only what the act is. */
export type DraftKind = 'new' | 'amend' | 'correct' | 'set'

export interface Draft {
  readonly id: number
  readonly kind: DraftKind
  /** The expression it mends; null for a new act. */
  readonly expressionId: number | null
  /** The recording that the expression stood at when the draft was begun or renewed. */
  readonly base: number | null
  readonly steps: readonly Step[]
  /** Steps before it count; those after it are undone and can be done again. */
  readonly cursor: number
  /** Goes up with every change that is kept. */
  readonly revision: number
  /** ISO instants. */
  readonly createdAt: string
  readonly updatedAt: string
  /** The recording it became; null while it is open. */
  readonly recordedIn: number | null
}

/** Returns the draft with a step more; what was undone goes. */
export function withStep(draft: Draft, step: Step): Draft {
  const steps = [...draft.steps.slice(0, draft.cursor), step]
  return { ...draft, steps, cursor: steps.length }
}

/** Returns the draft with its last step replaced: for typing, which is kept as it goes and undone as a whole. */
export function withLastStep(draft: Draft, step: Step): Draft {
  return withStep({ ...draft, cursor: Math.max(draft.cursor - 1, 0) }, step)
}

/** Returns the draft with its last step undone; as it is where there is none. */
export function undone(draft: Draft): Draft {
  return { ...draft, cursor: Math.max(draft.cursor - 1, 0) }
}

/** Returns the draft with the step undone last done again; as it is where there is none. */
export function redone(draft: Draft): Draft {
  return { ...draft, cursor: Math.min(draft.cursor + 1, draft.steps.length) }
}

/** What a draft begins from. */
export interface Base {
  readonly history: History
  readonly description: Partial<Description>
  /** Returns the text as it is held on a day. */
  readonly textOn: (at: Day) => Text
}

/** A step that could not be taken; the others were. */
export interface StepFault {
  /** From 0. */
  readonly step: number
  readonly message: string
}

/** What the steps amount to. */
export interface Folded {
  readonly description: Partial<Description>
  readonly point: PointInTime
  readonly text: Text
  /** Provisions for which what is entered holds only until a later version changes them. */
  readonly untilNext: ReadonlySet<string>
  readonly redatings: readonly Redating[]
  readonly faults: readonly StepFault[]
}

/** Folds the steps that count over the base. `today` is the day meant where the draft states none. */
export function fold(draft: Draft, base: Base, today: Day): Folded {
  const steps = draft.steps.slice(0, draft.cursor)
  const point = pointOf(draft, steps, today)
  let description = base.description
  let text: Text = point.asOf === null ? [] : base.textOn(point.asOf)
  const untilNext = new Set<string>()
  const redatings: Redating[] = []
  const faults: StepFault[] = []
  for (const [number, step] of steps.entries()) {
    if (step.do === 'describe') description = { ...description, ...given(step) }
    else if (step.do === 'redate') redatings.push({ wId: step.wId, from: step.from, to: step.to })
    else if (step.do === 'hold' && step.until === null) untilNext.delete(step.wId)
    else if (step.do === 'hold') untilNext.add(step.wId)
    else if (isTextStep(step)) {
      try {
        text = applied(text, step, number)
      } catch (error) {
        if (!(error instanceof StepError)) throw error
        faults.push({ step: number, message: error.message })
      }
    }
  }
  return { description, point, text, untilNext, redatings, faults }
}

/** Returns the history with what a correction says. Throws StepError where it cannot be. */
export function correctedHistory(base: Base, { text, point, redatings }: Folded): History {
  const history = point.asOf === null ? base.history : correct(base.history, text, point.asOf)
  return redatings.reduce(redated, history)
}

function pointOf({ id, kind }: Draft, steps: readonly Step[], today: Day): PointInTime {
  const asOf = kind === 'new' ? null : today
  let point: PointInTime = { asOf, basis: 'in-force', published: null, ground: null, path: `draft ${id}` }
  let stated: PointInTime['basis'] | null = null
  for (const step of steps) {
    if (step.do !== 'date') continue
    const { do: _, basis, ...said } = step
    point = { ...point, ...defined(said) }
    stated = basis ?? stated
  }
  return { ...point, basis: point.asOf === null ? 'unknown' : (stated ?? 'in-force') }
}

function given({ do: _, ...said }: Extract<Step, { do: 'describe' }>): Partial<Description> {
  return defined(said)
}

type Defined<Of> = { [Key in keyof Of]?: Exclude<Of[Key], undefined> }

function defined<Of extends object>(of: Of): Defined<Of> {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as Defined<Of>
}

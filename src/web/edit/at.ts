/** One request upon a draft: the draft as it was read, what it amounts to, what the form asks. */
import { type Bench, openBench } from '#editing/bench.ts'
import { type Draft, undone, withStep } from '#editing/draft.ts'
import type { Step } from '#editing/steps.ts'
import { stepsFrom } from '#editing/steps.ts'
import type { Entry } from '#editing/text.ts'
import { indexOf } from '#editing/text.ts'
import type { Page } from '../page.ts'
import type { Desk } from './desk.ts'
import type { Form } from './form.ts'

export interface At {
  readonly page: Page
  readonly desk: Desk
  readonly draft: Draft
  readonly form: Form
  /** What the draft amounts to before what is asked: of typing that goes on, before its own last step. */
  readonly bench: Bench
  readonly base: Draft
}

/** Opens the draft to what the form asks of it. */
export async function at(page: Page, desk: Desk, draft: Draft, form: Form): Promise<At> {
  const base = goesOn(draft, form) ? undone(draft) : draft
  return { page, desk, draft, form, base, bench: await openBench(desk.db, base, page.today) }
}

/** Returns the draft with what the form says as its next step; as it was before where it says nothing. */
export function saying({ draft, base }: At, step: unknown): Draft {
  if (step !== null) return stepped(base, step)
  return draft === base ? draft : base
}

/** Returns the draft with a step more. Throws MalformedStepError. */
export function stepped(draft: Draft, step: unknown): Draft {
  return stepsFrom([step]).reduce<Draft>((before: Draft, each: Step) => withStep(before, each), draft)
}

/** Returns the provision that the form names. Throws StepError where it is not in the text. */
export function entryAsked({ bench, form }: At): Entry {
  const { text } = bench.folded
  return text[indexOf(text, form.line('wId'))] as Entry
}

// Typing is kept as it goes and undone as a whole: what continues a step takes its place.
function goesOn(draft: Draft, form: Form): boolean {
  const last = draft.cursor === draft.steps.length ? draft.steps.at(-1) : undefined
  if (form.line('again') !== '1' || !last || last.do !== form.line('do')) return false
  return !('wId' in last) || last.wId === form.line('wId')
}

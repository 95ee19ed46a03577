/** What one step makes of the text in hand. */

import { text as plain } from '#markup/fragment.ts'
import { fragmentOf, unitsOf } from '#markup/fragment-units.ts'
import { contentFrom } from './contents.ts'
import type { NewProvision, Step } from './steps.ts'
import {
  changed,
  type Entry,
  endOf,
  indexOf,
  inserted,
  levelled,
  moved,
  nameOf,
  removed,
  StepError,
  type Text,
} from './text.ts'

type TextStep = Exclude<Step, { do: 'describe' | 'date' | 'hold' | 'redate' }>

/** Returns whether the step works on the text. */
export function isTextStep(step: Step): step is TextStep {
  return !['describe', 'date', 'hold', 'redate'].includes(step.do)
}

/** Returns the text after the step, the draft's `number`-th. Throws StepError where it cannot be taken. */
export function applied(text: Text, step: TextStep, number: number): Text {
  switch (step.do) {
    case 'enter':
      return entered(step.provisions, number)
    case 'add':
      return inserted(text, step.place, entered(step.provisions, number))
    case 'change':
      return change(text, step)
    case 'repeal':
      return step.leaving === undefined ? removed(text, step.wId) : emptied(text, step.wId, step.leaving)
    case 'repeal-act':
      return []
    case 'move':
      return moved(text, step.wId, step.place)
    case 'level':
      return levelled(text, step.wId, step.by)
    case 'merge':
      return merged(text, step.wId)
    case 'split':
      return split(text, step, number)
  }
}

function entered(provisions: readonly NewProvision[], number: number): Entry[] {
  return provisions.map(({ xml, ...provision }, index) => ({
    ...provision,
    wId: `+${number}.${index}`,
    content: contentFrom(xml),
    eId: null,
    missing: false,
    concurrent: false,
  }))
}

function change(text: Text, { xml, heading, num, kind, wId }: Extract<Step, { do: 'change' }>): Text {
  return changed(text, wId, {
    ...(xml === undefined ? {} : { content: contentFrom(xml) }),
    ...(heading === undefined ? {} : { heading }),
    ...(num === undefined ? {} : { num }),
    ...(kind === undefined ? {} : { kind }),
  })
}

// "(Repealed)" in the place of the words: number and place stay, what it held goes.
function emptied(text: Text, wId: string, leaving: string): Text {
  const index = indexOf(text, wId)
  const alone = text.toSpliced(index + 1, endOf(text, index) - index - 1)
  return changed(alone, wId, { content: contentFrom(contentOfWords(leaving)), heading: null })
}

function contentOfWords(words: string): string {
  return `<content><p>${plain(words)}</p></content>`
}

// Number and heading of what is joined are words too, and become a paragraph.
function merged(text: Text, wId: string): Text {
  const index = indexOf(text, wId)
  const [before, entry] = [text[index - 1], text[index] as Entry]
  if (!before) throw new StepError(`Cannot join ${nameOf(entry)} to the one before it: it is the first`)
  const title = [entry.num, entry.heading].filter((part) => part !== null).join(' ')
  const units = [
    ...unitsOf(before.content?.xml ?? ''),
    ...(title === '' ? [] : unitsOf(contentOfWords(title))),
    ...unitsOf(entry.content?.xml ?? ''),
  ]
  const content = contentFrom(fragmentOf(units))
  // What it held comes to stand where reading order puts it: inside the one before, or beside it.
  return text.toSpliced(index, 1).with(index - 1, { ...before, content, missing: false })
}

function split(text: Text, step: Extract<Step, { do: 'split' }>, number: number): Text {
  const index = indexOf(text, step.wId)
  const entry = text[index] as Entry
  const units = unitsOf(entry.content?.xml ?? '')
  if (step.at >= units.length)
    throw new StepError(
      `Cannot part ${nameOf(entry)} before block ${step.at + 1}: it has ${units.length}; give a number from 1 to ${Math.max(units.length - 1, 1)}`,
    )
  const first = { ...entry, content: contentFrom(fragmentOf(units.slice(0, step.at))) }
  const second: Entry = {
    wId: `+${number}.0`,
    depth: entry.depth,
    kind: step.kind ?? entry.kind,
    num: step.num ?? null,
    heading: step.heading ?? null,
    content: contentFrom(fragmentOf(units.slice(step.at))),
    eId: null,
    missing: false,
    concurrent: false,
  }
  return text.toSpliced(index, 1, first, second)
}

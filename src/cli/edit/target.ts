/** What a subcommand of `comity edit` mends: the text that is shown of an act, and its provisions by eId. */
import { readWords } from '#editing/document.ts'
import { type HeldExpression, heldExpression } from '#editing/held.ts'
import type { Text } from '#editing/text.ts'
import type { Day } from '#kit/day.ts'
import { FailedError, type Opened, UsageError } from '../context.ts'
import { meant } from '../reference.ts'
import { documentAt, textOf } from './session.ts'

export interface Target {
  readonly held: HeldExpression
  /** The provision that the reference names; null where it names the act. */
  readonly eId: string | null
}

/** Returns what the reference names. Throws FailedError where it is not held. */
export async function targetOf(opened: Opened, name: string, language: string | undefined): Promise<Target> {
  const { reference, expression } = await meant(opened, name, language)
  const held = await heldExpression(opened.db, expression.id)
  if (!held) throw new FailedError(`Cannot edit "${name}": its text is no longer held`)
  return { held, eId: reference.eId }
}

/** Returns the wId of a provision named by eId or wId. Throws UsageError where the text of the day has none such. */
export function wIdOf(text: Text, name: string, at: Day): string {
  const entry = text.find(({ eId, wId }) => eId === name || wId === name)
  if (entry) return entry.wId
  const near = text.flatMap(({ eId }) => eId ?? []).filter((eId) => eId.startsWith(name.replace(/_.*$/, '_')))
  throw new UsageError(
    `Cannot find ${name} in the text of ${at}${near.length > 0 ? `: it has ${near.slice(0, 5).join(', ')}…` : ''}; see the names with comity show … --as json`,
  )
}

/** Returns the words in a file as a canonical fragment: an Akoma Ntoso fragment (.xml) as it stands, else by its numbering. */
export async function wordsAt(file: string): Promise<string | null> {
  if (file.endsWith('.xml')) return textOf(file)
  const { source, format } = await documentAt(file)
  return readWords(source, format)
}

/** Returns the two sides of `name=value`. Throws UsageError naming the option. */
export function pairFrom(text: string, option: string, expected: string): [name: string, value: string] {
  const at = text.indexOf('=')
  if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)]
  throw new UsageError(`Cannot read ${option} "${text}": expected ${expected}`)
}

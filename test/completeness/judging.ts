/** Judging the files of acts against what the library shows, with the exceptions that are known and explained. */
import assert from 'node:assert/strict'
import path from 'node:path'
import type { Act, DatedFile } from './dated-files.ts'
import { expressionsIn, type Held, type Holding, shownText } from './holding.ts'
import { type Difference, difference, type Reading } from './words.ts'

/** A file whose words are not shown on its day, and why. It must occur: one that no longer does fails the test. */
export interface Exception {
  /** Act and file, as `constitution/2019-10-24.md`. */
  readonly file: string
  /**
   * `same-day`: a later file has the same date and stands.
   * `refused`: the integrity gate keeps the file out, and the day is a hole.
   */
  readonly kind: 'same-day' | 'refused'
  readonly reason: string
}

export interface Proof {
  readonly read: (text: string) => Reading
  readonly exceptions: readonly Exception[]
  /** The day on which the file's text is to be shown; its date where not given. */
  readonly dayOf?: (file: DatedFile, text: string) => string
  /** Which files are judged; all where not given. */
  readonly among?: (act: Act) => readonly DatedFile[]
}

/** With COMITY_FULL=1 every version is judged; without, only a sample of the largest acts. */
export const FULL = process.env.COMITY_FULL === '1'

/** Judges the acts and fails where a file differs, naming the words. Returns how many files were judged. */
export async function judge(holding: Holding, acts: readonly Act[], proof: Proof): Promise<number> {
  const held = await expressionsIn(holding)
  const faults: string[] = []
  let judged = 0
  for (const act of acts) {
    const found = held.find(({ expression }) => expression.source.path === act.path)
    assert.ok(found, `${act.path} is held`)
    for (const file of proof.among?.(act) ?? act.files) {
      const fault = await faultOf(holding, found, act, file, proof)
      if (fault !== null) faults.push(fault)
      judged++
    }
  }
  assert.ok(faults.length === 0, `${faults.length} of ${judged} files differ:\n${faults.join('\n')}`)
  return judged
}

// Two folders suffice to tell acts and languages apart.
function nameOf(act: Act, file: DatedFile): string {
  return [...act.path.split(path.sep).slice(-2), file.name].join('/')
}

async function faultOf(
  holding: Holding,
  held: Held,
  act: Act,
  file: DatedFile,
  proof: Proof,
): Promise<string | null> {
  const name = nameOf(act, file)
  const text = file.text()
  const at = proof.dayOf?.(file, text) ?? file.date
  const exception = proof.exceptions.find((known) => name.endsWith(known.file))
  const shown = await shownText(holding, held, at)
  if (exception?.kind === 'refused') return shown === null ? null : `${name}: listed as refused, and shown`
  if (shown === null) return `${name}: no text is shown on ${at}`
  const found = difference(proof.read(text), shown)
  const later = act.files.slice(act.files.indexOf(file) + 1)
  if (exception && !later.some((other) => (proof.dayOf?.(other, other.text()) ?? other.date) === at))
    return `${name}: no later file is of ${at}`
  if (exception) return found ? null : `${name}: listed as ${exception.kind}, but its words are shown`
  return found && `${name}, shown on ${at}: ${told(found)}`
}

/** Returns the difference as a sentence with its first words. */
export function told({ lost, invented, disorder }: Difference): string {
  const some = (words: readonly string[]) =>
    `${words.length}${words.length > 0 ? ` (${words.slice(0, 30).join(' ')})` : ''}`
  return `words lost: ${some(lost)}; invented: ${some(invented)}; ${disorder === null ? 'in order' : `out of order at "${disorder}"`}`
}

/** Fails where an exception names a file that none of the acts has. */
export function assertExceptionsOccur(acts: readonly Act[], exceptions: readonly Exception[]): void {
  const names = acts.flatMap((act) => act.files.map((file) => nameOf(act, file)))
  for (const { file } of exceptions) {
    assert.ok(
      names.some((name) => name.endsWith(file)),
      `${file} is listed as an exception and is not in the corpus`,
    )
  }
}

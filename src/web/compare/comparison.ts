/** Two days of an act, read from the library before anything is drawn: every change counted, the words of one page read. */
import { type ComparedRow, compareOutlines } from '#compare/outlines.ts'
import { type Elsewhere, elsewhereOf } from '#jobs/compare/elsewhere.ts'
import type { Day } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import type { Node, Version } from '#store/model.ts'
import { type Amending, groundName, withAddresses } from '../act/grounds.ts'
import { type Act, versionOn } from '../act/view.ts'
import type { Page } from '../page.ts'

/** What became of a provision; the first that applies. `formatted`: its words are the same and its mark-up is not. */
export type Became = 'added' | 'removed' | 'changed' | 'renumbered' | 'moved' | 'formatted'

export const BECAME: readonly Became[] = ['added', 'changed', 'removed', 'renumbered', 'moved', 'formatted']

/** A row of either day and what became of it; null where nothing did. */
export interface Compared extends ComparedRow<Node> {
  readonly became: Became | null
}

/** How the reader asked to see the comparison. */
export interface Asked {
  readonly from: Day
  readonly to: Day
  /** The whole text with the changes marked in it, not only what changed. */
  readonly whole: boolean
  /** Before and after in two columns. */
  readonly columns: boolean
  readonly number: number
}

export interface Comparison extends Asked {
  readonly act: Act
  readonly counts: ReadonlyMap<Became, number>
  /** Changes in all; what only its mark-up tells apart is none. */
  readonly total: number
  /** Changes in order, each with the page that shows it. */
  readonly changes: readonly { readonly row: Compared; readonly page: number }[]
  readonly rows: readonly Compared[]
  readonly pages: number
  readonly contents: ReadonlyMap<number, string>
  /** Acts that made the changes of this page, by what they are called. */
  readonly amending: ReadonlyMap<string, Amending>
  /** For rows of this page, by lasting identity: provisions that words of theirs came from or went to, beside what is recorded. */
  readonly elsewhere: ReadonlyMap<string, readonly Elsewhere<Node>[]>
  /** Days of the two for which no text is held. */
  readonly unknown: readonly Day[]
  /** Versions that begin after the earlier day and by the later. */
  readonly between: readonly Version[]
}

/** Changes, or rows of the whole text, on one page. */
const CHANGES = 40
const ROWS = 60

/** Returns one page of the comparison. */
export async function comparisonOf(page: Page, act: Act, asked: Asked): Promise<Comparison> {
  const { from, to, whole } = asked
  const unknown = [from, to].filter((day) => versionOn(act.versions, day)?.state !== 'held')
  const all = unknown.length > 0 ? [] : await comparedRows(page, act, from, to)
  const listed = whole ? all : all.filter(isChange)
  const size = whole ? ROWS : CHANGES
  const pages = Math.ceil(listed.length / size)
  const number = Math.min(asked.number, Math.max(1, pages))
  const rows = listed.slice((number - 1) * size, number * size)
  const pageOf = new Map(listed.map((row, index) => [row, Math.floor(index / size) + 1]))
  const changes = all.filter(isChange).map((row) => ({ row, page: pageOf.get(row) ?? 1 }))
  const [early, late] = from <= to ? [from, to] : [to, from]
  return {
    ...asked,
    act,
    counts: countsOf(all),
    total: changes.length,
    changes,
    rows,
    number,
    pages,
    contents: await page.library.contents(rows.flatMap(textIds)),
    amending: await amendingActs(page, act, rows),
    // Read backwards, what came would seem to have gone.
    elsewhere: from <= to ? await elsewhereOf(page.library, all, rows) : new Map(),
    unknown,
    between: act.versions.filter(
      (version) => version.from !== null && version.from > early && version.from <= late,
    ),
  }
}

/** Returns whether the reader would call it a change: other words, another number, another place. */
export function isChange(row: Compared): boolean {
  return row.became !== null && row.became !== 'formatted'
}

async function comparedRows(page: Page, act: Act, from: Day, to: Day): Promise<Compared[]> {
  const [before, after] = await Promise.all(
    [from, to].map((day) => page.library.textOnDay(act.expression.id, day)),
  )
  const rows = compareOutlines(before?.nodes ?? [], after?.nodes ?? [])
  const doubtful = rows.filter((row) => row.changed && onlyTextDiffers(row))
  const contents = await page.library.contents(doubtful.flatMap(textIds))
  return rows.map((row) => ({ ...row, became: becameOf(row, contents) }))
}

function becameOf(row: ComparedRow<Node>, contents: ReadonlyMap<number, string>): Became | null {
  if (!row.before) return 'added'
  if (!row.after) return 'removed'
  const formatted = row.changed && onlyTextDiffers(row) && sameWords(row, contents)
  if (row.changed && !formatted) return 'changed'
  if (row.renumbered) return 'renumbered'
  if (row.movedFrom) return 'moved'
  return formatted ? 'formatted' : null
}

function onlyTextDiffers({ before, after }: ComparedRow<Node>): boolean {
  return before?.heading === after?.heading && before?.missing === after?.missing
}

function sameWords({ before, after }: ComparedRow<Node>, contents: ReadonlyMap<number, string>): boolean {
  const [was, is] = [before, after].map((node) =>
    node?.textId == null ? '' : (contents.get(node.textId) ?? ''),
  )
  return squeezed(was ?? '') === squeezed(is ?? '')
}

// A list made of what was one paragraph has other lines and the same words.
function squeezed(xml: string): string {
  return plainText(xml).replace(/\s+/g, ' ')
}

function textIds({ before, after }: ComparedRow<Node>): number[] {
  return [before?.textId, after?.textId].filter((id) => id != null)
}

function countsOf(rows: readonly Compared[]): ReadonlyMap<Became, number> {
  const counts = new Map<Became, number>()
  for (const { became } of rows) if (became !== null) counts.set(became, (counts.get(became) ?? 0) + 1)
  return counts
}

async function amendingActs(page: Page, act: Act, rows: readonly Compared[]): Promise<Map<string, Amending>> {
  const grounds = rows.flatMap((row) => {
    const made = isChange(row) ? madeBy(act, row) : null
    return made?.ground ? [made.ground] : []
  })
  const found = await withAddresses(page, grounds)
  return new Map(found.map((each) => [each.title, each]))
}

/** When the last change of a row was made, by what, and whether the row changed only this once between the two days. */
export function madeBy(act: Act, { before, after }: Compared) {
  const day = after && (!before || after.from !== before.from) ? after.from : (before?.to ?? null)
  const version = day === null ? undefined : act.versions.find(({ from }) => from === day)
  const index = version ? act.versions.indexOf(version) : -1
  const ground = (after && after.from === day ? after.ground : null) ?? version?.ground ?? null
  return {
    day,
    basis: (after && after.from === day ? after.basis : version?.basis) ?? 'unknown',
    ground,
    name: ground && groundName(ground),
    /** The day of the wording before, for a change that was only seen. */
    seenBefore: index > 0 ? (act.versions[index - 1]?.from ?? null) : null,
    once: !before || !after || before.to === after.from,
  }
}

/** The story of one provision: its wordings, and what differs between two of them. */
import { redlineText } from '#compare/redline.ts'
import type { Day } from '#kit/day.ts'
import type { ProvisionVersion, Version } from '#store/model.ts'
import { keptRedline } from '../compare/redlines.ts'
import type { Page } from '../page.ts'
import { type Amending, withAddresses } from './grounds.ts'
import { type Entry, entriesOf, latest, type Wording, wordingOn, wordingsIn } from './wordings.ts'

/** The days by which two wordings are asked for; null where the reader leaves one open. */
export interface Pair {
  readonly from: Day | null
  readonly to: Day | null
}

export interface Story {
  readonly entries: readonly Entry[]
  /** The wording that the page shows; null where it shows none of them. */
  readonly shown: Wording | null
  /** What differs between two wordings; null where there are no two. */
  readonly redline: Redline | null
  /** Length of each wording in characters, by the order of the wordings; null where it is not known. */
  readonly lengths: readonly (number | null)[]
}

export interface Redline {
  readonly before: Wording
  readonly after: Wording
  /** Words, and the heading where it differs, as HTML with what came and went marked; null where it is the same in both. */
  readonly words: string | null
  readonly heading: string | null
  /** Numbers, where they differ. */
  readonly numbers: readonly [before: string, after: string] | null
  /** True where the words of one of the two are not known. */
  readonly unknown: boolean
  /** What made the changes, as far as it is known. */
  readonly by: readonly Amending[]
}

/** The provision version shown, in its act. */
export interface Told {
  readonly row: ProvisionVersion
  readonly history: readonly ProvisionVersion[]
  readonly versions: readonly Version[]
  readonly language: string
}

/** Returns the story, with the redline of the pair asked for; without one, of the wording shown and the one before it. */
export async function storyOf(page: Page, told: Told, pair: Pair | null): Promise<Story> {
  const entries = entriesOf(told.history, told.versions)
  const wordings = wordingsIn(entries)
  const shown = wordings.find(({ rows }) => rows.some(({ id }) => id === told.row.id)) ?? null
  const texts = await page.library.contents(wordings.flatMap(({ rows }) => rows[0]?.textId ?? []))
  const lengths = wordings.map(({ rows: [row] }) => {
    if (!row || row.missing) return null
    return row.textId === null ? 0 : lengthOf(texts.get(row.textId) ?? '')
  })
  const [before, after] = chosen(wordings, shown, pair)
  const redline =
    before && after && before !== after ? await redlineOf(page, told, wordings, before, after) : null
  return { entries, shown, redline, lengths }
}

function chosen(
  wordings: readonly Wording[],
  shown: Wording | null,
  pair: Pair | null,
): (Wording | undefined)[] {
  const after = pair?.to ? wordingOn(wordings, pair.to) : (shown ?? wordings.at(-1))
  const before = pair?.from
    ? (wordingOn(wordings, pair.from) ?? wordings[0])
    : after && wordings[wordings.indexOf(after) - 1]
  if (!before || !after) return []
  return wordings.indexOf(before) <= wordings.indexOf(after) ? [before, after] : [after, before]
}

async function redlineOf(
  page: Page,
  told: Told,
  wordings: readonly Wording[],
  before: Wording,
  after: Wording,
): Promise<Redline> {
  const [was, is] = [latest(before), after.rows[0]]
  const texts = await page.library.contents([was, is].flatMap((row) => row?.textId ?? []))
  const xml = (row: ProvisionVersion | undefined) =>
    row?.textId == null ? '' : (texts.get(row.textId) ?? '')
  const unknown = was?.missing === true || is?.missing === true
  const prefix = `was-${told.row.eId}`
  const since = wordings.slice(wordings.indexOf(before) + 1, wordings.indexOf(after) + 1)
  const grounds = since.flatMap(({ rows: [first] }) => first?.ground ?? [])
  return {
    before,
    after,
    words:
      unknown || was?.textId === is?.textId ? null : keptRedline(xml(was), xml(is), prefix, told.language),
    heading: was?.heading === is?.heading ? null : redlineText(was?.heading ?? null, is?.heading ?? null),
    numbers: was?.num != null && is?.num != null && was.num !== is.num ? [was.num, is.num] : null,
    unknown,
    by: await withAddresses(page, grounds),
  }
}

function lengthOf(xml: string): number {
  return xml.replace(/<[^>]*>/g, '').length
}

/** The tool that tells two days of an act or a provision apart. */
import { z } from 'zod'
import { type Change, describeChanges, textIdsOf } from '#compare/describe.ts'
import { sha256 } from '#kit/hash.ts'
import type { ChangedRow, ProvisionVersion } from '#store/model.ts'
import { type Answer, clipped, fitted, reasonOf, Unanswered } from '../answer.ts'
import { ARGUMENTS, day, type McpDeps } from '../asking.ts'
import { nextCall, placeIn } from '../cursor.ts'
import { cutAt } from '../cut.ts'
import { nameOf } from '../outline-walk.ts'
import {
  ActSchema,
  actOf,
  cautionsOf,
  DatesSchema,
  datesOf,
  type Held,
  iriOn,
  shortTitle,
} from '../provenance.ts'
import { redlineOf } from '../redline-words.ts'
import { tool } from '../tool.ts'
import { sidesOf } from '../two-days.ts'

const Side = z.object({
  iri: z.string(),
  given: z.boolean().describe('False: the source says that there was a wording and does not give it'),
  hash: z.string().nullable(),
  dates: DatesSchema,
})

const Changed = z.object({
  kind: z.enum(['added', 'removed', 'changed', 'renumbered', 'moved']),
  name: z.string().describe('Number and heading; those of the later day where it is there'),
  formerNumber: z.string().nullable(),
  before: z.union([Side, z.null()]),
  after: z.union([Side, z.null()]),
  redline: z
    .string()
    .nullable()
    .describe(
      'The words: [-struck-] and {+new+}; […] stands for words that did not change. Null where the wording of either day is not given',
    ),
  cut: z.boolean().describe('True: the redline goes on; ask for the diff of this provision alone'),
})

const Diff = z.object({
  act: ActSchema.describe('As of the later day'),
  from: z.string(),
  to: z.string(),
  changes: z.array(Changed).readonly(),
  shown: z
    .object({ from: z.number(), to: z.number(), of: z.number() })
    .describe('Which of the rows that differ these are'),
  understood: z.string().nullable(),
})

type Diff = z.infer<typeof Diff>
type Changed = z.infer<typeof Changed>

const AT_ONCE = 25
/** Characters of one redline among others, and of one alone. */
const AMONG_OTHERS = 2500
const ALONE = 7000

export const diff = tool({
  name: 'diff',
  title: 'What changed between two days',
  description:
    'The provisions of an act that differ between two days, each with a redline of its words: [-struck-] {+new+}. With provision (or the IRI of one) only that provision, in full. Both days must have a text here; spans whose text is unknown are said.',
  input: z.strictObject({
    reference: ARGUMENTS.reference,
    provision: ARGUMENTS.provision,
    from: day.describe('The earlier day, YYYY-MM-DD'),
    to: day.describe('The later day, YYYY-MM-DD'),
    lang: ARGUMENTS.lang,
    cursor: ARGUMENTS.cursor,
  }),
  result: Diff,
  example: { reference: 'LEGITEXT000031366350', from: '2020-01-01', to: '2024-01-01' },
  answer: async (deps, asked): Promise<Answer<Diff>> => {
    if (asked.from > asked.to)
      throw new Unanswered(
        'wrong-question',
        'wrong-order',
        `from (${asked.from}) is after to (${asked.to}).`,
        {
          expected: 'the earlier day as from',
          example: JSON.stringify({ reference: asked.reference, from: asked.to, to: asked.from }),
        },
      )
    const { before, after, only, understood } = await sidesOf(deps, asked)
    const differing = await deps.library.changes(after.expression.id, asked.from, asked.to)
    const pairs = only === null ? differing : differing.filter(only)
    const mark = `${after.expression.recording}`
    return pairs.length === 1 && pairs[0]
      ? oneChange(deps, asked, { before, after, understood, mark }, pairs[0])
      : manyChanges(deps, asked, { before, after, understood, mark }, pairs)
  },
})

type Asked = z.infer<typeof diff.input>

interface Compared {
  readonly before: Held
  readonly after: Held
  readonly understood: string | null
  readonly mark: string
}

async function manyChanges(
  deps: McpDeps,
  asked: Asked,
  compared: Compared,
  pairs: readonly ChangedRow[],
): Promise<Answer<Diff>> {
  const begin = Math.min(placeIn(asked, compared.mark), pairs.length)
  const page = pairs.slice(begin, begin + AT_ONCE)
  const described = await describedPairs(deps, page)
  const changes = described.map((each) => ({
    at: each.at,
    changed: changedOf(
      compared,
      each,
      each.redline.slice(0, cutAt(each.redline, AMONG_OTHERS)),
      each.redline.length > AMONG_OTHERS,
    ),
  }))
  return fitted(changes.length, Math.min(1, changes.length), (much) => {
    // What is left out after the last one listed is passed over with it.
    const following = changes[much]
    const end = begin + (following ? following.at : page.length)
    const shown = { from: begin, to: end, of: pairs.length }
    return {
      ...told(
        deps,
        compared,
        changes.slice(0, much).map(({ changed }) => changed),
        shown,
        asked,
      ),
      next: end < pairs.length ? nextCall('diff', asked, end, compared.mark) : null,
    }
  })
}

async function oneChange(
  deps: McpDeps,
  asked: Asked,
  compared: Compared,
  pair: ChangedRow,
): Promise<Answer<Diff>> {
  const [only] = await describedPairs(deps, [pair])
  const shown = { from: 0, to: 1, of: 1 }
  if (!only) return { ...told(deps, compared, [], shown, asked), next: null }
  if (!isGiven(pair)) {
    const name = clipped(nameOf(pair.after ?? pair.before ?? { num: null, heading: null, kind: '' }), 160)
    return {
      ...told(deps, compared, [changedOf(compared, only, '', false)], shown, asked),
      next: null,
      outcome: 'could-not-check',
      reason: reasonOf(
        'wording-missing',
        `${name} has another wording on ${asked.to} than on ${asked.from}; the source does not give the words of both, so they cannot be compared.`,
      ),
    }
  }
  const begin = Math.min(placeIn(asked, compared.mark), only.redline.length)
  const most = Math.min(ALONE, only.redline.length - begin)
  return fitted(most, Math.min(200, most), (much) => {
    const end = cutAt(only.redline, begin + much)
    const more = end < only.redline.length
    const changed = changedOf(compared, only, only.redline.slice(begin, end), more)
    return {
      ...told(deps, compared, [changed], shown, asked),
      next: more ? nextCall('diff', asked, end, compared.mark) : null,
    }
  })
}

function told(
  deps: McpDeps,
  { before, after, understood }: Compared,
  changes: readonly Changed[],
  shown: Diff['shown'],
  { from, to }: Asked,
): Omit<Answer<Diff>, 'next'> {
  const title = shortTitle(after)
  const nothing = shown.of === 0
  return {
    summary: nothing
      ? `Nothing differs between ${from} and ${to} in what was asked for of “${title}”.`
      : `“${title}” between ${from} and ${to}: ${shown.of} ${shown.of === 1 ? 'provision or division differs' : 'provisions and divisions differ'}.`,
    result: { act: actOf(deps, after), from, to, changes, shown, understood },
    words: changes.map(lineOf).join('\n\n'),
    cautions: [
      ...new Set([
        ...cautionsOf(deps, before, before.version?.basis ?? null),
        ...cautionsOf(deps, after, after.version?.basis ?? null),
      ]),
    ],
  }
}

interface Described {
  /** Place among the pairs of the page. */
  readonly at: number
  readonly pair: ChangedRow
  readonly change: Change
  readonly redline: string
  readonly texts: ReadonlyMap<number, string>
}

async function describedPairs(deps: McpDeps, pairs: readonly ChangedRow[]): Promise<Described[]> {
  const texts = await deps.library.contents(textIdsOf(pairs))
  return pairs.flatMap((pair, at) => {
    const [change] = describeChanges([pair], texts)
    return change ? [{ at, pair, change, redline: redlineOf(change.words), texts }] : []
  })
}

function changedOf(
  { before, after }: Compared,
  { pair, change, texts }: Described,
  redline: string,
  cut: boolean,
): Changed {
  const shown = pair.after ?? pair.before
  return {
    kind: change.kind,
    name: clipped(shown ? nameOf(shown) : change.eId, 160),
    formerNumber: change.renumbered ? change.fromNum : null,
    before: pair.before && sideOf(before, pair.before, texts),
    after: pair.after && sideOf(after, pair.after, texts),
    redline: isGiven(pair) ? redline : null,
    cut,
  }
}

// A wording that the source does not give is not an empty one: nothing was struck out.
function isGiven({ before, after }: ChangedRow): boolean {
  return !before?.missing && !after?.missing
}

function lineOf({ kind, name, redline, cut, before, after }: Changed): string {
  const iri = (after ?? before)?.iri ?? ''
  const words = redline ?? '(the source does not give the words of both days: they cannot be compared)'
  return `${name} (${kind}) · ${iri.slice(iri.lastIndexOf('/') + 1)}\n${words}${cut ? ' […cut]' : ''}`
}

function sideOf(held: Held, row: ProvisionVersion, texts: ReadonlyMap<number, string>) {
  const xml = row.textId === null ? undefined : texts.get(row.textId)
  return {
    iri: iriOn(held, row.eId),
    given: !row.missing,
    hash: xml === undefined ? null : sha256(xml),
    dates: datesOf(held.at, row),
  }
}

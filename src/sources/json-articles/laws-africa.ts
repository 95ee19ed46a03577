/**
 * An act as the API of Laws.Africa gives it: metadata, a table of contents, and a body of Akoma Ntoso written as HTML (`<section
 * class="akn-section" id="chp_1__sec_1">`). A file holds one language, or several by their codes.
 */
import { z } from 'zod'
import { dayOrNull } from '#kit/day.ts'
import { contentOf } from '#law/content.ts'
import { languageOf } from '#law/language.ts'
import type { Finding, ProvisionDraft, Snapshot } from '#law/provision.ts'
import { canonicalBlocks } from '#markup/canonical.ts'
import { htmlReading } from '#markup/from-html.ts'
import { HtmlMapping } from '#markup/html-mapping.ts'
import { type HtmlNode, hasClass, parseHtml } from '#markup/html-tree.ts'
import { uriParts } from '../akn/frbr.ts'
import { draftsOf } from '../akn/snapshots.ts'
import { type ActDraft, type ExpressionDraft, UnreadableError } from '../contract.ts'
import { historyOf } from '../one-file-acts.ts'
import { aknIn, type Heads } from './akn-html.ts'
import { readJson } from './json-file.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day as YYYY-MM-DD')
const FrbrUri = z
  .string()
  .regex(
    /^\/akn\/[a-z]{2}(?:-[a-z0-9-]+)?\/\S+$/,
    'expected the FRBR URI of a work, such as /akn/za/act/1996/constitution',
  )
interface Entry {
  readonly id: string | null
  readonly num: string | null
  readonly heading: string | null
  readonly children?: readonly Entry[] | undefined
}
const Entry: z.ZodType<Entry> = z.lazy(() =>
  z.object({
    id: z.string().nullable(),
    num: z.string().nullable(),
    heading: z.string().nullable(),
    children: z.array(Entry).optional(),
  }),
)
const Expression = z.object({
  frbr_uri: FrbrUri,
  title: z.string().min(1),
  country: z.string().regex(/^[a-z]{2}$/, 'expected two letters, as za'),
  locality: z.string().nullable(),
  subtype: z.string().nullable(),
  language: z.string().regex(/^[a-z]{3}$/, 'expected three letters, as eng'),
  expression_date: Day,
  publication_date: Day.nullable(),
  commencement_date: Day.nullable(),
  repeal: z
    .object({ date: Day, repealing_title: z.string(), repealing_uri: z.string().nullish() })
    .nullable(),
  work_amendments: z.array(
    z.object({ date: Day, amending_uri: z.string().nullable(), amending_title: z.string().nullable() }),
  ),
  toc: z.array(Entry),
  body: z.string().regex(/class="akn-/, 'expected Akoma Ntoso as HTML, with classes such as akn-section'),
})
const Languages = z.record(z.string(), Expression)

/** An act in one language on one day, with the file that holds it. */
export interface Given {
  readonly file: string
  readonly expression: z.output<typeof Expression>
}

/** Signs by which a file is known. */
export const LAWS_AFRICA_MARK = /"frbr_uri"\s*:\s*"\/akn\/[^"]*"[\s\S]*"expression_frbr_uri"\s*:/

/** Returns what the file holds. Throws UnreadableError, with the field, where it is not of the shape. */
export async function readLawsAfrica(file: string): Promise<Given[]> {
  const what = 'an act of Laws.Africa'
  const isOne = 'frbr_uri' in (await readJson(file, z.looseObject({}), what))
  const found = isOne
    ? [await readJson(file, Expression, what)]
    : Object.values(await readJson(file, Languages, what))
  return found.map((expression) => ({ file, expression }))
}

/** Returns the act of which everything given is an expression. Throws UnreadableError where two are of one language and day. */
export function actOf(given: readonly Given[]): ActDraft {
  const main = given.find(({ expression }) => expression.language === 'eng') ?? given[0]
  if (!main) throw new RangeError('Cannot make an act of no expression: expected one')
  const { expression } = main
  const parts = uriParts(expression.frbr_uri)
  const languages = Map.groupBy(given, ({ expression: { language } }) => languageOf(language) ?? language)
  return {
    work: {
      jurisdiction: parts.place ?? expression.country,
      type: parts.type ?? 'act',
      subtype: parts.subtype ?? expression.subtype,
      date: parts.date,
      number: parts.number,
      title: expression.title,
      aliases: [{ scheme: 'akn', value: expression.frbr_uri }],
      published: dayOrNull(expression.publication_date),
      topics: [],
    },
    expressions: [...languages].map(([language, versions]) => expressionOf(language, versions)),
  }
}

function expressionOf(language: string, versions: readonly Given[]): ExpressionDraft {
  const dated = versions.toSorted((a, b) =>
    a.expression.expression_date < b.expression.expression_date ? -1 : 1,
  )
  for (const [at, { file, expression }] of dated.entries()) {
    const before = dated[at - 1]
    if (before?.expression.expression_date === expression.expression_date)
      throw new UnreadableError(
        file,
        'expression_date',
        `Cannot import the file: its text in ${language} is of ${expression.expression_date}, as is that of ${before.file}; expected one text a day; leave one of them out`,
      )
  }
  const newest = dated.at(-1) as Given
  return {
    language,
    title: newest.expression.title,
    path: newest.file,
    textState: 'point-in-time',
    history: historyOf(dated.map(snapshotOf)),
  }
}

// The day of a text is one of the days on which amendments, or the act itself, took effect; then it is known to have effect.
function snapshotOf({ file, expression }: Given): Snapshot {
  const { expression_date: date, work_amendments: amendments, commencement_date } = expression
  const amendment = amendments.find((one) => one.date === date)
  return {
    date: dayOrNull(date),
    basis: amendment || date === commencement_date ? 'in-force' : 'unknown',
    published: null,
    ground: amendment?.amending_title
      ? { title: amendment.amending_title, id: amendment.amending_uri }
      : null,
    path: file,
    provisions: rowsOf(expression, file),
    findings: repealOf(expression, file),
  }
}

function rowsOf(expression: z.output<typeof Expression>, file: string): ProvisionDraft[] {
  const nodes = parseHtml(expression.body)
  const akn = aknIn(nodes, headsIn(expression.toc))
  if (akn === null)
    throw new UnreadableError(
      file,
      `${expression.language}.body`,
      'Cannot read the body: it has no element of the class akn-akomaNtoso; expected the HTML of the whole act; ask the API for it again',
    )
  return [...coverOf(nodes), ...draftsOf(akn, true)]
}

// What the publisher prints before the act: where it was published, since when its provisions hold, by what it was amended.
function coverOf(nodes: readonly HtmlNode[]): ProvisionDraft[] {
  const cover = nodes.filter((node) => typeof node !== 'string' && hasClass(node, 'coverpage'))
  const blocks = canonicalBlocks(new HtmlMapping(cover, '').nodes(cover), htmlReading())
  if (blocks === '') return []
  return [
    { depth: 0, kind: 'note', num: null, heading: null, content: contentOf(`<content>${blocks}</content>`) },
  ]
}

function headsIn(entries: readonly Entry[]): Heads {
  const heads = new Map<string, { num: string | null; heading: string | null }>()
  const add = ({ id, num, heading, children = [] }: Entry) => {
    if (id !== null) heads.set(id, { num, heading })
    children.forEach(add)
  }
  entries.forEach(add)
  return heads
}

function repealOf({ repeal }: z.output<typeof Expression>, file: string): Finding[] {
  if (repeal === null) return []
  const message = `The file says that the act was repealed on ${repeal.date} by ${repeal.repealing_title}`
  return [{ severity: 'warning', check: 'repealed', path: file, where: 'repeal', message }]
}

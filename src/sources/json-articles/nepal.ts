/**
 * The Constitution of Nepal as a folder of JSON: `index.json` with its parts, and a file for each article.
 *
 * The files were made from printed text by a program that took every number in brackets for the beginning of a clause. A reference
 * such as "Notwithstanding anything contained in clause (1), …" is torn there: it is put together again where the words say so.
 */
import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type Day, dayOrNull } from '#kit/day.ts'
import type { Finding, ProvisionDraft, Snapshot } from '#law/provision.ts'
import { type Block, fragment, p, text } from '#markup/fragment.ts'
import { type ActDraft, UnreadableError } from '../contract.ts'
import { reading } from '../faults.ts'
import { historyOf } from '../one-file-acts.ts'
import { readJson } from './json-file.ts'
import { type Clause, mended } from './torn-clauses.ts'

// Strict: a field that is not known could hold words.
const Subclause = z.strictObject({
  type: z.literal('subclause'),
  subclause_number: z.string().min(1),
  text: z.string(),
})
const Content = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('clause'),
    clause_number: z.int().positive(),
    text: z.string(),
    subclauses: z.array(Subclause).default([]),
  }),
  z.strictObject({ type: z.literal('paragraph'), text: z.string() }),
])
const Article = z.strictObject({
  article_number: z.int().positive(),
  title: z.string().min(1),
  content: z.array(Content).min(1),
  part_number: z.int().positive(),
})
const Preamble = z.strictObject({ title: z.string().min(1), content: z.array(Content).min(1) })
const Listed = z.strictObject({ article_number: z.int(), title: z.string(), file: z.string().min(1) })
const Index = z.strictObject({
  title: z.string().min(1),
  preamble: z.strictObject({ title: z.string(), file: z.string().min(1) }),
  parts: z
    .array(
      z.strictObject({
        part_number: z.int().positive(),
        title: z.string().min(1),
        articles: z.array(Listed).min(1),
      }),
    )
    .min(1),
})

export type ArticleContent = z.output<typeof Content>

/** Signs by which the index is known among other files of the name. */
export const INDEX_MARK =
  /"parts"\s*:\s*\[\s*\{\s*"part_number"\s*:[^}]*"articles"\s*:\s*\[\s*\{\s*"article_number"/

/** Returns the act whose index lies at the path. Throws UnreadableError for the first file that is missing or not of the shape. */
export async function readNepal(index: string): Promise<ActDraft> {
  const folder = path.dirname(index)
  const { title, preamble, parts } = await readJson(index, Index, 'an index of parts and articles')
  const rows: ProvisionDraft[] = []
  const findings: Finding[] = []
  let torn = 0
  const opening = await readJson(await fileOf(folder, preamble.file), Preamble, 'a preamble')
  rows.push({
    depth: 0,
    kind: 'preamble',
    num: null,
    heading: opening.title,
    content: contentOf(opening.content).content,
  })
  for (const part of parts) {
    rows.push({ depth: 0, kind: 'part', num: String(part.part_number), heading: part.title, content: null })
    for (const listed of part.articles) {
      const file = await fileOf(folder, listed.file)
      const article = await readJson(file, Article, 'an article')
      const { content, inOrder, torn: references } = contentOf(article.content)
      torn += references
      rows.push({
        depth: 1,
        kind: 'article',
        num: String(article.article_number),
        heading: article.title,
        content,
      })
      const same =
        article.article_number === listed.article_number &&
        article.title === listed.title &&
        article.part_number === part.part_number
      if (!same) findings.push(disagrees(index, file, article.article_number))
      if (!inOrder) findings.push(disordered(file, article.article_number))
    }
  }
  if (torn > 0) findings.push(mendedReferences(index, torn))
  findings.push(...missingSchedules(rows, index))
  const commenced = commencementIn(rows)
  const snapshot: Snapshot = {
    date: commenced,
    basis: commenced === null ? 'unknown' : 'in-force',
    published: null,
    ground: null,
    path: index,
    provisions: rows,
    findings,
  }
  return {
    work: {
      jurisdiction: /\bof Nepal$/.test(title) ? 'np' : null,
      type: 'act',
      subtype: /^constitution/i.test(title) ? 'constitution' : null,
      date: commenced,
      number: null,
      title,
      aliases: [],
      published: null,
      topics: [],
    },
    expressions: [
      {
        language: 'eng',
        title,
        path: index,
        textState: commenced === null ? 'current' : 'point-in-time',
        history: historyOf([snapshot]),
      },
    ],
  }
}

// The index names files below its own folder, and no others.
async function fileOf(folder: string, name: string): Promise<string> {
  const file = path.join(folder, name)
  const [root, real] = await Promise.all([
    reading(folder, () => realpath(folder)),
    reading(file, () => realpath(file)),
  ])
  if (!real.startsWith(root + path.sep))
    throw new UnreadableError(
      path.join(folder, 'index.json'),
      'file',
      `Cannot read the index: it names "${name}", which lies outside its folder; expected files below it; correct the index`,
    )
  return file
}

function contentOf(parts: readonly ArticleContent[]): {
  content: ProvisionDraft['content']
  inOrder: boolean
  torn: number
} {
  const { clauses, torn } = mended(parts)
  const numbers = clauses.flatMap(({ number }) => number ?? [])
  const inOrder = numbers.every((number, at) => number === at + 1)
  return { content: fragment(clauses.map(blockOf)), inOrder, torn }
}

function blockOf({ number, words, subclauses }: Clause): Block {
  const below = subclauses.map(
    (sub): Block => ({ kind: 'item', num: `(${sub.letter})`, blocks: [p(text(sub.words))] }),
  )
  if (number === null) return p(text(words))
  return { kind: 'item', num: `(${number})`, blocks: [p(text(words)), ...below] }
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)
const COMMENCES = new RegExp(`This Constitution shall commence on (\\d{1,2}) (${MONTHS.join('|')}) (\\d{4})`)

function commencementIn(rows: readonly ProvisionDraft[]): Day | null {
  for (const { content } of rows) {
    const [, day, month = '', year] = COMMENCES.exec(content?.xml ?? '') ?? []
    if (day === undefined) continue
    return dayOrNull(`${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`)
  }
  return null
}

function disagrees(index: string, file: string, number: number): Finding {
  const message = `Article ${number} stands in the index under another number, title or part than in ${file}: what the article's own file says stands`
  return { severity: 'warning', check: 'index-disagrees', path: index, where: `article ${number}`, message }
}

function disordered(file: string, number: number): Finding {
  const message = `The clauses of article ${number} are not numbered in order: the file nests them wrongly, and they are kept as they stand in it`
  return { severity: 'warning', check: 'numbering-disorder', path: file, where: `article ${number}`, message }
}

function mendedReferences(index: string, count: number): Finding {
  const message = `${count} references such as "clause (1)" stood in the files as clauses of their own; they were put back into their sentences`
  return { severity: 'warning', check: 'torn-references', path: index, where: null, message }
}

// Articles refer to schedules, of which the data have none.
function missingSchedules(rows: readonly ProvisionDraft[], index: string): Finding[] {
  const named = rows.flatMap(({ content }) => content?.xml.match(/\bSchedule-\d+/g) ?? [])
  const numbers = [...new Set(named)].map((name) => Number(name.slice(9))).sort((a, b) => a - b)
  if (numbers.length === 0) return []
  const message = `The articles refer to schedules ${numbers.join(', ')}, which the files do not hold`
  return [{ severity: 'warning', check: 'incomplete', path: index, where: null, message }]
}

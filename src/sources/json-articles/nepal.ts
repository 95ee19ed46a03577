/**
 * The Constitution of Nepal as a folder of JSON: `index.json` with its parts, and a file for each article.
 *
 * The files were made from printed text by a program that took every number in brackets for the beginning of a clause. A reference
 * such as "Notwithstanding anything contained in clause (1), …" is torn there: it is put together again where the words say so.
 */
import { realpath } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import { type Day, dayOrNull } from '#kit/day.ts'
import type { Finding, ProvisionDraft, Snapshot } from '#law/provision.ts'
import { type Block, fragment, p, text } from '#markup/fragment.ts'
import { type ActDraft, UnreadableError } from '../contract.ts'
import { reading } from '../faults.ts'
import { historyOf } from '../one-file-acts.ts'
import { readJson } from './json-file.ts'
import { Article, type ArticleContent, Index, Preamble } from './nepal-shape.ts'
import { type Clause, mended } from './torn-clauses.ts'

/** Signs by which the index is known among other files of the name. */
export const INDEX_MARK =
  /"parts"\s*:\s*\[\s*\{\s*"part_number"\s*:[^}]*"articles"\s*:\s*\[\s*\{\s*"article_number"/

/** Returns the act whose index lies at the path. Throws UnreadableError for the first file that is missing or not of the shape. */
export async function readNepal(index: string): Promise<ActDraft> {
  const listed = await readJson(index, Index, 'an index of parts and articles')
  const { rows, findings } = await readParts(index, listed)
  const commenced = commencementIn(rows)
  const { title } = listed
  const snapshot: Snapshot = {
    date: commenced,
    basis: commenced === null ? 'unknown' : 'in-force',
    published: null,
    ground: null,
    path: index,
    provisions: rows,
    findings,
  }
  const textState = commenced === null ? 'current' : 'point-in-time'
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
    expressions: [{ language: 'eng', title, path: index, textState, history: historyOf([snapshot]) }],
  }
}

async function readParts(
  index: string,
  { preamble, parts }: z.output<typeof Index>,
): Promise<{ rows: ProvisionDraft[]; findings: Finding[] }> {
  const folder = path.dirname(index)
  const findings: Finding[] = []
  let torn = 0
  const opening = await readJson(await fileOf(folder, preamble.file), Preamble, 'a preamble')
  const { content } = contentOf(opening.content)
  const rows: ProvisionDraft[] = [{ depth: 0, kind: 'preamble', num: null, heading: opening.title, content }]
  for (const part of parts) {
    const num = String(part.part_number)
    rows.push({ depth: 0, kind: 'part', num, heading: part.title, content: null })
    for (const listed of part.articles) {
      const file = await fileOf(folder, listed.file)
      const article = await readJson(file, Article, 'an article')
      const { title, article_number: number } = article
      const read = contentOf(article.content)
      torn += read.torn
      rows.push({ depth: 1, kind: 'article', num: String(number), heading: title, content: read.content })
      const agrees = number === listed.article_number && title === listed.title
      if (!agrees || article.part_number !== part.part_number) findings.push(disagrees(index, file, number))
      if (!read.inOrder) findings.push(disordered(file, number))
    }
  }
  if (torn > 0) findings.push(mendedReferences(index, torn))
  return { rows, findings: [...findings, ...missingSchedules(rows, index)] }
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

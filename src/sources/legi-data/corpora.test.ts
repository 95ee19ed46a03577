/**
 * The history folded out of real snapshots says of each snapshot's day what the snapshot says: by a walk of its own through the
 * raw JSON. Where it does not, the source took back what it had said, and a finding names the article.
 */
import assert from 'node:assert/strict'
import path from 'node:path'
import test from 'node:test'
import { plainText, wordsOf } from '#law/content.ts'
import type { Wording } from '#law/provision.ts'
import { corpus, withoutCorpora } from '../../../test/corpora.ts'
import type { WordingHistory } from '../contract.ts'
import { openDatedFolder } from '../files.ts'
import { readAll } from './example.fixture.ts'

const SKIP = { skip: withoutCorpora('fr-legi-data-json') }
const ROOT = corpus('fr-legi-data-json') ?? ''
const CRPA = path.join(ROOT, 'LEGITEXT000031366350')
const LABOUR = path.join(ROOT, 'LEGITEXT000006072050-code-du-travail')

// Number and words as letters and digits alone: the source corrected "D. 312-1-3" to "D312-1-3", and its plain text sets
// spaces around superscripts that its HTML has not ("1 er").
interface Line {
  readonly number: string
  words: string
}

// A heading is told apart by the number of the article that comes next.
function anchored(lines: readonly Line[]): Line[] {
  return lines.map((line, index) => {
    const next = lines.slice(index + 1).find((one) => one.number !== '')
    return line.number ? line : { number: '', words: `${line.words} before ${next?.number ?? 'the end'}` }
  })
}

async function historyAt(folder: string): Promise<WordingHistory> {
  const { acts, refused } = await readAll([folder])
  assert.deepEqual(refused, [])
  const history = acts[0]?.expressions[0]?.history
  assert.ok(history?.kind === 'wordings')
  return history
}

/** The rows that hold on a day, in the order of the tree. */
function onDay(history: WordingHistory, day: string): Wording[] {
  const holding = history.wordings.filter(
    (row) => (row.from ?? '') <= day && (row.to === null || day < row.to),
  )
  const below = Map.groupBy(holding, (row) => row.parentKey)
  const walk = (key: string | null): Wording[] =>
    (below.get(key) ?? [])
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .flatMap((row) => [row, ...walk(row.key)])
  const walked = walk(null)
  assert.equal(walked.length, holding.length, `rows without a parent on ${day}`)
  return walked
}

function lettersOf(text: string): string {
  return wordsOf(text).join('')
}

function linesOfRows(rows: readonly Wording[]): Line[] {
  const lines: Line[] = []
  for (const row of rows) {
    const words = row.content ? lettersOf(plainText(row.content.xml)) : row.missing ? 'MISSING' : ''
    const last = lines.at(-1)
    if (row.kind === 'note' && last) last.words += words
    else if (row.kind === 'article') lines.push({ number: lettersOf(row.num ?? ''), words })
    else lines.push({ number: '', words: lettersOf(`${row.num ?? ''} ${row.heading ?? ''}`) })
  }
  return lines
}

function linesOfJson(node: { children?: Raw[] }): Line[] {
  const children = node.children ?? []
  const articles = children.filter((one) => one.type === 'article')
  // The package 1.1.13 prints subdivisions before own articles (see digest.ts).
  const old = articles.some((one) => one.data.intOrdre === undefined)
  const ordered = old ? [...articles, ...children.filter((one) => one.type !== 'article')] : children
  return ordered.flatMap((one) =>
    one.type === 'article'
      ? [{ number: lettersOf(one.data.num ?? ''), words: lettersOf(`${one.data.texte} ${one.data.nota}`) }]
      : [{ number: '', words: lettersOf(one.data.title ?? '') }, ...linesOfJson(one)],
  )
}

interface Raw {
  readonly type: string
  readonly data: Record<
    'num' | 'title' | 'texte' | 'nota' | 'intOrdre' | 'dateDebutVersion',
    string | undefined
  >
  readonly children?: Raw[]
}

/** Compares a history with every snapshot of its folder; returns what differs, by day. */
async function differences(folder: string, history: WordingHistory): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  await using dated = await openDatedFolder(folder, '.json')
  for (const file of dated.files) {
    const root: Raw = JSON.parse((await file.read()).toString('utf8'))
    const day = root.data.dateDebutVersion ?? ''
    const [expected, got] = [anchored(linesOfJson(root)), anchored(linesOfRows(onDay(history, day)))]
    const name = (line: Line) => line.number || line.words
    const key = (line: Line) => `${line.number} ${line.words}`
    const [inFile, inRows] = [new Set(expected.map(key)), new Set(got.map(key))]
    const lost = expected.filter((line) => !inRows.has(key(line)))
    const added = got.filter((line) => !inFile.has(key(line)))
    found[day] = [...new Set([...lost, ...added].map(name))]
    const order = (lines: readonly Line[], other: ReadonlySet<string>) =>
      lines.map(key).filter((one) => other.has(one))
    const [a, b] = [order(expected, inRows), order(got, inFile)]
    const moved = a.findIndex((one, index) => one !== b[index])
    if (moved >= 0) found[day].push(`order at ${a[moved]?.slice(0, 40)}`)
  }
  return found
}

test(
  'Administration code: each of seven snapshots is read back on its day, but for four corrections of the source',
  SKIP,
  async () => {
    const history = await historyAt(CRPA)
    assert.deepEqual(await differences(CRPA, history), {
      // L112-9: "de loi" became "de la loi". L342-2: a note was lengthened. Both under the same id.
      '2020-01-08': ['L1129', 'L3422'],
      '2020-06-18': ['L1129', 'L3422'],
      // Section 8 and R114-9-4: decrees published after the snapshot took effect before it.
      '2021-01-01': ['L1129', 'R11494', 'L3422'],
      '2021-12-04': ['L1129', 'L3422'],
      '2023-01-01': ['L1129'],
      '2023-05-14': ['L1129'],
      '2026-02-05': [],
    })
  },
)

test('Probe labour', SKIP, async () => {
  const history = await historyAt(LABOUR)
  console.log(JSON.stringify(await differences(LABOUR, history), null, 1))
})

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

const histories = new Map<string, Promise<WordingHistory>>()

function historyAt(folder: string): Promise<WordingHistory> {
  const known = histories.get(folder) ?? readHistory(folder)
  histories.set(folder, known)
  return known
}

async function readHistory(folder: string): Promise<WordingHistory> {
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

/** Compares a history with every snapshot of its folder; returns the lines that differ, by day, and where the order does. */
async function differences(folder: string, history: WordingHistory): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  await using dated = await openDatedFolder(folder, '.json')
  for (const file of dated.files) {
    const root: Raw = JSON.parse((await file.read()).toString('utf8'))
    const day = root.data.dateDebutVersion ?? ''
    const [expected, got] = [anchored(linesOfJson(root)), anchored(linesOfRows(onDay(history, day)))]
    const key = (line: Line) => `${line.number} ${line.words}`
    const [inFile, inRows] = [new Set(expected.map(key)), new Set(got.map(key))]
    const differing = [
      ...expected.filter((line) => !inRows.has(key(line))),
      ...got.filter((line) => !inFile.has(key(line))),
    ]
    found[day] = [...new Set(differing.map((line) => line.number || line.words))]
    const shared = (lines: readonly Line[]) =>
      lines.map(key).filter((one) => inFile.has(one) && inRows.has(one))
    const [a, b] = [shared(expected), shared(got)]
    found[day].push(
      ...a.filter((one, index) => one !== b[index]).map((one) => `place of ${one.split(' ')[0]}`),
    )
  }
  return found
}

test(
  'Administration code: each of seven snapshots is read back on its day, but for what the source corrected later',
  SKIP,
  async () => {
    const history = await historyAt(CRPA)
    assert.deepEqual(await differences(CRPA, history), {
      // Under one id each, "de loi" became "de la loi" in L112-9, and the note of L342-2 became longer.
      '2020-01-08': ['L1129', 'L3422'],
      '2020-06-18': ['L1129', 'L3422'],
      // A decree of April 2021 gave R114-9-4 another wording since 2021-01-01, whose text no snapshot has.
      '2021-01-01': ['L1129', 'R11494', 'L3422'],
      '2021-12-04': ['L1129', 'L3422'],
      '2023-01-01': ['L1129'],
      '2023-05-14': ['L1129'],
      '2026-02-05': [],
    })
    assert.deepEqual(figures(history), {
      articles: 483,
      held: 554,
      missing: 170,
      unknown: 9,
      notes: 29,
      divisions: 204,
    })
  },
)

// Articles that the snapshot of 2020 lacks, though the newest has them in force on that day: certifications added by a decree of
// December 2019, and what is left of the code of 1973.
const ADDED =
  'D6111-8 R6113-8 R6113-9 R6113-10 R6113-11 R6113-12 R6113-13 R6113-14 R6113-15 R6113-16 L320-4 L321-4-2 L321-13 R212-12'

test(
  'Labour code: both snapshots are read back on their days, but for what the source corrected later',
  SKIP,
  async () => {
    const history = await historyAt(LABOUR)
    const { '2020-01-01': old = [], '2026-03-27': newest = [] } = await differences(LABOUR, history)
    assert.deepEqual(newest, [])
    const articles = old.filter((one) => /^(?:[LRD]\d|Annexe)/.test(one))
    const named = history.findings
      .filter(
        (one) =>
          ['corrected-by-source', 'withdrawn-by-source'].includes(one.check) &&
          !/LEGISCTA/.test(one.where ?? ''),
      )
      .map((one) => lettersOf((one.where ?? '').replace(/ \(.*/, '')))
    assert.deepEqual(articles.sort(), [...new Set([...named, ...ADDED.split(' ').map(lettersOf)])].sort())
    assert.equal(named.length, 30)
    // The package of 2020 lost the first line of four headings; a fifth was replaced with effect from that day; the others only
    // have an added article, or L6323-16, next to them. The newest snapshot has the articles from L6323-16 in another order.
    const headings = old.filter((one) => / before /.test(one)).map((one) => one.replace(/ before .*/, ''))
    assert.equal(new Set(headings).size, 22)
    assert.deepEqual(
      old.filter((one) => one.startsWith('place of')),
      ['16', '17', '171', '172', '174', '175', '176'].map((one) => `place of L6323${one}`),
    )
    assert.deepEqual(figures(history), {
      articles: 11960,
      held: 13862,
      missing: 8660,
      unknown: 410,
      notes: 2522,
      divisions: 5726,
    })
  },
)

test(
  'Every row of the labour code stands in a division that holds for all its days, and no row overlaps another of its key',
  SKIP,
  async () => {
    const history = await historyAt(LABOUR)
    const byKey = Map.groupBy(history.wordings, (row) => row.key)
    const end = (row: Wording) => row.to ?? '9999-12-31'
    for (const rows of byKey.values()) {
      rows.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
      rows.forEach((row, index) => {
        assert.ok((row.from ?? '') < end(row), row.key)
        assert.ok(index === 0 || end(rows[index - 1]!) <= (row.from ?? ''), row.key)
      })
    }
    for (const row of history.wordings) {
      if (row.parentKey === null) continue
      let covered = row.from ?? ''
      for (const parent of byKey.get(row.parentKey) ?? [])
        if ((parent.from ?? '') <= covered && end(parent) > covered) covered = end(parent)
      assert.ok(covered >= end(row), `${row.key} in ${row.parentKey}`)
    }
  },
)

function figures(history: WordingHistory) {
  const rows = history.wordings
  const articles = rows.filter((row) => row.kind === 'article')
  const notes = rows.filter((row) => row.kind === 'note').length
  return {
    articles: new Set(articles.map((row) => row.key)).size,
    held: articles.filter((row) => !row.missing).length,
    missing: articles.filter((row) => row.missing && row.basis === 'in-force').length,
    unknown: articles.filter((row) => row.basis === 'unknown').length,
    notes,
    divisions: rows.length - articles.length - notes,
  }
}

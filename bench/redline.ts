/** Redlines of a whole code: all that differs between two days, words compared and HTML made. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { redlineOf } from '../src/compare/redline.ts'
import { type Day, day } from '../src/kit/day.ts'
import { plainText } from '../src/law/content.ts'
import type { openAct } from './library.ts'
import { ms, type Row, ratio, time } from './measure.ts'

type Act = Awaited<ReturnType<typeof openAct>>

/** Two days far apart, with the most words to compare of all that were tried; and the reform of contracts. */
const PAIRS: readonly (readonly [Day, Day])[] = [
  [day('2000-01-01'), day('2026-03-01')],
  [day('2016-09-30'), day('2016-10-01')],
]

/** Returns the measurements of redlines of an act with such days. */
export async function redlines(act: Act): Promise<Row[]> {
  const rows: Row[] = []
  for (const [from, to] of PAIRS) {
    const pairs = await differing(act, from, to)
    let html = 0
    const own = await time(5, () => {
      html = 0
      for (const { before, after, eId } of pairs)
        html += redlineOf(before, after, { eIdPrefix: eId, language: 'fra' }).length
    })
    const compared = pairs.filter(({ before, after }) => before !== null && after !== null).length
    const peer = await wordDiff(act, from, to)
    rows.push({
      what: `… redline ${from} to ${to}: ${pairs.length} provisions, ${compared} word by word, ${(html / 1e6).toFixed(1)} MB of HTML`,
      figure: `p50 ${ms(own.p50)}, max ${ms(own.max)}`,
      target: '< 150 ms',
      met: own.p50 < 150,
      against: `git diff --word-diff of the two texts, no HTML: ${ms(peer)}, ${ratio(own.p50, peer)}`,
    })
  }
  return rows
}

async function differing({ library, expression }: Act, from: Day, to: Day) {
  const changed = await library.changes(expression.id, from, to)
  const ids = changed.flatMap(({ before, after }) => [before?.textId, after?.textId])
  const contents = await library.contents(ids.filter((id) => id != null))
  const words = (id: number | null | undefined) => (id == null ? null : (contents.get(id) ?? null))
  return changed
    .map(({ wId, before, after }) => ({
      before: words(before?.textId),
      after: words(after?.textId),
      eId: (after ?? before)?.eId ?? wId,
    }))
    .filter(({ before, after }) => before !== after)
}

// Of the whole texts, as files of one line a paragraph: in milliseconds, with the start of the process.
async function wordDiff(act: Act, from: Day, to: Day): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-diff-'))
  try {
    for (const at of [from, to]) {
      const { nodes, contents } = await act.withText(at)
      const lines = nodes.flatMap(({ num, textId }) => [
        num ?? '',
        textId === null ? '' : plainText(contents.get(textId) ?? ''),
      ])
      await writeFile(path.join(folder, at), lines.join('\n'))
    }
    const { p50 } = await time(3, () => {
      try {
        execFileSync('git', ['-C', folder, 'diff', '--no-index', '--word-diff=porcelain', from, to], {
          maxBuffer: 2 ** 28,
          stdio: ['ignore', 'pipe', 'ignore'],
        })
      } catch {
        // git says by its exit code that the files differ.
      }
    })
    return p50
  } finally {
    await rm(folder, { recursive: true })
  }
}

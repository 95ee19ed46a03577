/** Tables of contents in pages: lines that are links into the page and repeat what stands there. */
import { wordsOf } from '#law/content.ts'
import type { Line } from '#markup/lines.ts'
import type { Doubt } from '../read-document.ts'

const FEWEST = 3

/** Returns the lines without tables of contents: at least three such lines on end, each of whose words stand again elsewhere. */
export function withoutContents(lines: readonly Line[]): { lines: readonly Line[]; doubts: Doubt[] } {
  const runs = runsOf(lines.map(isLink))
  const inRun = (at: number) => runs.some(([from, to]) => at >= from && at < to)
  const rest = lettersOf(lines.filter((_, at) => !inRun(at)))
  const repeated = runs.filter(([from, to]) =>
    lines.slice(from, to).every((line) => rest.includes(lettersOf([line], true))),
  )
  const left = lines.filter((_, at) => !repeated.some(([from, to]) => at >= from && at < to))
  const gone = lines.length - left.length
  const message = `${gone} lines of a table of contents, which repeats headings, were left out`
  return { lines: left, doubts: gone === 0 ? [] : [{ check: 'contents-left-out', where: null, message }] }
}

// A number drawn before an item of a list is none of the heading that it repeats.
const MARK = /^(?:\d+|[a-z]+|[ivxlc]+)[.)] (?=<ref )/i

function isLink({ inline, table }: Line): boolean {
  return !table && /^<ref href="#[^"]*">(?:(?!<ref ).)*<\/ref>$/s.test(inline.trim().replace(MARK, ''))
}

function runsOf(marked: readonly boolean[]): (readonly [from: number, to: number])[] {
  const runs: [number, number][] = []
  for (let at = 0; at < marked.length; ) {
    let to = at
    while (marked[to]) to++
    if (to - at >= FEWEST) runs.push([at, to])
    at = Math.max(to, at + 1)
  }
  return runs
}

// Without spaces: a heading may be spaced out ("附　則") where the table of contents is not.
function lettersOf(lines: readonly Line[], bare = false): string {
  const words = lines.map(({ inline, plain }) => {
    const mark = bare ? (MARK.exec(inline)?.[0].length ?? 0) : 0
    return wordsOf(plain.slice(mark)).join('')
  })
  return words.join('').toLowerCase()
}

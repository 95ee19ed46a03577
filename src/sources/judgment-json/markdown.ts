/**
 * A decision as Markdown: `## Gründe` heads a part, `12| …` is the paragraph with marginal number 12, `:| …` stands beside the
 * numbers (a heading such as `II.`, or the judges who signed).
 */
import type { ProvisionDraft } from '#law/provision.ts'
import { type Block, fragment, p, text } from '#markup/fragment.ts'

interface Row {
  readonly draft: Omit<ProvisionDraft, 'content'>
  readonly blocks: Block[]
}

const HEADING = /^#{1,6}\s+(.*)$/
const NUMBERED = /^(\d{1,4})\|\s?(.*)$/
const BESIDE = /^:?\|\s?(.*)$/
const DIVISION = /^(?:[IVXLC]+|[A-Z]|\d{1,2}|[a-z]{1,2})[.)]$/

/** Returns the rows of the text in reading order. */
export function rowsOfMarkdown(markdown: string): ProvisionDraft[] {
  const rows: Row[] = []
  const add = (depth: number, kind: string, num: string | null, heading: string | null, words: string) => {
    rows.push({ draft: { depth, kind, num, heading }, blocks: words === '' ? [] : [p(text(words))] })
  }
  for (const line of markdown.split('\n').map((each) => each.trim())) {
    if (line === '') continue
    const heading = HEADING.exec(line)?.[1]
    const numbered = NUMBERED.exec(line)
    const beside = BESIDE.exec(line)?.[1]
    if (heading !== undefined) add(0, 'section', null, plain(heading), '')
    else if (numbered) add(1, 'paragraph', numbered[1] ?? null, null, plain(numbered[2] ?? ''))
    else if (beside !== undefined && DIVISION.test(plain(beside))) add(1, 'level', null, plain(beside), '')
    else if (beside !== undefined) add(0, 'conclusions', null, null, plain(beside))
    else put(rows, plain(line))
  }
  return rows.map(({ draft, blocks }) => ({ ...draft, content: fragment(blocks) }))
}

// Lines without a number belong to the paragraph before; behind a heading they are a paragraph without a number.
function put(rows: Row[], words: string): void {
  const last = rows.at(-1)
  if (last && /^(?:paragraph|conclusions)$/.test(last.draft.kind)) last.blocks.push(p(text(words)))
  else {
    const draft = { depth: last ? 1 : 0, kind: last ? 'paragraph' : 'preface', num: null, heading: null }
    rows.push({ draft, blocks: [p(text(words))] })
  }
}

// CommonMark 0.31, "Backslash escapes"; emphasis is rendering here.
function plain(line: string): string {
  return line
    .replace(/(?<!\\)(?:\*\*|__)/g, '')
    .replace(/(?<![\\\p{L}\p{N}*])\*(?=\S)([^*]+)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Redlines as HTML: the later wording in its own shape, with what came in `<ins>` and what went in `<del>`. */
import { escapeText } from '#kit/escape.ts'
import { type HtmlOptions, renderHtml } from '#markup/html.ts'
import { blocksOf } from './fragment-reader.ts'
import { marked, wholly } from './mark.ts'
import { mergeFragments } from './merge.ts'
import type { WordOp } from './word-op.ts'
import { diffWords } from './words.ts'

const ELEMENT = { same: null, added: 'ins', removed: 'del' } as const

/**
 * Returns what became of a provision's words as HTML, safe to put into a page: lists, tables and notes keep their structure.
 * Both are canonical fragments; null is a provision that was not there, so that all of the other came or went.
 */
export function redlineOf(before: string | null, after: string | null, options: HtmlOptions): string {
  return renderHtml(redlineFragment(before, after), options)
}

/** Returns the same in two columns, block by block: the earlier wording with what went, the later with what came; empty where a side has no such block. */
export function redlineColumns(
  before: string | null,
  after: string | null,
  options: HtmlOptions,
): [before: string, after: string][] {
  const merged =
    before === null || after === null
      ? blocksOf(before ?? after ?? '').map(
          (block) => ({ op: before === null ? 'added' : 'removed', block }) as const,
        )
      : mergeFragments(before, after)
  return merged.map((each, index) => {
    const side = (name: 'before' | 'after') =>
      renderHtml(marked([each], name), {
        ...options,
        eIdPrefix: `${options.eIdPrefix}__${name}_${index + 1}`,
      })
    return [side('before'), side('after')]
  })
}

/** Returns the same as a fragment with `ins` and `del`. */
export function redlineFragment(before: string | null, after: string | null): string {
  if (before === null || before === '') return wholly(blocksOf(after ?? ''), 'ins')
  if (after === null || after === '') return wholly(blocksOf(before), 'del')
  return marked(mergeFragments(before, after), 'both')
}

/** Returns two lines of plain text (numbers, headings) as HTML with their difference. */
export function redlineText(before: string | null, after: string | null): string {
  return diffWords(before ?? '', after ?? '')
    .map(([op, text]) => wrap(op, text))
    .join('')
}

function wrap(op: WordOp[0], text: string): string {
  const element = ELEMENT[op]
  return element && text !== '' ? `<${element}>${escapeText(text)}</${element}>` : escapeText(text)
}

/** What alignment of languages is measured by: texts whose ids and numbers are hidden, and those ids as the truth; whole or damaged. */

import { blocksOf } from '../../src/compare/fragment-reader.ts'
import type { Block, Box } from '../../src/compare/fragment-tree.ts'
import { leavesOf } from '../../src/compare/fragment-tree.ts'
import { place } from '../../src/law/eid.ts'
import type { Text } from './acts.ts'

/** A paragraph as the aligner may see it, and the ids it was made of. */
export interface Paragraph {
  readonly ids: readonly string[]
  readonly text: string
}

/** A provision with words, and its numbered parts of the first level where it has any. */
export interface Hidden {
  readonly id: string
  readonly kind: string
  readonly heading: string | null
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
}

/** Returns the provisions of a text that have words, without numbers; ids are kept beside them. */
export function hidden({ provisions }: Text): Hidden[] {
  return place(provisions).flatMap(({ draft, eId }) => {
    if (!draft.content) return []
    const blocks = blocksOf(draft.content.xml)
    return [
      {
        id: eId,
        kind: draft.kind,
        heading: bare(draft.heading, draft.num),
        text: wordsOf(blocks),
        paragraphs: blocks
          .filter(isPart)
          .map((box) => ({ ids: [idOf(box) ?? ''], text: wordsOf(box.children) })),
      },
    ]
  })
}

/** Returns whether the id is of a definition: those stand in the order of each language's alphabet. */
export function isDefinition(id: string): boolean {
  return id.startsWith('def_')
}

/**
 * Returns the text with one paragraph in `1 / share` dropped, merged with the next of its provision, or split in two at the
 * space nearest its middle; the words of provisions follow. The same seed damages the same text alike.
 */
export function damaged(rows: readonly Hidden[], share: number, seed: number): Hidden[] {
  const random = generator(seed)
  return rows.flatMap((row) => {
    if (row.paragraphs.length === 0) return [row]
    const paragraphs: Paragraph[] = []
    for (let at = 0; at < row.paragraphs.length; at++) {
      const one = row.paragraphs[at] as Paragraph
      const next = row.paragraphs[at + 1]
      if (random() >= share) {
        paragraphs.push(one)
        continue
      }
      const what = Math.floor(random() * 3)
      if (what === 0) continue
      if (what === 1 && next) {
        paragraphs.push({ ids: [...one.ids, ...next.ids], text: `${one.text}\n${next.text}` })
        at++
      } else paragraphs.push(...halves(one))
    }
    if (paragraphs.length === 0) return []
    const lead = row.text.startsWith(row.paragraphs[0]?.text ?? '') ? [] : [row.text.split('\n')[0] ?? '']
    return [{ ...row, paragraphs, text: [...lead, ...paragraphs.map(({ text }) => text)].join('\n') }]
  })
}

function halves({ ids, text }: Paragraph): Paragraph[] {
  const middle = text.length / 2
  const cut = [...text.matchAll(/\s/g)]
    .map(({ index }) => index)
    .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0]
  return cut === undefined
    ? [{ ids, text }]
    : [text.slice(0, cut), text.slice(cut + 1)].map((half) => ({ ids, text: half }))
}

// Mulberry32.
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function isPart(block: Block): block is Box {
  return block.kind === 'box' && idOf(block) !== null
}

function idOf(box: Box): string | null {
  return / eId="([^"]+)"/.exec(box.open)?.[1] ?? null
}

function wordsOf(blocks: readonly Block[]): string {
  return leavesOf(blocks)
    .filter(({ name }) => name !== 'num')
    .map(({ text }) => text)
    .join('\n')
}

function bare(heading: string | null, num: string | null): string | null {
  return heading !== null && num !== null && heading.startsWith(num)
    ? heading.slice(num.length).trim()
    : heading
}

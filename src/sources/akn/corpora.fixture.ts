/** For tests: what a file says, read without the source's own code, and what the rows say. */
import { escapeText, unescapeText as plainOf } from '#kit/escape.ts'
import { wordsOf } from '#law/content.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import type { XmlElement, XmlNode } from '#markup/xml.ts'
import type { ActDraft, ReadOptions, Refusal } from '../contract.ts'
import { ALL } from '../source.fixture.ts'
import { akn } from './index.ts'

/** Returns what the source reads at the paths. */
export async function readAll(
  paths: readonly string[],
  options: Partial<ReadOptions> = {},
): Promise<{ acts: ActDraft[]; refusals: Refusal[] }> {
  const acts: ActDraft[] = []
  const refusals: Refusal[] = []
  for await (const draft of akn.read(paths, { ...ALL, ...options })) {
    if ('refused' in draft) refusals.push(draft)
    else acts.push(draft)
  }
  return { acts, refusals }
}

// Blocks part words; inline elements do not.
const BLOCKS = new Set(
  (
    'p num heading subheading crossHeading td th li item block br eol listIntroduction listWrapUp caption from authorialNote narrative ' +
    'summary scene tocItem longTitle content docTitle'
  ).split(' '),
)

/** Returns the words of the document in order: all text but metadata, notes of the metadata where they are called. */
export function wordsInFile(root: XmlElement): string[] {
  const notes = metaNotes(root, new Map(), false)
  return wordsOf(textOf(root, notes))
}

/** Returns the words of the rows in order: number, heading, content as it stands. */
export function wordsInRows(rows: readonly ProvisionDraft[]): string[] {
  return wordsOf(
    rows
      .map((row) => `${escapeText(row.num ?? '')} ${escapeText(row.heading ?? '')} ${row.content?.xml ?? ''}`)
      .map(withoutTags)
      .join(' '),
  )
}

function withoutTags(xml: string): string {
  return plainOf(xml.replace(/<\/?([\w.-]+)[^>]*>/g, (_, name: string) => (BLOCKS.has(name) ? ' ' : '')))
}

function textOf(node: XmlNode, notes: Map<string, XmlElement>): string {
  if (typeof node === 'string') return node
  if (node.name === 'meta') return ''
  const note = node.name === 'noteRef' ? notes.get(node.attributes.href ?? '') : undefined
  if (note) notes.delete(node.attributes.href ?? '')
  const text = [...(note?.children ?? []), ...node.children].map((inner) => textOf(inner, notes)).join('')
  return BLOCKS.has(node.name) || note ? ` ${text} ` : text
}

function metaNotes(
  node: XmlElement,
  notes: Map<string, XmlElement>,
  inMeta: boolean,
): Map<string, XmlElement> {
  if (inMeta && node.name === 'note') notes.set(`#${node.attributes.eId ?? node.attributes.id}`, node)
  for (const inner of node.children)
    if (typeof inner !== 'string') metaNotes(inner, notes, inMeta || node.name === 'meta')
  return notes
}

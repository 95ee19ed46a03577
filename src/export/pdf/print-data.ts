/** A document as the data that the typesetter's template takes. */
import { bcp47, direction } from '#law/language.ts'
import type { Block, Run } from '../block.ts'
import { blocksOf } from '../blocks.ts'
import { type LawDocument, type LawNode, titleOf } from '../document.ts'
import { gridOf } from '../table-grid.ts'
import { asOf, factsOf, kindLine, missingNote, noticesOf, partLine, speakerOf } from '../wording.ts'

type PrintRun =
  | string
  | { readonly br: true }
  | { readonly n: readonly PrintBlock[] }
  | { readonly t: string; readonly s?: readonly string[]; readonly h?: string; readonly l?: string }

export type PrintBlock = Readonly<Record<string, unknown>>

export interface PrintNode {
  readonly level: number
  readonly division: boolean
  readonly title: string
  readonly missing: boolean
  readonly note: string
  readonly blocks: readonly PrintBlock[]
}

/** Numbers wider than this stand in the line of what they number. */
const WIDEST_NUMBER = 12
/** Divisions from which on a table of contents is worth its page, and the most that it lists. */
const CONTENTS_FROM = 4
const CONTENTS_MOST = 600

/** Returns the data. `lettered` gives every text that is printed the letters that there are. */
export function printData(document: LawDocument, lettered: (text: string) => string) {
  const t = speakerOf(document)
  const nodes = nodesOf(document, lettered)
  const locale = new Intl.Locale(bcp47(document.language))
  const part = partLine(document)
  return {
    title: lettered(document.title),
    kind: lettered(kindLine(document)),
    part: part === null ? null : lettered(part),
    running: lettered(clipped([document.title, part].filter(Boolean).join(' · '))),
    description: lettered([kindLine(document), asOf(document)].join(' · ')),
    keywords: [document.iri],
    iri: lettered(document.iri),
    lang: locale.language,
    region: locale.region ?? null,
    dir: direction(document.language),
    words: { asOf: asOf(document), contents: t('files.contents'), lang: t.locale, dir: direction(t.locale) },
    facts: factsOf(document).map(([name, value]) => [name, breakable(lettered(value))]),
    notices: noticesOf(document).map(lettered),
    proof: document.proof ? t('verify.attached') : null,
    contents: contentsDepth(nodes),
    nodes,
  }
}

/** Returns the blocks of a canonical fragment as the typesetter takes them. */
export function printedBlocks(xml: string, lettered: (text: string) => string): PrintBlock[] {
  return blocks(blocksOf(xml), lettered)
}

function nodesOf(document: LawDocument, lettered: (text: string) => string): PrintNode[] {
  const printed: PrintNode[] = []
  // Levels of headings follow each other without a gap, whatever stands between without a title.
  const walk = (nodes: readonly LawNode[], level: number) => {
    for (const node of nodes) {
      const title = lettered(titleOf(node))
      printed.push({
        level,
        division: node.children.length > 0,
        title,
        missing: node.missing,
        note: node.missing ? missingNote(document, node) : '',
        blocks: node.xml === null || node.missing ? [] : blocks(blocksOf(node.xml), lettered),
      })
      walk(node.children, title === '' ? level : level + 1)
    }
  }
  walk(document.nodes, 1)
  return printed
}

function contentsDepth(nodes: readonly PrintNode[]): number {
  const listed = nodes.filter(({ division, title }) => division && title !== '')
  if (listed.length < CONTENTS_FROM) return 0
  for (let depth = 6; depth > 1; depth--)
    if (listed.filter(({ level }) => level <= depth).length <= CONTENTS_MOST) return depth
  return 1
}

function blocks(list: readonly Block[], lettered: (text: string) => string): PrintBlock[] {
  const printed: PrintBlock[] = []
  for (let index = 0; index < list.length; ) {
    const block = list[index] as Block
    const group = block.kind === 'item' ? list.slice(index).findIndex((next) => !alike(block, next)) : 1
    const end = group < 0 ? list.length : index + Math.max(1, group)
    printed.push(
      ...(block.kind === 'item' ? items(list.slice(index, end) as Item[], lettered) : [one(block, lettered)]),
    )
    index = end
  }
  return printed
}

type Item = Extract<Block, { kind: 'item' }>

function alike(first: Item, next: Block): boolean {
  return next.kind === 'item' && styleOf(next) === styleOf(first)
}

function styleOf({ num, bullet }: Item): 'list' | 'numbered' | 'wide' | 'bare' {
  if (bullet) return 'list'
  if (num === null) return 'bare'
  return num.length > WIDEST_NUMBER ? 'wide' : 'numbered'
}

function items(list: readonly Item[], lettered: (text: string) => string): PrintBlock[] {
  const [first] = list
  if (!first) return []
  const inner = list.map((item) => blocks(item.blocks, lettered))
  const style = styleOf(first)
  if (style === 'list') return [{ k: 'list', items: inner }]
  if (style === 'numbered')
    return [{ k: 'items', nums: list.map(({ num }) => lettered(num ?? '')), items: inner }]
  return list.map((item, index) => ({
    k: 'part',
    b: [...(item.num === null ? [] : [{ k: 'h', r: [lettered(item.num)] }]), ...(inner[index] ?? [])],
  }))
}

function one(block: Exclude<Block, Item>, lettered: (text: string) => string): PrintBlock {
  if (block.kind === 'p') return { k: block.role === 'heading' ? 'h' : 'p', r: runs(block.runs, lettered) }
  if (block.kind === 'quote') return { k: 'q', b: blocks(block.blocks, lettered) }
  const grid = gridOf(block)
  return {
    k: 'table',
    columns: grid.columns,
    head: grid.head,
    caption: runs(block.caption, lettered),
    rows: grid.rows.map((row) =>
      row.map((cell) => ({
        x: cell.x,
        y: cell.y,
        c: cell.colspan,
        r: cell.rowspan,
        th: cell.header,
        b: blocks(cell.blocks, lettered),
      })),
    ),
  }
}

function runs(list: readonly Run[], lettered: (text: string) => string): PrintRun[] {
  return list.map((run): PrintRun => {
    if ('br' in run) return run
    if ('note' in run) return { n: blocks(run.note, lettered) }
    const text = lettered(run.text)
    if (run.styles.length === 0 && run.href === null && run.lang === null) return text
    return {
      t: text,
      ...(run.styles.length > 0 && { s: run.styles }),
      ...(run.href !== null && { h: run.href }),
      ...(run.lang !== null && { l: new Intl.Locale(run.lang).language }),
    }
  })
}

/** Characters of the title in the running head. */
const HEAD = 90

function clipped(text: string): string {
  return text.length <= HEAD ? text : `${text.slice(0, HEAD).replace(/\s+\S*$/, '')} …`
}

// Long words without a space, such as a hash or an IRI, may break after any sixteenth character or a slash.
function breakable(text: string): string {
  return text.replace(/\S{40,}/g, (word) => word.replace(/([/@_])|(\w{16})(?=\w)/g, '$&\u200b'))
}

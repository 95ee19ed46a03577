/** Building canonical fragments (see `law/content.ts`) out of blocks, for readers whose source is not Akoma Ntoso. */
import { escapeAttribute, escapeText } from '#kit/escape.ts'
import { type Content, contentOf } from '#law/content.ts'
import { idSegment } from '#law/number.ts'

/** A block of a provision. `inline` is canonical inline mark-up, made by the functions below. */
export type Block =
  | { readonly kind: 'p'; readonly inline: string }
  /** A numbered or bulleted part; bullets have no number. Its own part of the eId is made from the number where `eId` is absent. */
  | {
      readonly kind: 'item'
      readonly num: string | null
      readonly eId?: string
      readonly heading?: string
      readonly blocks: readonly Block[]
    }
  | { readonly kind: 'table'; readonly caption?: string; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'image'; readonly alt: string }
  /** Canonical blocks as they stand. */
  | { readonly kind: 'xml'; readonly xml: string }

export interface Cell {
  readonly inline: string
  readonly header?: boolean
  readonly colspan?: number
  readonly rowspan?: number
}

/** Returns a paragraph of inline mark-up. */
export function p(inline: string): Block {
  return { kind: 'p', inline }
}

/** Returns plain text as inline mark-up: escaped, white space of XML collapsed, no-break spaces kept. */
export function text(plain: string): string {
  return escapeText(plain.replace(/[ \t\r\n]+/g, ' '))
}

/** Returns an inline element of Akoma Ntoso around inline mark-up; nothing where there is nothing inside. */
export function inline(
  element: 'b' | 'i' | 'u' | 'sup' | 'sub' | 'term' | 'def' | 'ins' | 'del' | 'remark',
  inner: string,
): string {
  const attributes = element === 'remark' ? ' status="editorial"' : ''
  return inner === '' ? '' : `<${element}${attributes}>${inner}</${element}>`
}

/** Returns the lines of the blocks, for places that hold no blocks: a number and a heading stand before the first line of their part. */
export function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'p') return [block.inline]
    if (block.kind === 'table') return block.rows.flatMap((row) => row.map((cell) => cell.inline))
    if (block.kind !== 'item') return []
    const [first = '', ...rest] = linesOf(block.blocks)
    const head = [block.num === null ? '' : text(block.num), block.heading ?? '', first]
    return [head.filter((part) => part !== '').join(' '), ...rest]
  })
}

/** Returns a reference. Hrefs other than http(s), IRIs of this library and fragments are dropped, their words kept. */
export function ref(href: string, inner: string): string {
  return /^(https?:\/\/|\/akn\/|#)/.test(href) && inner !== ''
    ? `<ref href="${escapeAttribute(href)}">${inner}</ref>`
    : inner
}

/** Returns a note at the place where it is called. Its number is rendering and not kept. */
export function note(paragraphs: readonly string[]): string {
  const kept = paragraphs.filter((inner) => inner !== '')
  return kept.length === 0
    ? ''
    : `<authorialNote>${kept.map((inner) => `<p>${inner}</p>`).join('')}</authorialNote>`
}

/** Returns the content of a provision made of the blocks; null where there are no words in them. */
export function fragment(blocks: readonly Block[]): Content | null {
  const kept = blocks.filter(hasWords)
  return kept.length === 0 ? null : contentOf(inside(kept, '', 0, new Map()))
}

function hasWords(block: Block): boolean {
  if (block.kind === 'p') return block.inline.trim() !== ''
  if (block.kind === 'item')
    return block.num !== null || (block.heading ?? '') !== '' || block.blocks.some(hasWords)
  return true
}

// Parts without a number pass on the prefix and the numbers seen below it.
function inside(blocks: readonly Block[], prefix: string, level: number, seen: Map<string, number>): string {
  const first = blocks.findIndex((block) => block.kind === 'item')
  if (first < 0) return `<content>${blocks.map(flat).join('') || '<p/>'}</content>`
  const last = blocks.findLastIndex((block) => block.kind === 'item')
  const intro = blocks.slice(0, first).map(flat).join('')
  const wrapUp = blocks
    .slice(last + 1)
    .map(flat)
    .join('')
  const children = blocks.slice(first, last + 1).map((block) => child(block, prefix, level, seen))
  return `${intro && `<intro>${intro}</intro>`}${children.join('')}${wrapUp && `<wrapUp>${wrapUp}</wrapUp>`}`
}

function child(block: Block, prefix: string, level: number, seen: Map<string, number>): string {
  const element = level === 0 ? 'paragraph' : 'point'
  const short = level === 0 ? 'para' : 'point'
  if (block.kind !== 'item') return `<${element}><content>${flat(block)}</content></${element}>`
  const { num, heading } = block
  const kept = block.blocks.filter(hasWords)
  const base = num === null ? '' : idSegment(num)
  const own = block.eId ?? (base && `${short}_${base}`)
  const eId = own ? unique(`${prefix}${own}`, seen) : ''
  const head = `${num === null ? '' : `<num>${escapeText(num)}</num>`}${heading ? `<heading>${heading}</heading>` : ''}`
  return `<${element}${eId && ` eId="${escapeAttribute(eId)}"`}>${head}${inside(kept, eId ? `${eId}__` : prefix, level + 1, eId ? new Map() : seen)}</${element}>`
}

function unique(eId: string, seen: Map<string, number>): string {
  const count = (seen.get(eId) ?? 0) + 1
  seen.set(eId, count)
  return count === 1 ? eId : `${eId}__${count}`
}

function flat(block: Block): string {
  if (block.kind === 'p') return `<p>${block.inline.trim()}</p>`
  if (block.kind === 'image') return `<p>${text(block.alt)}</p>`
  if (block.kind === 'table') return table(block)
  if (block.kind === 'xml') return block.xml
  return `<p>${block.num === null ? '' : `${escapeText(block.num)} `}${block.heading ?? ''}</p>${block.blocks.map(flat).join('')}`
}

function table(block: Extract<Block, { kind: 'table' }>): string {
  const rows = block.rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')
  return `<table>${block.caption ? `<caption>${block.caption}</caption>` : ''}${rows}</table>`
}

function cell(of: Cell): string {
  const name = of.header ? 'th' : 'td'
  const span = `${of.colspan && of.colspan > 1 ? ` colspan="${of.colspan}"` : ''}${of.rowspan && of.rowspan > 1 ? ` rowspan="${of.rowspan}"` : ''}`
  return `<${name}${span}><p>${of.inline.trim()}</p></${name}>`
}

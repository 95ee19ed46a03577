/** The text of a Dutch decision as rows: summary, head, sections, and each numbered consideration. */
import type { ProvisionDraft } from '#law/provision.ts'
import { type Block, fragment } from '#markup/fragment.ts'
import { childOf, type Element, elementsOf, wordsIn } from '../xml-tree.ts'
import { blocksOf, footnotesOf, type Notes, withoutNumber } from './blocks.ts'

/** Returns the rows of the summary and of the decision in reading order; empty where there are no words. */
export function rowsOf(summary: Element | null, decision: Element | null): ProvisionDraft[] {
  const rows = new Rows()
  if (summary) {
    rows.add('note', null, null, 0)
    rows.put(blocksOf(elementsOf(summary), footnotesOf(summary)))
  }
  if (decision) {
    const notes = footnotesOf(decision)
    rows.add('preface', null, null, 0)
    for (const part of elementsOf(decision)) {
      if (part.name === 'section') section(rows, part, 0, notes)
      else if (part.name.endsWith('.info')) rows.put(blocksOf(elementsOf(part), notes))
      else element(rows, part, 0, notes)
    }
  }
  return rows.all()
}

function section(rows: Rows, part: Element, depth: number, notes: Notes): void {
  const title = childOf(part, 'title')
  const num = wordsIn(childOf(title, 'nr')) || null
  const heading = title ? wordsIn(withoutNumber(title)) || null : null
  rows.add('section', num, heading, depth)
  rows.sequence = null
  for (const inner of elementsOf(part)) {
    if (inner === title) continue
    if (inner.name === 'section') section(rows, inner, depth + 1, notes)
    else element(rows, inner, depth + 1, notes)
  }
  rows.sequence = null
}

function element(rows: Rows, part: Element, depth: number, notes: Notes): void {
  if (part.name === 'paragroup') group(rows, part, depth, notes)
  else if (part.name === 'bridgehead' && wordsIn(part) !== '') rows.add('level', null, wordsIn(part), depth)
  else if (part.name === 'parablock') for (const inner of elementsOf(part)) element(rows, inner, depth, notes)
  else if (part.name === 'para') for (const line of atNumbers(part)) paragraph(rows, line, depth, notes)
  else rows.put(blocksOf([part], notes), depth)
}

function paragraph(rows: Rows, para: Element, depth: number, notes: Notes): void {
  const words = wordsIn(para)
  const num = numberAt(words)
  if (num !== null && rows.follows(num)) {
    rows.add('paragraph', num, null, depth)
    rows.put(blocksOf([para], notes, num))
  } else if (depth > 0 && isHeading(para)) rows.add('level', null, words, depth)
  else rows.put(blocksOf([para], notes), depth)
}

// A consideration may begin behind a break of line, under a heading of the same paragraph.
function atNumbers(para: Element): Element[] {
  const lines: Element['children'][number][][] = [[]]
  para.children.forEach((child, index) => {
    const isBreak = typeof child !== 'string' && child.name === 'linebreak'
    if (isBreak && numberAt(wordsIn({ ...para, children: para.children.slice(index + 1) })) !== null)
      lines.push([])
    else lines.at(-1)?.push(child)
  })
  return lines.map((children) => ({ ...para, children }))
}

const LONGEST_HEADING = 160

// Some courts set their headings as a line of emphasised words.
function isHeading(para: Element): boolean {
  const inside = para.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  const [only] = inside.filter((child) => typeof child === 'string' || child.name !== 'linebreak')
  const words = wordsIn(para)
  return (
    inside.length > 0 &&
    inside.every((child) => typeof child !== 'string' && /^(?:emphasis|linebreak)$/.test(child.name)) &&
    only !== undefined &&
    words !== '' &&
    words.length <= LONGEST_HEADING &&
    !/[.;:,]$/.test(words)
  )
}

// Groups stand in each other as their numbers do (4, 4.1, 4.1.1): each is cited by itself.
function group(rows: Rows, part: Element, depth: number, notes: Notes): void {
  const nr = childOf(part, 'nr')
  const { num, rest } = printedNumber(wordsIn(nr))
  if (num !== null) rows.add('paragraph', num, null, depth)
  const inside = elementsOf(part).filter((inner) => inner !== nr)
  inside.forEach((inner, index) => {
    const whole = index === 0 && rest !== '' ? { ...inner, children: [rest, ...inner.children] } : inner
    if (inner.name === 'paragroup') group(rows, inner, depth, notes)
    else rows.put(blocksOf([whole], notes), depth)
  })
}

// A slip seen in published files: the bracket that opens the text stands in the number, "2.2 (".
function printedNumber(words: string): { num: string | null; rest: string } {
  const [, num = words, rest = ''] = /^([\d.]+[a-z]?)\s+([^\p{L}\p{N}]+)$/u.exec(words) ?? []
  return { num: num || null, rest }
}

// "4.", "4.2", "4.2.1." before words. A number without a full stop is part of the sentence: "29 september 2004".
function numberAt(words: string): string | null {
  return /^(\d{1,3}(?:\.\d{1,3})*\.|\d{1,3}(?:\.\d{1,3})+)(?=\s)/.exec(words)?.[1] ?? null
}

class Rows {
  /** The number of the consideration before, by its parts; null where none has stood in this section. */
  sequence: readonly number[] | null = null
  readonly #rows: { row: Omit<ProvisionDraft, 'content'>; blocks: Block[] }[] = []

  add(kind: string, num: string | null, heading: string | null, depth: number): void {
    this.#rows.push({ row: { depth, kind, num, heading }, blocks: [] })
    if (kind === 'paragraph' && num !== null) this.sequence = partsOf(num)
  }

  /** Adds words to the row before. A division takes none: they get a row of their own, a paragraph without a number. */
  put(blocks: readonly Block[], depth = 0): void {
    if (fragment(blocks) === null) return
    const last = this.#rows.at(-1)
    if (last === undefined || last.row.kind === 'section' || last.row.kind === 'level')
      this.add(depth === 0 ? 'text' : 'paragraph', null, null, depth)
    this.#rows.at(-1)?.blocks.push(...blocks)
  }

  /** Returns whether a consideration with this number may come next: the first, the next one, or the first below it. */
  follows(num: string): boolean {
    const next = partsOf(num)
    const before = this.sequence
    if (before === null) return next.length > 1 || (next[0] ?? 0) === 1
    if (next.length > before.length)
      return next.at(-1) === 1 && before.every((part, index) => part === next[index])
    const last = next.length - 1
    return (
      next.slice(0, last).every((part, index) => part === before[index]) &&
      next[last] === (before[last] ?? 0) + 1
    )
  }

  all(): ProvisionDraft[] {
    return this.#rows
      .map(({ row, blocks }) => ({ ...row, content: fragment(blocks) }))
      .filter((row) => row.content !== null || row.heading !== null || row.num !== null)
  }
}

function partsOf(num: string): number[] {
  return num.split('.').flatMap((part) => (/^\d+$/.test(part) ? [Number(part)] : []))
}

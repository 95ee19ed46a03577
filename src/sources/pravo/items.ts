/** Paragraphs of an article as its blocks: numbered parts ("1."), points ("1)", "а)") and what stands in them. */
import type { Block } from '#markup/fragment.ts'
import { withoutLead } from '#markup/lead.ts'
import type { Paragraph } from './paragraphs.ts'

const RAISED = '[⁰¹²³⁴-⁹⁻]*'
// From the outermost: "1¹.", "1¹)", "а¹)".
const MARKS: readonly RegExp[] = [
  new RegExp(`^(\\d{1,3}${RAISED}(?:\\.\\d{1,3}${RAISED})*\\.)\\s+`, 'u'),
  new RegExp(`^(\\d{1,3}${RAISED}(?:\\.\\d{1,3})*\\))\\s+`, 'u'),
  new RegExp(`^([а-яё]${RAISED}(?:\\.\\d{1,3})*\\))\\s+`, 'u'),
]

interface Open {
  readonly level: number
  readonly blocks: Block[]
}

/** Returns the blocks of the paragraphs, in their order. */
export function itemsOf(paragraphs: readonly Paragraph[]): Block[] {
  const top: Block[] = []
  let open: Open[] = []
  for (const { line, note } of paragraphs) {
    const level = line.table ? -1 : MARKS.findIndex((mark) => mark.test(line.plain))
    if (level < 0) {
      // A note is on what it follows; other words go on in the numbered part, or are a part of their own.
      if (!note) open = open.filter((item) => item.level === 0)
      const into = open.at(-1)?.blocks ?? top
      into.push(line.table ? { kind: 'xml', xml: line.inline } : { kind: 'p', inline: line.inline })
      continue
    }
    const [lead = '', num = ''] = MARKS[level]?.exec(line.plain) ?? []
    const rest = withoutLead(line.inline, lead.length)
    const blocks: Block[] = rest === '' ? [] : [{ kind: 'p', inline: rest }]
    open = open.filter((item) => item.level < level)
    const into = open.at(-1)?.blocks ?? top
    into.push({ kind: 'item', num, blocks })
    open.push({ level, blocks })
  }
  return top
}

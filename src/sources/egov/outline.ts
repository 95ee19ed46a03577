/** The pieces of a page as rows: chapters, articles, supplementary provisions, annexes. */
import type { Kind, ProvisionDraft } from '#law/provision.ts'
import { type Block, fragment, p } from '#markup/fragment.ts'
import { HAN_NUMBER } from '../han-numbers.ts'
import { type Piece, segmentOf, wordsIn } from './pieces.ts'

type Run = Extract<Piece, { kind: 'run' }>

const DIVISION = new RegExp(
  `^(?<num>第${HAN_NUMBER}(?<word>[編章節款目])(?:の${HAN_NUMBER})*)(?:[\\s\\u3000]+(?<rest>.*))?$`,
  'u',
)
const DIVISIONS: Readonly<Record<string, readonly [kind: Kind, rank: number]>> = {
  編: ['part', 1],
  章: ['chapter', 2],
  節: ['section', 3],
  款: ['subsection', 4],
  目: ['division', 5],
}
const SUPPLEMENT = /^附[\s\u3000]*則(?:[\s\u3000（]|$)/u
const ANNEX = new RegExp(
  `^(?<num>(?:別表|別記|様式|附録|付録|別図)(?:第?${HAN_NUMBER})?(?:の${HAN_NUMBER})*)(?:[\\s\\u3000]*(?<rest>.*))?$`,
  'u',
)
const ARTICLE = new RegExp(`^第${HAN_NUMBER}条`, 'u')
const LISTED = new RegExp(`^(${HAN_NUMBER}(?:の${HAN_NUMBER})*)\\u3000+`, 'u')

/** Returns the rows of a page whose title is known, every word of it in one. */
export function rowsOf(pieces: readonly Piece[], title: string): ProvisionDraft[] {
  const builder = new Builder(title)
  for (const piece of pieces) builder.add(piece)
  return builder.rows()
}

interface Row {
  readonly depth: number
  readonly kind: Kind
  readonly num: string | null
  readonly heading: string | null
  readonly blocks: Block[]
  readonly key?: string
}

class Builder {
  readonly #title: string
  readonly #rows: Row[] = []
  #open: number[] = []
  #caption: string | null = null
  #supplements = 0
  #begun = false

  constructor(title: string) {
    this.#title = title
  }

  rows(): ProvisionDraft[] {
    this.#dropCaption()
    return this.#rows.map(({ blocks, ...row }) => ({ ...row, content: fragment(blocks) }))
  }

  add(piece: Piece): void {
    if (piece.kind === 'caption') {
      this.#dropCaption()
      this.#caption = piece.words
    } else if (piece.kind === 'item') this.#item(piece.label, piece.blocks)
    else if (piece.kind === 'table') this.#loose([piece.block])
    else this.#run(piece)
  }

  #item(label: string, blocks: readonly Block[]): void {
    this.#begun = true
    const above = this.#rows.at(-1)
    const heading = this.#caption
    const segment = segmentOf(label)
    const isParagraph = segment !== null && !ARTICLE.test(label)
    if (isParagraph && above?.kind === 'article') {
      const block: Block = { kind: 'item', num: label, eId: `para_${segment}`, blocks }
      above.blocks.push(heading === null ? block : { ...block, heading })
    } else if (label === '') this.#loose(heading === null ? blocks : [p(heading), ...blocks])
    else {
      const kind: Kind = isParagraph ? 'paragraph' : 'article'
      const own = kind === 'article' ? firstParagraph(blocks) : [...blocks]
      this.#push(this.#open.length, kind, label, heading, own)
    }
    this.#caption = null
  }

  #run(run: Run): void {
    this.#dropCaption()
    const { words, bold } = run
    const division = bold ? DIVISION.exec(words) : null
    const [kind, rank] = DIVISIONS[division?.groups?.word ?? ''] ?? []
    if (division && kind && rank) this.#division(kind, rank, division)
    else if (bold && SUPPLEMENT.test(words)) this.#supplement(words)
    else if (this.#begun && !run.contents && ANNEX.test(words) && words.length < 200) this.#annex(words)
    else if (this.#begun) this.#loose([listed(run)])
    else this.#front(run)
  }

  #division(kind: Kind, rank: number, match: RegExpExecArray): void {
    this.#begun = true
    this.#open = this.#open.filter((open) => open < rank)
    const heading = wordsIn(match.groups?.rest ?? '') || null
    this.#push(this.#open.length, kind, match.groups?.num ?? null, heading, [])
    this.#open.push(rank)
  }

  // Each act that changed a law leaves supplementary provisions of its own behind it, which count from one again.
  #supplement(words: string): void {
    this.#begun = true
    this.#rows.push({
      depth: 0,
      kind: 'division',
      num: null,
      heading: words,
      blocks: [],
      key: `suppl_${++this.#supplements}`,
    })
    this.#open = [0]
  }

  #annex(words: string): void {
    const match = ANNEX.exec(words)
    this.#open = []
    this.#push(0, 'attachment', match?.groups?.num ?? null, wordsIn(match?.groups?.rest ?? '') || null, [])
  }

  // Title and number, notes on the state of the text, the table of contents, the preamble.
  #front(run: Run): void {
    const kind: Kind = run.note ? 'note' : run.contents || this.#isTitle(run) ? 'preface' : 'preamble'
    const above = this.#rows.at(-1)
    const goesOn = above?.kind === kind && (kind !== 'preface' || above.key === contentsKey(run))
    if (goesOn) above.blocks.push(p(run.inline))
    else {
      const key = kind === 'preface' ? { key: contentsKey(run) } : {}
      this.#rows.push({ depth: 0, kind, num: null, heading: null, blocks: [p(run.inline)], ...key })
    }
  }

  #isTitle({ bold, words }: Run): boolean {
    return bold && (words === this.#title || words.startsWith('（'))
  }

  #loose(blocks: readonly Block[]): void {
    const above = this.#rows.at(-1)
    if (above && HOLDS_TEXT.has(above.kind)) above.blocks.push(...blocks)
    else this.#push(this.#open.length, above?.kind === 'division' ? 'intro' : 'text', null, null, [...blocks])
  }

  #push(depth: number, kind: Kind, num: string | null, heading: string | null, blocks: Block[]): void {
    this.#rows.push({ depth, kind, num, heading, blocks })
  }

  // A caption that nothing follows is text.
  #dropCaption(): void {
    if (this.#caption !== null) this.#loose([p(this.#caption)])
    this.#caption = null
  }
}

const HOLDS_TEXT: ReadonlySet<Kind> = new Set(['intro', 'text', 'attachment'])

function contentsKey(run: Run): string {
  return run.contents ? 'preface_contents' : 'preface_title'
}

// The first paragraph of an article bears no number where others, or items, follow it.
function firstParagraph(blocks: readonly Block[]): Block[] {
  return [{ kind: 'item', num: null, eId: 'para_1', blocks }]
}

function listed({ inline, words }: Run): Block {
  const num = LISTED.exec(words)?.[1]
  const lead = num === undefined ? null : new RegExp(`^${num}\\u3000+`, 'u').exec(inline)
  if (num === undefined || lead === null) return p(inline)
  return { kind: 'item', num, blocks: [p(inline.slice(lead[0].length))] }
}

/** The text of a file as rows: chapters and sections by their headings, articles by their numbers. */
import type { Kind, ProvisionDraft } from '#law/provision.ts'
import { type Block, fragment, p, text } from '#markup/fragment.ts'
import { HAN_NUMBER, hanNumber } from '../han-numbers.ts'
import type { LawFile, LawParagraph } from './file.ts'

const ARTICLE = new RegExp(`^(?<num>第(?<no>${HAN_NUMBER})条(?:之${HAN_NUMBER})?)(?:\\s+(?<rest>.*))?$`, 'u')
const DIVISION = new RegExp(`^(?<num>第${HAN_NUMBER}(?<word>分编|编|章|节))(?:\\s+(?<rest>.*))?$`, 'u')
const DIVISIONS: Readonly<Record<string, readonly [kind: Kind, rank: number]>> = {
  编: ['part', 1],
  分编: ['subpart', 2],
  章: ['chapter', 3],
  节: ['section', 4],
}
const ITEM = /^（[一二三四五六七八九十百]+）\s*/u
const SUBITEM = /^\d{1,2}[.．、]\s*/u
const LOOSE: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:序言|前言)$/u, 'preamble'],
  [/^附(?:件|表|录)/u, 'attachment'],
]

/** Returns the rows of the file, every word of it in one. */
export function rowsOf(file: LawFile): ProvisionDraft[] {
  const builder = new Builder()
  builder.row({ depth: 0, kind: 'preface', num: null, heading: null, paragraphs: [file.title, ...file.info] })
  for (const paragraph of file.paragraphs) builder.add(paragraph)
  return builder.rows()
}

interface Row {
  readonly depth: number
  readonly kind: Kind
  readonly num: string | null
  readonly heading: string | null
  readonly paragraphs: string[]
}

class Builder {
  readonly #rows: Row[] = []
  #open: number[] = []
  #last = 0

  rows(): ProvisionDraft[] {
    return this.#rows.map(({ paragraphs, ...row }) => ({ ...row, content: fragment(blocksOf(paragraphs)) }))
  }

  row(row: Row): void {
    this.#rows.push(row)
  }

  add(paragraph: LawParagraph): void {
    if (paragraph.level > 0) this.#heading(paragraph.words)
    else this.#text(paragraph.words)
  }

  #heading(words: string): void {
    const match = DIVISION.exec(words)
    const [kind, rank] = DIVISIONS[match?.groups?.word ?? ''] ?? []
    if (!match || !kind || !rank) {
      this.#open = []
      const loose = LOOSE.find(([pattern]) => pattern.test(words))?.[1] ?? 'division'
      this.row({ depth: 0, kind: loose, num: null, heading: words, paragraphs: [] })
      return
    }
    this.#open = this.#open.filter((open) => open < rank)
    const heading = match.groups?.rest ?? null
    this.row({ depth: this.#open.length, kind, num: match.groups?.num ?? null, heading, paragraphs: [] })
    this.#open.push(rank)
  }

  #text(words: string): void {
    const match = ARTICLE.exec(words)
    const number = hanNumber(match?.groups?.no ?? '')
    const row = this.#rows.at(-1)
    if (match && number !== null && !this.#isQuoted(number, row)) {
      this.#last = number
      const num = match.groups?.num ?? null
      const rest = match.groups?.rest ?? ''
      this.row({
        depth: this.#open.length,
        kind: 'article',
        num,
        heading: null,
        paragraphs: rest ? [rest] : [],
      })
    } else if (row && HOLDS_TEXT.has(row.kind)) row.paragraphs.push(words)
    else
      this.row({
        depth: this.#open.length,
        kind: this.#open.length > 0 ? 'intro' : 'preamble',
        num: null,
        heading: null,
        paragraphs: [words],
      })
  }

  // An act that amends another gives its new articles in full: "内容如下：" and numbers that do not follow on its own.
  #isQuoted(number: number, row: Row | undefined): boolean {
    const announced = row?.kind === 'article' && row.paragraphs.some((words) => /[:：]$/u.test(words))
    return announced === true && number !== this.#last + 1
  }
}

const HOLDS_TEXT: ReadonlySet<Kind> = new Set(['article', 'preamble', 'intro', 'attachment', 'division'])

// "（一）" numbers a point of the paragraph above it, "1." a point of that.
function blocksOf(paragraphs: readonly string[]): Block[] {
  const top: Block[] = []
  let item: Block[] | null = null
  for (const words of paragraphs) {
    const [mark] = ITEM.exec(words) ?? (item ? (SUBITEM.exec(words) ?? []) : [])
    if (mark === undefined) {
      item = null
      top.push(p(text(words)))
      continue
    }
    const blocks: Block[] = [p(text(words.slice(mark.length)))]
    const into = item && !ITEM.test(words) ? item : top
    into.push({ kind: 'item', num: mark.trim(), blocks })
    if (into === top) item = blocks
  }
  return top
}

/** What a provision is made of for formats that are not mark-up: paragraphs, numbered parts, tables, notes. */

/** `mark` is no style of the law: what a caller marked in its words (`markup/marked-spans.ts`). */
export type Style = 'b' | 'i' | 'u' | 'sup' | 'sub' | 'del' | 'mark'

/** A run of words in one style, a break of the line, or a note where it is called. */
export type Run =
  | {
      readonly text: string
      readonly styles: readonly Style[]
      readonly href: string | null
      readonly lang: string | null
    }
  | { readonly br: true }
  | { readonly note: readonly Block[] }

export type Block =
  | { readonly kind: 'p'; readonly role: Role; readonly runs: readonly Run[] }
  /** A part with its number as the law prints it; `bullet` where the law prints none. */
  | {
      readonly kind: 'item'
      readonly num: string | null
      readonly bullet: boolean
      readonly eId: string | null
      readonly blocks: readonly Block[]
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'table'; readonly caption: readonly Run[]; readonly rows: readonly (readonly Cell[])[] }

/** What a paragraph is: plain words, or a heading inside a provision. */
export type Role = 'plain' | 'heading'

export interface Cell {
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
  readonly blocks: readonly Block[]
}

/** Paragraphs, tables and footnotes put together as HTML, in the order in which a reader of RTF meets them. */

interface Flow {
  blocks: string[]
  line: string
  cells: string[]
  cell: string[]
  rows: string[]
}

/** How words are set. */
export interface Style {
  readonly b: boolean
  readonly i: boolean
  readonly u: boolean
  readonly raised: 'sup' | 'sub' | null
  readonly hidden: boolean
}

export class Pages {
  #main: Flow = flow()
  #flow: Flow = this.#main
  readonly #notes: string[] = []

  /** Adds escaped words in their style. */
  text(words: string, { b, i, u, raised }: Style): void {
    let html = words
    if (raised) html = `<${raised}>${html}</${raised}>`
    if (u) html = `<u>${html}</u>`
    if (i) html = `<i>${html}</i>`
    if (b) html = `<b>${html}</b>`
    this.#flow.line += html
  }

  /** Returns whether the paragraph in hand has words. */
  hasWords(): boolean {
    return this.#flow.line.replace(/<[^>]*>/g, '').trim() !== ''
  }

  break(): void {
    this.#flow.line += '<br>'
  }

  /** Ends a paragraph: a heading of the level where it is not 0. */
  paragraph(level: number, inTable: boolean): void {
    const { line } = this.#flow
    this.#flow.line = ''
    if (inTable) {
      if (line.trim() !== '') this.#flow.cell.push(`<p>${line}</p>`)
      return
    }
    this.#endTable()
    const tag = level > 0 ? `h${level}` : 'p'
    if (line.trim() !== '') this.#flow.blocks.push(`<${tag}>${line}</${tag}>`)
  }

  cell(): void {
    const { line, cell } = this.#flow
    if (line.trim() !== '') cell.push(`<p>${line}</p>`)
    this.#flow.cells.push(`<td>${cell.join('')}</td>`)
    this.#flow.line = ''
    this.#flow.cell = []
  }

  row(): void {
    if (this.#flow.cells.length > 0) this.#flow.rows.push(`<tr>${this.#flow.cells.join('')}</tr>`)
    this.#flow.cells = []
  }

  beginNote(): void {
    this.#flow = flow()
  }

  endNote(): void {
    this.#finish()
    const number = this.#notes.push(this.#flow.blocks.join(''))
    this.#flow = this.#main
    this.#flow.line += `<sup><a id="ref-${number}" href="#note-${number}">${number}</a></sup>`
  }

  /** Returns the page, notes behind the text. */
  html(): string {
    this.#finish()
    const notes = this.#notes.map(
      (note, at) => `<li id="note-${at + 1}">${note} <p><a href="#ref-${at + 1}">↑</a></p></li>`,
    )
    return `${this.#flow.blocks.join('\n')}${notes.length > 0 ? `<ol>${notes.join('')}</ol>` : ''}`
  }

  #finish(): void {
    this.paragraph(0, false)
    this.#endTable()
  }

  // A row that has no end is one all the same.
  #endTable(): void {
    if (this.#flow.cell.length > 0) this.cell()
    this.row()
    if (this.#flow.rows.length > 0) this.#flow.blocks.push(`<table>${this.#flow.rows.join('')}</table>`)
    this.#flow.rows = []
  }
}

function flow(): Flow {
  return { blocks: [], line: '', cells: [], cell: [], rows: [] }
}

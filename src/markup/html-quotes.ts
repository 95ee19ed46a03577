/** Where the marks of a quotation stand: at its first and its last word, however deep in blocks those are. */

// What a sentence ends with stands behind the quotation that it ends with.
const STOPS = /^[.,;:!?…)\]»”’]+/

/** The marks of the quotations in one run of HTML. */
export class QuoteMarks {
  // Opening marks that wait for the first word.
  #waiting = ''
  // Behind the last word written.
  #end = 0
  // True from the end of a quotation until the next word or element.
  #ended = false

  /** Takes the opening mark of a quotation that begins at the offset. */
  open(mark: string, at: number): void {
    if (mark === '') return
    this.#waiting += mark
    this.#end = at
  }

  /** Tells that another element begins. */
  break(): void {
    this.#ended = false
  }

  /** Returns the HTML with the escaped text behind it, marks and stops in their places. */
  write(html: string, escaped: string): string {
    const stops = this.#ended ? (STOPS.exec(escaped)?.[0] ?? '') : ''
    // What ends the sentence may come in several pieces.
    this.#ended = stops !== '' && stops.length === escaped.length
    const before = stops === '' ? html : this.#insert(html, stops)
    const text = escaped.slice(stops.length)
    const start = text.search(/\S/)
    if (start < 0) return before + text
    const marked = this.#waiting === '' ? text : text.slice(0, start) + this.#waiting + text.slice(start)
    this.#waiting = ''
    this.#end = before.length + marked.trimEnd().length
    return before + marked
  }

  /** Returns the HTML of a quotation that ends here with its closing mark behind the last word. */
  close(html: string, mark: string): string {
    const out = this.#insert(html, this.#waiting + mark)
    this.#waiting = ''
    this.#ended = true
    return out
  }

  #insert(html: string, mark: string): string {
    const out = html.slice(0, this.#end) + mark + html.slice(this.#end)
    this.#end += mark.length
    return out
  }
}

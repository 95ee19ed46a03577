/** What a container format gives of a document, before anybody knows what is an article in it. */
import type { Language } from '#law/language.ts'
import type { Line } from '#markup/lines.ts'

export interface ReadDocument {
  readonly lines: readonly Line[]
  /** Language that the document states of itself; null where it states none. */
  readonly language: Language | null
  /** A language that something in the file speaks of without stating it for the text: for the message. */
  readonly hint: string | null
  /** The line that the document marks as its title; null where it marks none, or several. */
  readonly title: string | null
  /** The title in the file's properties, which nobody reads and nobody keeps right. */
  readonly propertyTitle: string | null
  readonly doubts: readonly Doubt[]
}

/** Something of the file that did not come through as it was. */
export interface Doubt {
  /** Stable name, such as `picture-left-out`. */
  readonly check: string
  readonly where: string | null
  readonly message: string
}

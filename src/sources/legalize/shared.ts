/** What the files of one act share: versions repeat each other, and what was read once is not read again. */
import type { Content } from '#law/content.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import type { Reading } from './provisions.ts'
import { copied } from './starts.ts'

/** Readings by the text they were made from; contents and rows by what they say, so that equal ones are one object. */
export class Shared {
  readonly #readings = new Map<string, Reading>()
  readonly #contents = new Map<string, Content>()
  readonly #drafts = new Map<Content, readonly ProvisionDraft[]>()
  readonly #empty = new Map<string, ProvisionDraft>()

  /** Forgets readings, when the manner of reading changes. */
  forget(): void {
    this.#readings.clear()
  }

  /** Returns the reading of a text, made where it was not met before. */
  reading(markdown: string, make: () => Reading): Reading {
    const held = this.#readings.get(markdown)
    if (held) return held
    const made = make()
    const reading = { heading: made.heading, content: this.content(made.content) }
    this.#readings.set(copied(markdown), reading)
    return reading
  }

  /** Returns the one object for a content. */
  content(content: Content | null): Content | null {
    if (!content) return null
    const held = this.#contents.get(content.hash)
    if (!held) this.#contents.set(content.hash, content)
    return held ?? content
  }

  /** Returns the one object for a row. */
  draft(row: ProvisionDraft): ProvisionDraft {
    if (row.content === null) {
      const key = `${row.depth}\u0000${row.kind}\u0000${row.num ?? '\u0001'}\u0000${row.heading ?? '\u0001'}`
      const held = this.#empty.get(key)
      if (!held) this.#empty.set(key, row)
      return held ?? row
    }
    const alike = this.#drafts.get(row.content) ?? []
    const held = alike.find(
      (other) =>
        other.num === row.num &&
        other.heading === row.heading &&
        other.depth === row.depth &&
        other.kind === row.kind,
    )
    if (!held) this.#drafts.set(row.content, [...alike, row])
    return held ?? row
  }
}

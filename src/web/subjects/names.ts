/** How subjects are named and addressed on pages. */
import { languageOf } from '#law/language.ts'
import { type Concept, labelOf, type Note, shortName } from '#vocab/model.ts'
import type { Page } from '../page.ts'

/** Returns the label in the language of the interface, else in those that the reader prefers. */
export function subjectLabel(page: Page, concept: Concept): string {
  return labelOf(concept, languagesOf(page))
}

/** Returns the languages that the reader wants, ISO 639-3, most wanted first. */
export function languagesOf({ t, preferences }: Page): string[] {
  return [t.locale, ...preferences].flatMap((tag) => languageOf(tag) ?? [])
}

/** Returns the address of a subject's page. */
export function subjectHref(iri: string, query: Readonly<Record<string, string | null>> = {}): string {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== '') given.set(name, value)
  const path = `/subjects/${encodeURIComponent(shortName(iri))}`
  return given.size > 0 ? `${path}?${given}` : path
}

/** Returns the note in the reader's language, else in English, else any; null where there is none. */
export function noteOf(page: Page, notes: readonly Note[]): Note | null {
  for (const language of [...languagesOf(page), 'eng']) {
    const note = notes.find((each) => each.language === language)
    if (note) return note
  }
  return notes[0] ?? null
}

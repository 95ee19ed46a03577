/** A passage that cites: where it stands, and the words around what it cites. */
import { provisionLabel } from '#i18n/jurisdictions.ts'
import type { CitingEntry, QuotedPassage } from '#jobs/citations/citing.ts'
import type { QuotePart } from '#jobs/citations/quotes.ts'
import { dayOrNull } from '#kit/day.ts'
import { bcp47, direction } from '#law/language.ts'
import { addressOf } from '../act/address.ts'
import { type Page, say } from '../page.ts'

/** Returns the words with what cites marked in them. */
export function Quote({ parts, language }: { parts: readonly QuotePart[]; language: string }) {
  return (
    <blockquote class="quote" lang={bcp47(language)} dir={direction(language)}>
      {parts.map(({ text, cited }) => (cited ? <mark>{text}</mark> : text))}
    </blockquote>
  )
}

export function Passage({
  page,
  entry,
  passage,
}: {
  page: Page
  entry: CitingEntry
  passage: QuotedPassage
}) {
  const { language, to } = passage
  return (
    <li>
      <p class="where">
        <a href={addressOf(passage.iri)} lang={bcp47(language)} dir={direction(language)}>
          {passageName(page, entry, passage)}
        </a>
        {to !== null && to <= page.today && (
          <span class="until">{page.t('citing.until', { date: say(page, to, 'short') })}</span>
        )}
      </p>
      <Quote parts={passage.quote} language={language} />
    </li>
  )
}

/** Returns what the passage is called: its number and heading, a paragraph of a decision by that word; else that it is in the text. */
export function passageName(page: Page, entry: CitingEntry, passage: QuotedPassage): string {
  const place = { jurisdiction: entry.jurisdiction, language: passage.language }
  const own = provisionLabel(page.jurisdictions, passage, place)
  const bare = passage.kind === 'paragraph' && own !== null && !/\p{L}{2}/u.test(own)
  const label = bare ? page.t('citing.paragraph', { num: own.replace(/[.)]$/, '') }) : own
  return [label, passage.heading].filter(Boolean).join(' ') || page.t('citing.inText')
}

/** Returns the title of the work in the language in which it cites. */
export function titleOf(entry: CitingEntry): { readonly title: string; readonly language: string | null } {
  const [first] = entry.quoted
  return first ? { title: first.title, language: first.language } : { title: entry.title, language: null }
}

/** Returns the day of a work in words; its year where that is all there is. Null where it has none. */
export function dateOf(page: Page, date: string | null): string | null {
  const day = dayOrNull(date)
  return day === null ? date : say(page, day, 'short')
}

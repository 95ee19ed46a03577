/** Beside the text: what there is to say of it. A note is a component and a line in the list below. */
import type { FC } from 'hono/jsx'
import { Downloads } from '../files/downloads.tsx'
import { type Page, placeName } from '../page.ts'
import { SubjectsNote } from '../subjects/note.tsx'
import { VerifyNote } from '../verify/note.tsx'
import { AboutText } from './about-note.tsx'
import { Cite } from './citation.tsx'
import { CitedByNote, CitesNote } from './citing-note.tsx'
import { Corrections } from './corrections.tsx'
import { Findings } from './findings.tsx'
import { Languages } from './languages-note.tsx'
import { OverTime } from './over-time.tsx'
import { RelationsNote } from './relations-note.tsx'
import type { ActView } from './view.ts'

/** What a note is given; it returns nothing where it has nothing to say. */
export interface Noting {
  readonly page: Page
  readonly view: ActView
  readonly aliases: readonly string[]
  /** Of the provision or division asked for; null where the act is read. */
  readonly eId: string | null
}

const NOTES: readonly FC<Noting>[] = [
  OverTime,
  Corrections,
  RelationsNote,
  CitedByNote,
  CitesNote,
  SubjectsNote,
  Cite,
  VerifyNote,
  Downloads,
  Languages,
  AboutText,
  Findings,
]

export function Notes({ page, view, aliases, eId }: Noting) {
  const { t } = page
  return (
    <aside class="margin" aria-label={t('notes.aside')}>
      <details class="drawer">
        <summary>{t('notes.aside')}</summary>
        <div>
          {NOTES.map((Note) => (
            <Note page={page} view={view} aliases={aliases} eId={eId} />
          ))}
        </div>
      </details>
    </aside>
  )
}

/** Returns the act's place and title in one line, for the title of the browser's window. */
export function windowTitle(
  page: Page,
  view: { readonly expression: { readonly title: string }; readonly work: { readonly jurisdiction: string } },
): string {
  return `${view.expression.title} · ${placeName(page, view.work.jurisdiction)}`
}

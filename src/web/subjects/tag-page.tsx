/** At the bench: what people say a provision is about, and what its words suggest; each to be said, rejected or taken back. */

import type { PlaceNamed } from '#jobs/subjects/tags.ts'
import { dayOf } from '#kit/day.ts'
import { bcp47, direction } from '#law/language.ts'
import { addressOf } from '../act/address.ts'
import { Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { labelOf } from '../search/hit.tsx'
import { subjectHref } from './names.ts'
import type { NamedSubject } from './of-provision.ts'

export interface TagView {
  readonly place: PlaceNamed
  readonly subjects: readonly NamedSubject[]
  /** Every subject there is, for the field: id and label. */
  readonly known: readonly (readonly [id: string, label: string])[]
  /** Why what was sent was not taken; null where nothing was refused. */
  readonly refused: string | null
  readonly by: string
}

export function TagPage({ page, view }: { page: Page; view: TagView }) {
  const { t } = page
  const { place, subjects, known, refused, by } = view
  const { work, expression, heading, iri } = place
  const spoken = { lang: bcp47(expression.language), dir: direction(expression.language) }
  const name = [
    labelOf(page, { jurisdiction: work.jurisdiction, language: expression.language }, place),
    heading,
  ]
    .filter(Boolean)
    .join(' ')
  return (
    <Frame page={page} title={t('subjects.tagTitle')}>
      <main id="main" class="plainpage subjects tagging">
        <h1>{t('subjects.tagTitle')}</h1>
        <p>
          <a href={addressOf(iri)} {...spoken}>
            {name || iri}
          </a>
          <br />
          <small {...spoken}>{expression.title}</small>
        </p>
        {refused && (
          <p class="notice" role="alert">
            {refused}
          </p>
        )}
        <form method="post" action="/edit/subjects" class="tagform">
          <input type="hidden" name="of" value={iri} />
          <label>
            {t('subjects.tagSubject')}
            <input name="subject" list="known-subjects" required maxlength={300} autocomplete="off" />
          </label>
          <datalist id="known-subjects">
            {known.map(([id, label]) => (
              <option value={id}>{label}</option>
            ))}
          </datalist>
          <label>
            {t('subjects.tagBy')}
            <input name="by" value={by} required maxlength={200} autocomplete="name" />
          </label>
          <button type="submit" name="verdict" value="about">
            {t('subjects.tagAdd')}
          </button>
        </form>
        <ul class="taglist">
          {subjects.map((subject) => (
            <Tagged page={page} iri={iri} subject={subject} by={by} />
          ))}
        </ul>
        {subjects.length === 0 && <p>{t('subjects.ofNone')}</p>}
        <p class="hint">{t('subjects.tagHint')}</p>
      </main>
    </Frame>
  )
}

function Tagged({ page, iri, subject, by }: { page: Page; iri: string; subject: NamedSubject; by: string }) {
  const { t } = page
  const { concept, label, tag, words } = subject
  const choices = tag ? (['none'] as const) : (['about', 'not'] as const)
  return (
    <li>
      <div>
        <a href={subjectHref(concept)}>{label}</a>
        <p class="reason">
          {tag
            ? t(tag.verdict === 'not' ? 'subjects.rejectedBy' : 'subjects.taggedBy', {
                by: tag.by,
                date: say(page, dayOf(new Date(tag.at)), 'short'),
              })
            : `${t('subjects.suggestedBy')} ${words.map((word) => `“${word}”`).join(', ')}`}
        </p>
      </div>
      <form method="post" action="/edit/subjects">
        <input type="hidden" name="of" value={iri} />
        <input type="hidden" name="subject" value={concept} />
        <input type="hidden" name="by" value={by} />
        {choices.map((verdict) => (
          <button
            type="submit"
            name="verdict"
            value={verdict}
            aria-label={`${t(`subjects.verdict.${verdict}`)}: ${label}`}
          >
            {t(`subjects.verdict.${verdict}`)}
          </button>
        ))}
      </form>
    </li>
  )
}

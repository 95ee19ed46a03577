/** A provision that is about a subject: where it stands, and the words or the person that say so. */

import type { SubjectProvision } from '#jobs/subjects/shelf.ts'
import { dayOf } from '#kit/day.ts'
import { formatIri, parseIri } from '#law/iri.ts'
import { bcp47, direction } from '#law/language.ts'
import { addressOf } from '../act/address.ts'
import { type Page, say } from '../page.ts'
import { labelOf } from '../search/hit.tsx'

export function Telling({ page, provision }: { page: Page; provision: SubjectProvision }) {
  const { iri, title, language, heading, words, tag } = provision
  const spoken = { lang: bcp47(language), dir: direction(language) }
  const name = [labelOf(page, provision, provision), heading].filter(Boolean).join(' ')
  return (
    <li>
      <a href={addressOf(read(page, iri))} {...spoken}>
        {name || page.t('search.inText')}
      </a>
      <small {...spoken}>{title}</small>
      {tag ? (
        <p class="reason">
          {page.t('subjects.taggedBy', { by: tag.by, date: say(page, dayOf(new Date(tag.at)), 'short') })}
        </p>
      ) : (
        words.length > 0 && (
          <p class="reason">
            {page.t('subjects.toldBy')}{' '}
            {words.map((word, index) => (
              <>
                {index > 0 && ', '}
                <i {...spoken}>{word}</i>
              </>
            ))}
          </p>
        )
      )}
    </li>
  )
}

// The law of today is read at the address that stays; the law of another day at that day's.
function read(page: Page, iri: string): string {
  const parsed = parseIri(iri)
  return parsed && parsed.at === page.today ? formatIri({ ...parsed, at: null }) : iri
}

/** Where a reference leads from a text of a day: the address, how it is marked, and what is said of it. */
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { addDays, type Day } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import type { CitedPlace, CitedSpan, CitedSpanWork } from '#store/cited-spans.ts'
import { type Page, placeName, say } from '../page.ts'
import { addressOf } from './address.ts'
import type { Act } from './view.ts'

/** What a reference is to. */
export interface Aim extends Pick<CitedSpan, 'work' | 'provision' | 'name' | 'jurisdiction'> {
  /** eId of a paragraph inside the provision, where that is meant. */
  readonly inner?: string | null
}

export interface Leading {
  /** Null: it leads nowhere here. */
  readonly href: string | null
  /** `away`: not held here; `gone`: no longer in force; `coming`: not yet. */
  readonly mark: '' | 'away' | 'gone' | 'coming'
  /** What it leads to, and as of when, line by line. */
  readonly says: readonly string[]
}

/** Characters of a name: some titles are paragraphs. */
const LONGEST = 140

/** Returns where the reference leads from the act as it is read: to the day of the reading, or to the last on which the target stood. */
export function leadingOf(page: Page, act: Act, aim: Aim): Leading {
  const { work, provision } = aim
  if (work === null) return notHeld(page, aim)
  const standing = standingOf(page, act, work, provision)
  const own = work.id === act.work.id
  const says = [
    provision && clipped(nameOf(page, work, provision)),
    own ? null : clipped(`${work.title} (${placeName(page, work.jurisdiction)})`),
    standing.said,
  ].filter((line) => line !== null && line !== '')
  const language = own ? act.expression.language : (provision?.language ?? work.language)
  const eId = aim.inner ?? provision?.eId ?? null
  const href = addressOf(formatIri({ work: work.iri, language, at: standing.at, eId }))
  return { href, mark: standing.mark, says: says as string[] }
}

function notHeld(page: Page, { name, jurisdiction }: Aim): Leading {
  const place = jurisdiction === null ? '' : ` (${placeName(page, jurisdiction)})`
  const named = name === null ? [] : [clipped(`${name}${place}`)]
  return { href: null, mark: 'away', says: [...named, page.t('citing.notHeld')] }
}

interface Standing extends Pick<Leading, 'mark'> {
  readonly at: Day | null
  readonly said: string
}

function standingOf(
  page: Page,
  act: Act,
  { endedOn }: CitedSpanWork,
  provision: CitedPlace | null,
): Standing {
  const ends = [endedOn, provision?.standing === 'gone' ? provision.day : null].filter((day) => day !== null)
  const [since] = ends.toSorted()
  if (since !== undefined) {
    const seen = endedOn === null && provision?.basis !== 'in-force'
    const date = say(page, since)
    return {
      mark: 'gone',
      at: addDays(since, -1),
      said: page.t(seen ? 'citing.goneSeen' : 'citing.gone', { date }),
    }
  }
  if (provision?.standing === 'coming' && provision.day !== null)
    return {
      mark: 'coming',
      at: provision.day,
      said: page.t('citing.coming', { date: say(page, provision.day) }),
    }
  return {
    mark: '',
    at: act.dated ? act.at : null,
    said: page.t('act.asOf', { date: say(page, act.at) }),
  }
}

/** Returns what the provision is called, by its jurisdiction, with its heading. */
export function nameOf(
  page: Page,
  work: Pick<CitedSpanWork, 'jurisdiction'>,
  provision: Pick<CitedPlace, 'kind' | 'num' | 'heading' | 'language'>,
): string {
  const place = { jurisdiction: work.jurisdiction, language: provision.language }
  const label = provisionLabel(page.jurisdictions, provision, place)
  return [label, provision.heading].filter(Boolean).join(' ')
}

function clipped(text: string): string {
  if (text.length <= LONGEST) return text
  return `${text.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`
}

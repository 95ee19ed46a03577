/** What a file of Justice Laws XML says of itself before its text. */
import { type Day, dayOrNull } from '#kit/day.ts'
import type { Ground } from '#law/provision.ts'
import type { Alias } from '../contract.ts'
import { childOf, descend, type Element, elementsOf, wordsIn } from '../xml-tree.ts'

export interface Identification {
  /** Chapter of the consolidated statutes, such as `P-8.6`. */
  readonly number: string
  readonly language: 'eng' | 'fra'
  /** Short title, else long title. */
  readonly title: string
  /** Day of assent, else year of the annual statutes, else null. */
  readonly date: string | null
  readonly aliases: readonly Alias[]
}

/** Day to which a file's text is consolidated, from the first characters of the file; null where it does not say. */
export function consolidationDay(head: string): Day | null {
  return dayOrNull(/<Statute[^>]*\slims:pit-date="([^"]*)"/.exec(head)?.[1])
}

/** Returns chapter and language from the first characters of a file; null where it is not a statute of Justice Laws. */
export function peek(head: string): { number: string; language: 'eng' | 'fra' } | null {
  const language = /<Statute[^>]*\sxml:lang="(en|fr)"/.exec(head)?.[1]
  const number = /<ConsolidatedNumber[^>]*>\s*([^<]*?)\s*</.exec(head)?.[1]
  return language && number ? { number, language: language === 'en' ? 'eng' : 'fra' } : null
}

/** Returns whether the first characters are those of a file of Justice Laws XML. */
export function isStatute(head: string): boolean {
  return /<Statute[\s>]/.test(head) && head.includes('"http://justice.gc.ca/lims"')
}

/** Returns what the root element states. */
export function identify(root: Element): Identification {
  const of = childOf(root, 'Identification')
  const number = wordsIn(descend(of, 'Chapter', 'ConsolidatedNumber'))
  const annual = descend(of, 'Chapter', 'AnnualStatuteId')
  const year = wordsIn(childOf(annual, 'YYYY')) || null
  return {
    number,
    language: root.attributes['xml:lang'] === 'fr' ? 'fra' : 'eng',
    title: wordsIn(childOf(of, 'ShortTitle')) || wordsIn(childOf(of, 'LongTitle')) || number,
    date: assent(childOf(of, 'BillHistory')) ?? year,
    aliases: [{ scheme: 'register', value: number }, ...annualAlias(annual, year)],
  }
}

/** Returns the acts that the file lists as having amended it on the day of its consolidation; null where there is none. */
export function groundOf(root: Element, at: Day | null): Ground | null {
  const recent = childOf(root, 'RecentAmendments')
  const citations = (recent ? elementsOf(recent) : [])
    .filter(
      (amendment) =>
        at !== null && wordsIn(childOf(amendment, 'AmendmentDate') ?? childOf(amendment, 'Date')) === at,
    )
    .flatMap((amendment) => childOf(amendment, 'AmendmentCitation') ?? childOf(amendment, 'Citation') ?? [])
  if (citations.length === 0) return null
  const links = new Set(citations.map((citation) => citation.attributes.link ?? null))
  return { title: citations.map(wordsIn).join('; '), id: links.size === 1 ? ([...links][0] ?? null) : null }
}

function assent(history: Element | null): Day | null {
  const stage = (history ? elementsOf(history) : []).find((child) => child.attributes.stage === 'assented-to')
  const date = descend(stage ?? null, 'Date')
  const part = (name: string) => wordsIn(childOf(date, name)).padStart(2, '0')
  return dayOrNull(`${part('YYYY')}-${part('MM')}-${part('DD')}`)
}

// Written as the historical notes of the acts write it.
function annualAlias(annual: Element | null, year: string | null): Alias[] {
  const chapter = wordsIn(childOf(annual, 'AnnualStatuteNumber'))
  if (!chapter || !year) return []
  const revised = annual?.attributes['revised-statute'] === 'yes'
  return [{ scheme: 'statute', value: `${revised ? 'R.S., ' : ''}${year}, c. ${chapter}` }]
}

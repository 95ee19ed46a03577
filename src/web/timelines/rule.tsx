/** How a rule is called where its life is told: its number, its heading and its act, in the language of the law. */
import { provisionLabel } from '#i18n/jurisdictions.ts'
import type { Lane } from '#jobs/timelines/lane.ts'
import { bcp47, direction } from '#law/language.ts'
import { addressOf } from '../act/address.ts'
import type { Page } from '../page.ts'

/** Returns what the rule is called: "Article 17"; null where the act as a whole is meant. */
export function ruleLabel(page: Page, { kind, num, heading, wId, work, language }: Lane): string | null {
  if (kind === null) return null
  const place = { jurisdiction: work.jurisdiction, language }
  return provisionLabel(page.jurisdictions, { kind, num }, place) ?? heading ?? wId
}

/** Returns the attributes of words in the language of the lane. */
export function spoken({ language }: Lane): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } {
  return { lang: bcp47(language), dir: direction(language) }
}

/** The name as a link to the rule as it reads today, or as it read last. */
export function Rule({ page, lane, short = false }: { page: Page; lane: Lane; short?: boolean }) {
  const label = ruleLabel(page, lane)
  const last = lane.stretches.findLast(
    ({ iri, from }) => iri !== null && (from === null || from <= page.today),
  )
  const isOver = last?.to != null && last.to <= page.today
  const href = addressOf((isOver ? last.iri : null) ?? lane.iri)
  if (label === null)
    return (
      <a href={href} {...spoken(lane)}>
        {lane.title}
      </a>
    )
  const heading = lane.heading !== null && lane.heading !== label ? lane.heading : null
  return (
    <span {...spoken(lane)}>
      <a href={href}>{label}</a>
      {heading && !short && ` ${heading}`} <small>{lane.title}</small>
    </span>
  )
}

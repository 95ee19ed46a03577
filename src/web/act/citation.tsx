/** How to cite what a page shows, and its address that lasts. */
import { citationOf, citedLabel } from '#i18n/citation.ts'
import { formatIri } from '#law/iri.ts'
import { bcp47, direction } from '#law/language.ts'
import type { Page } from '../page.ts'
import { isDecision } from './title-block.tsx'
import { type Act, type ActView, hrefOf } from './view.ts'

const STATUTES: readonly (string | null)[] = [null, 'constitution', 'code']

/** Returns the citation of the act on its day, or of what the label names in it; of a decision, which has no other day, by its `aliases`. */
export function citationIn(
  page: Page,
  { work, expression, at }: Act,
  label: string | null,
  aliases: readonly string[] = [],
): string {
  if (isDecision(work)) return decisionCitation(expression.title, aliases, label)
  const { jurisdiction, number, type, subtype } = work
  const statute = type === 'act' && STATUTES.includes(subtype)
  const { language, title } = expression
  return citationOf(page.jurisdictions, { jurisdiction, language, title, number, statute, at }, label)
}

// The neutral citation says court and year; an ECLI, where there is one, says which decision of how many.
const CITED_BY = [/^\[\d{4}\] [A-Z]/, /^ECLI:/]

function decisionCitation(title: string, aliases: readonly string[], label: string | null): string {
  const names = CITED_BY.flatMap((pattern) => aliases.find((alias) => pattern.test(alias)) ?? [])
  return [title, ...names.filter((name) => !title.includes(name)), label].filter(Boolean).join(', ')
}

export function Cite({ page, view, aliases }: { page: Page; view: ActView; aliases: readonly string[] }) {
  const { t } = page
  const { work, expression, reading } = view
  if (view.text.nodes.length === 0) return null
  const { language } = expression
  // Some sources know an act by its name: the page says it already.
  const others = aliases.filter((alias) => alias !== work.title && alias !== expression.title)
  const node = reading?.mode === 'provision' ? reading.nodes[0] : undefined
  const label = node
    ? citedLabel(page.jurisdictions, node, { jurisdiction: work.jurisdiction, language })
    : null
  const eId = node?.eId ?? null
  const at = isDecision(work) ? null : view.at
  return (
    <section class="note" id="cite">
      <h2>{t('notes.cite')}</h2>
      <p class="citation" lang={bcp47(language)} dir={direction(language)}>
        {citationIn(page, view, label, aliases)}
      </p>
      <p class="path">
        <a href={hrefOf(view, { at, eId })}>{formatIri({ work: work.iri, language, at, eId })}</a>
      </p>
      {others.length > 0 && (
        <p>
          {t('notes.aliases')}: <span class="path">{others.join(', ')}</span>
        </p>
      )}
    </section>
  )
}

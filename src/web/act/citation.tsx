/** How to cite what a page shows, and its address that lasts. */
import { formatDay } from '#i18n/dates.ts'
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { formatIri } from '#law/iri.ts'
import { bcp47 } from '#law/language.ts'
import type { Page } from '../page.ts'
import { type ActView, hrefOf } from './view.ts'

export function Cite({ page, view, aliases }: { page: Page; view: ActView; aliases: readonly string[] }) {
  const { t } = page
  const { work, expression, reading } = view
  const node = reading?.mode === 'provision' ? reading.nodes[0] : undefined
  const label = node
    ? (provisionLabel(page.jurisdictions, node, {
        jurisdiction: work.jurisdiction,
        language: expression.language,
      }) ?? node.heading)
    : null
  const tag = bcp47(expression.language)
  const patterns = page.jurisdictions.get(work.jurisdiction)?.citation
  const pattern = patterns?.[tag] ?? patterns?.en ?? '{label}, {act}, as of {date}'
  const iri = formatIri({
    work: work.iri,
    language: expression.language,
    at: view.at,
    eId: node?.eId ?? null,
  })
  const citation = cited(pattern, label, expression.title, formatDay(view.at, tag))
  return (
    <section class="note">
      <h2>{t('notes.cite')}</h2>
      <p class="citation" lang={tag}>
        {citation}
      </p>
      <p class="path">
        <a href={hrefOf(view, { at: view.at, eId: node?.eId ?? null })}>{iri}</a>
      </p>
      {aliases.length > 0 && (
        <p>
          {t('notes.aliases')}: <span class="path">{aliases.join(', ')}</span>
        </p>
      )}
    </section>
  )
}

/** Returns the citation by the jurisdiction's pattern. Without a provision the act alone is cited, and what joins the two is left out. */
export function cited(pattern: string, label: string | null, act: string, date: string): string {
  const whole = label === null ? pattern.replace(/[,،] \{label\}(?=[,،])|\{label\}[,،]? ?/, '') : pattern
  const words: Readonly<Record<string, string>> = { label: label ?? '', act, date }
  return whole.replace(/\{(label|act|date)\}/g, (_, name: string) => words[name] ?? '')
}

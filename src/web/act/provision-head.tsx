/** The head of a provision: its name, how often its words have changed, how to cite it. */
import { citedLabel } from '#i18n/citation.ts'
import { formatIri } from '#law/iri.ts'
import type { Node, WordingCount } from '#store/model.ts'
import { compareWith } from '../comparison/address.ts'
import { type Page, say } from '../page.ts'
import { addHref } from '../studies/addresses.ts'
import { labelOf } from './names.ts'
import { Title } from './title.tsx'
import { type ActView, hrefOf } from './view.ts'

export function ProvisionHead({
  page,
  view,
  node,
  level,
}: {
  page: Page
  view: ActView
  node: Node
  level: number
}) {
  const label = labelOf(page, view, node)
  return (
    <header>
      <Title level={level} className="head">
        {label !== null && (
          <a class="num" href={`#${node.eId}`}>
            {label}
          </a>
        )}
        {node.heading !== null && <span class="name">{node.heading}</span>}
      </Title>
      <Tools page={page} view={view} node={node} name={label ?? node.heading ?? ''} />
    </header>
  )
}

// Both lead to the provision's page; where scripts run, what they ask for is brought here.
function Tools({ page, view, node, name }: { page: Page; view: ActView; node: Node; name: string }) {
  const { t } = page
  const count = view.wordings.get(node.provisionId)
  const citing = view.citing.provisions.get(node.provisionId)
  const own = hrefOf(view, { eId: node.eId })
  const label = citedLabel(page.jurisdictions, node, {
    jurisdiction: view.work.jurisdiction,
    language: view.expression.language,
  })
  const since = node.from && t(`text.since.${node.basis}`, { date: say(page, node.from, 'short') })
  return (
    <p class="tools" lang={t.locale} dir="ltr">
      {count && (
        <a
          class="history"
          href={`${own}#wordings`}
          title={since ? t('text.thisWording', { since }) : undefined}
          aria-label={`${name}: ${wordingsSaid(page, count)}`}
        >
          {wordingsSaid(page, count)}
        </a>
      )}
      {citing !== undefined && (
        <a
          class="citers"
          href={`${own}#cited-by`}
          aria-label={`${name}: ${t('citing.citedTimes', { n: citing })}`}
        >
          {t('citing.citedTimes', { n: citing })}
        </a>
      )}
      <a
        class="cite"
        href={`${own}#cite`}
        data-label={label}
        aria-label={t('text.citeLong', { label: name })}
      >
        {t('text.cite')}
      </a>
      {page.comparisons && (
        <a
          class="comparewith"
          href={compareWith(
            formatIri({
              work: view.work.iri,
              language: view.expression.language,
              at: view.at,
              eId: node.eId,
            }),
          )}
          rel="nofollow"
          aria-label={t('comparison.withLong', { label: name })}
        >
          {t('comparison.with')}
        </a>
      )}
      {page.studies && (
        <a
          class="addtostudy"
          href={addHref(hrefOf(view, { eId: node.eId, at: view.at }))}
          rel="nofollow"
          aria-label={t('studies.addToLong', { label: name })}
        >
          {t('studies.addToShort')}
        </a>
      )}
    </p>
  )
}

// How many wordings there have been and since when, as far as it is known.
function wordingsSaid(page: Page, { n, coming, since, basis }: WordingCount): string {
  const { t } = page
  const year = since === null ? null : say(page, since, 'year')
  const said = year === null ? t('text.wordings', { n }) : t(`text.wordingsSince.${basis}`, { n, year })
  return coming > 0 ? `${said}${t('act.toCome', { n: coming })}` : said
}

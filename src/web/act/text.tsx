/** The column of law: divisions with their headings, provisions with their words. */
import { raw } from 'hono/html'
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { bcp47, direction } from '#law/language.ts'
import type { Node } from '#store/model.ts'
import { type Page, say } from '../page.ts'
import { fragmentHtml } from './fragments.ts'
import { nameOf } from './outline.tsx'
import { type Address, countTexts, isDivision, PART, type Reading } from './reading.ts'
import { placed } from './references.ts'
import { type ActView, hrefOf } from './view.ts'

/** Returns the text that the page shows, between the way to it and the way on. */
export function Text({ page, view, reading }: { page: Page; view: ActView; reading: Reading }) {
  const { language } = view.expression
  const [node] = reading.nodes
  return (
    <>
      {reading.mode !== 'whole' && (reading.mode !== 'part' || reading.path.length > 0) && (
        <Crumbs page={page} view={view} reading={reading} />
      )}
      <div class="law" lang={bcp47(language)} dir={direction(language)}>
        {reading.mode === 'contents' && node ? (
          <Contents page={page} view={view} node={node} />
        ) : (
          reading.nodes.map((shown) => <Row page={page} view={view} node={shown} level={2} />)
        )}
      </div>
      {(reading.previous || reading.next) && <Onward page={page} view={view} reading={reading} />}
    </>
  )
}

function Row({ page, view, node, level }: { page: Page; view: ActView; node: Node; level: number }) {
  if (isDivision(node)) {
    return (
      <section class={`division kind-${node.kind}`} id={node.eId}>
        <Heading page={page} view={view} node={node} level={level} />
        <Words page={page} view={view} node={node} />
        {node.children.map((child) => (
          <Row page={page} view={view} node={child} level={level + 1} />
        ))}
      </section>
    )
  }
  const named = node.num !== null || node.heading !== null
  return (
    <section class={named ? `provision kind-${node.kind}` : `loose kind-${node.kind}`} id={node.eId}>
      {named && <ProvisionHead page={page} view={view} node={node} level={level} />}
      {view.concurrent.has(node.eId) && <p class="flagged">{page.t('text.concurrent')}</p>}
      <Words page={page} view={view} node={node} />
    </section>
  )
}

function Words({ page, view, node }: { page: Page; view: ActView; node: Node }) {
  if (node.missing)
    return (
      <p class="unknown" lang={page.t.locale} dir="auto">
        {page.t('text.missing')}
      </p>
    )
  const xml = node.textId === null ? undefined : view.contents.get(node.textId)
  return xml === undefined
    ? null
    : raw(placed(fragmentHtml(xml, node.eId, view.expression.language), node, view))
}

function ProvisionHead({
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
  const since = node.from && page.t(`text.since.${node.basis}`, { date: say(page, node.from, 'short') })
  const name = label ?? node.heading ?? ''
  return (
    <header>
      <Title level={level} className="head">
        {label !== null && <span class="num">{label}</span>}
        {node.heading !== null && <span class="name">{node.heading}</span>}
      </Title>
      <p class="tools" lang={page.t.locale} dir="ltr">
        <a
          href={hrefOf(view, { eId: node.eId })}
          aria-label={`${page.t('text.history', { label: name })}${since ? `, ${since}` : ''}`}
        >
          {since ?? page.t('text.thisProvision')}
        </a>
      </p>
    </header>
  )
}

function Heading({ page, view, node, level }: { page: Page; view: ActView; node: Node; level: number }) {
  const label = labelOf(page, view, node)
  if (label === null && node.heading === null) {
    return (
      <Title level={level} className={`d${Math.min(level, 5)} quiet`}>
        {nameOf(page, node)}
      </Title>
    )
  }
  return (
    <Title level={level} className={`d${Math.min(level, 5)}`}>
      {label !== null && (node.heading === null ? label : <small>{label}</small>)}
      {node.heading}
    </Title>
  )
}

// Headings of a text can be deeper than HTML's six levels.
function Title({ level, className, children }: { level: number; className: string; children?: unknown }) {
  const inside = children as string
  if (level <= 2) return <h2 class={className}>{inside}</h2>
  if (level === 3) return <h3 class={className}>{inside}</h3>
  if (level === 4) return <h4 class={className}>{inside}</h4>
  if (level === 5) return <h5 class={className}>{inside}</h5>
  return <h6 class={className}>{inside}</h6>
}

function Contents({ page, view, node }: { page: Page; view: ActView; node: Node }) {
  return (
    <>
      <Heading page={page} view={view} node={node} level={2} />
      <p class="lead" lang={page.t.locale}>
        {page.t('text.contentsLead')}
      </p>
      <ol class="contents">
        {node.children.map((child) => (
          <li>
            <a href={hrefOf(view, { eId: child.eId })}>{nameWithNumber(page, view, child)}</a>
            {isDivision(child) && (
              <small lang={page.t.locale}>{page.t('text.provisions', { n: countTexts([child]) })}</small>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

function Crumbs({ page, view, reading }: { page: Page; view: ActView; reading: Reading }) {
  const { t } = page
  const [node] = reading.nodes
  const place = reading.mode === 'provision' && node ? placeInText(view, node) : null
  const language = { lang: bcp47(view.expression.language), dir: direction(view.expression.language) }
  return (
    <nav class="crumbs" aria-label={t('text.crumbs')}>
      <p>
        <a href={hrefOf(view)}>{t(view.whole ? 'text.whole' : 'text.start')}</a>
        {place && (
          <a class="place" href={place}>
            {t('text.inContext')}
          </a>
        )}
      </p>
      <ol {...language}>
        {reading.path.map((above) => (
          <li>
            <a href={hrefOf(view, { eId: above.eId })}>{nameWithNumber(page, view, above)}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

// A short act is one page; of a long one, the division above is the nearest page that holds the provision.
function placeInText(view: ActView, node: Node): string | null {
  const above = view.reading?.path.findLast((division) => countTexts([division]) <= PART)
  if (view.whole) return `${hrefOf(view)}#${node.eId}`
  return above ? `${hrefOf(view, { eId: above.eId })}#${node.eId}` : null
}

function Onward({ page, view, reading }: { page: Page; view: ActView; reading: Reading }) {
  const { t } = page
  return (
    <nav class="onward" aria-label={t('text.nav')}>
      {reading.previous ? <Way page={page} view={view} to={reading.previous} rel="prev" /> : <span />}
      {reading.next && <Way page={page} view={view} to={reading.next} rel="next" />}
    </nav>
  )
}

function Way({ page, view, to, rel }: { page: Page; view: ActView; to: Address; rel: 'prev' | 'next' }) {
  const href = 'eId' in to ? hrefOf(view, { eId: to.eId }) : `${hrefOf(view)}?part=${to.part}`
  return (
    <a href={href} rel={rel}>
      <small>{page.t(rel === 'prev' ? 'text.previous' : 'text.next')}</small>
      <span lang={bcp47(view.expression.language)} dir={direction(view.expression.language)}>
        {nameWithNumber(page, view, to.node)}
      </span>
    </a>
  )
}

function labelOf(page: Page, view: ActView, node: Node): string | null {
  return provisionLabel(page.jurisdictions, node, {
    jurisdiction: view.work.jurisdiction,
    language: view.expression.language,
  })
}

/** Returns number and heading in one line. */
export function nameWithNumber(page: Page, view: ActView, node: Node): string {
  return [labelOf(page, view, node), node.heading].filter((part) => part).join(' ') || nameOf(page, node)
}

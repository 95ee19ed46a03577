/** The column of law: divisions with their headings, provisions with their words. */
import { raw } from 'hono/html'
import { bcp47, direction } from '#law/language.ts'
import type { Node } from '#store/model.ts'
import type { Page } from '../page.ts'
import { citationIn } from './citation.tsx'
import { citedHtml } from './cited-words.ts'
import { labelOf, nameWithNumber } from './names.ts'
import { nameOf } from './outline.tsx'
import { ProvisionHead } from './provision-head.tsx'
import { isDivision, type Reading } from './reading.ts'
import { countTexts } from './sizes.ts'
import { StoryView } from './story-view.tsx'
import { Title } from './title.tsx'
import { type ActView, hrefOf } from './view.ts'
import { Crumbs, Onward } from './way.tsx'

/** Returns the text that the page shows, between the way to it and the way on. */
export function Text({ page, view, reading }: { page: Page; view: ActView; reading: Reading }) {
  const { language } = view.expression
  const [node] = reading.nodes
  return (
    <>
      {reading.mode !== 'whole' && (reading.mode !== 'part' || reading.path.length > 0) && (
        <Crumbs page={page} view={view} reading={reading} />
      )}
      <div
        class="law"
        lang={bcp47(language)}
        dir={direction(language)}
        data-cite={citationIn(page, view, '{label}')}
        data-base={hrefOf(view)}
        data-dated={hrefOf(view, { at: view.at })}
        data-parts={view.whole ? undefined : ''}
      >
        {reading.mode === 'contents' && node ? (
          <Contents page={page} view={view} node={node} />
        ) : (
          reading.nodes.map((shown) => <Row page={page} view={view} node={shown} level={2} />)
        )}
      </div>
      {view.story && <StoryView page={page} view={view} story={view.story} />}
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
  return xml === undefined ? null : raw(citedHtml(page, view, node, xml))
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
      {label !== null &&
        (node.heading === null ? label : <small class={isBare(label) ? 'bare' : undefined}>{label} </small>)}
      {node.heading}
    </Title>
  )
}

// A number without a word for what it numbers stands before its heading, not above it.
function isBare(label: string): boolean {
  return !/\p{L}{3}/u.test(label) && !/[第제]/.test(label)
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

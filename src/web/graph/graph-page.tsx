/** The graph of amendments and citations around an act: drawn, and as a table. */
import type { ActGraph, GraphNode } from '#jobs/citations/act-graph.ts'
import type { Version } from '#store/model.ts'
import { windowTitle } from '../act/notes.tsx'
import { TitleBlock } from '../act/title-block.tsx'
import { type Act, hrefOf } from '../act/view.ts'
import { citedByHref, citesHref, graphHref } from '../citing/address.ts'
import { Frame } from '../layout.tsx'
import type { Page } from '../page.ts'
import { Drawing } from './drawing.tsx'
import { BeyondTable, GraphTable } from './graph-table.tsx'
import { layoutOf } from './layout.ts'
import { Legend } from './legend.tsx'

export function GraphPage({
  page,
  act,
  version,
  graph,
  beyond,
}: {
  page: Page
  act: Act
  version: Version | null
  graph: ActGraph
  /** Works of the second step; null where one step is drawn. */
  beyond: readonly GraphNode[] | null
}) {
  const { t } = page
  const all = [...graph.nodes, ...(beyond ?? [])]
  const places = placesOf(act, all)
  return (
    <Frame
      page={page}
      title={`${t('graph.title')} · ${windowTitle(page, act)}`}
      at={act.dated ? act.at : null}
      canonical={graphHref({ ...act, dated: false })}
    >
      <main id="main" class={beyond?.length ? 'act single graphed two' : 'act single graphed'}>
        <TitleBlock page={page} act={act} version={version} notes={hrefOf(act)} />
        <article class="citers">
          <p class="back">
            <a href={hrefOf(act)}>‹ {t('versions.back')}</a>
          </p>
          <h2>{t('graph.title')}</h2>
          <p class="lead">{t('graph.lead')}</p>
          <p class="graph-ways">
            <a href={citesHref(act)}>{t('citing.titleCites')}</a>
            <a href={citedByHref(act, null)}>{t('citing.titleBy', { name: t('citing.thisAct') })}</a>
            {graph.nodes.length > 0 &&
              (beyond === null ? (
                <a href={graphHref(act, 2)} rel="nofollow">
                  {t('graph.two')}
                </a>
              ) : (
                <a href={graphHref(act)}>{t('graph.one')}</a>
              ))}
          </p>
          {graph.nodes.length === 0 ? (
            <p class="notice">{t('graph.none')}</p>
          ) : (
            <>
              {beyond?.length === 0 && <p class="lead">{t('graph.noBeyond')}</p>}
              <Legend page={page} nodes={all} places={places} />
              <figure class="graph-frame" aria-label={t('graph.picture')}>
                <figcaption>{t('graph.sides')}</figcaption>
                <Drawing
                  page={page}
                  act={act}
                  layout={layoutOf(graph, beyond?.length ? beyond : null)}
                  more={graph.more}
                  places={places}
                />
              </figure>
              <GraphTable page={page} nodes={graph.nodes} more={graph.more} />
              <BeyondTable
                page={page}
                nodes={beyond ?? []}
                names={new Map(graph.nodes.map(({ key, name }) => [key, name]))}
              />
            </>
          )}
        </article>
      </main>
    </Frame>
  )
}

/** Colours of the palette beside that of the act's own state. */
const COLOURS = 5

// The act's own state first, then those of most works.
function placesOf(act: Act, nodes: readonly GraphNode[]): Map<string, number> {
  const own = act.work.jurisdiction
  const counts = Map.groupBy(
    nodes.flatMap(({ jurisdiction }) => jurisdiction ?? []),
    (code) => code,
  )
  const others = [...counts]
    .filter(([code]) => code !== own)
    .toSorted(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))
    .slice(0, COLOURS)
  return new Map([own, ...others.map(([code]) => code)].map((code, index) => [code, index]))
}

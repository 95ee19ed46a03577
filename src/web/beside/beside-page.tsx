/** An act in several languages side by side, provision by provision. */
import { raw } from 'hono/html'
import type { Abreast } from '#compare/beside.ts'
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { ownLanguageName } from '#i18n/names.ts'
import { bcp47, direction } from '#law/language.ts'
import type { Node } from '#store/model.ts'
import { fragmentHtml } from '../act/fragments.ts'
import { windowTitle } from '../act/notes.tsx'
import { nameOf } from '../act/outline.tsx'
import { TitleBlock } from '../act/title-block.tsx'
import { type Act, hrefOf } from '../act/view.ts'
import { Imprint } from '../imprint.tsx'
import { Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { Pages } from '../pages.tsx'
import { type BesideView, besideValue, type Column, speaks } from './beside-view.ts'
import { LanguagesForm } from './languages-form.tsx'

export function BesidePage({ page, view }: { page: Page; view: BesideView }) {
  const { t } = page
  const [first] = view.columns
  if (!first) return null
  const here = `${hrefOf(first.act, { eId: view.eId })}?beside=${besideValue(view.columns.slice(1))}`
  const names = view.columns.map(({ act }) => ownLanguageName(act.expression.language)).join(' · ')
  return (
    <Frame
      page={page}
      title={`${names} · ${windowTitle(page, first.act)}`}
      at={first.act.dated ? first.act.at : null}
      canonical={here}
      asOf={t('act.asOf', { date: say(page, first.act.at, 'short') })}
    >
      <main id="main" class="act single wide">
        <TitleBlock
          page={page}
          act={first.act}
          version={first.version}
          notes={hrefOf(first.act)}
          beside={view.columns.map(({ act }) => act.expression)}
        />
        <Imprint page={page} act={first.act} version={first.version} shows={names} eId={view.eId} />
        <article class={`beside of-${view.columns.length}`}>
          <header class="besidehead">
            <h2>{t('beside.title')}</h2>
            {view.columns.length > 1 && view.total > 0 && (
              <p class="lead">{t('beside.count', { n: view.total, shared: view.shared })}</p>
            )}
            <p class="back">
              <a href={hrefOf(first.act, { eId: view.eId })}>‹ {t('beside.back')}</a>
            </p>
          </header>
          <LanguagesForm page={page} view={view} />
          {view.absent.map((language) => (
            <p class="notice">{t('beside.notHeld', { language })}</p>
          ))}
          <Heads page={page} view={view} />
          {view.path.length > 0 && (
            <p class="over" lang={bcp47(first.act.expression.language)} dir="auto">
              {view.path.map((division) => (
                <span>
                  <Head page={page} act={first.act} node={division} />
                </span>
              ))}
            </p>
          )}
          {view.rows.map((row) => (
            <Row page={page} view={view} row={row} />
          ))}
          <Pages
            page={page}
            label={t('beside.pages')}
            number={view.number}
            last={view.pages}
            href={(number) => `${here}&page=${number}`}
          />
        </article>
      </main>
    </Frame>
  )
}

function Heads({ page, view }: { page: Page; view: BesideView }) {
  return (
    <div class="abreast heads">
      {view.columns.map((column) => (
        <div dir={direction(column.act.expression.language)}>
          <b lang={bcp47(column.act.expression.language)}>
            {ownLanguageName(column.act.expression.language)}
          </b>
          <Standing page={page} view={view} column={column} />
        </div>
      ))}
    </div>
  )
}

// What the column shows: as of which day, on what ground, or that no text is held.
function Standing({ page, view, column }: { page: Page; view: BesideView; column: Column }) {
  const { t } = page
  const { act, version, nearest } = column
  if (version?.state === 'held')
    return (
      <small>
        <bdi>
          {t('act.asOf', { date: say(page, act.at, 'short') })} · {t(`act.basis.${version.basis}`)}
        </bdi>
      </small>
    )
  const others = view.columns
    .slice(1)
    .map((each) => (each === column ? { act: { ...act, at: nearest ?? act.at }, ownDay: true } : each))
  const href =
    column === view.columns[0]
      ? `${hrefOf(act, { at: nearest, eId: view.eId })}?beside=${besideValue(view.columns.slice(1))}`
      : `${hrefOf(view.columns[0]?.act ?? act, { eId: view.eId })}?beside=${besideValue(others)}`
  return (
    <small class="unknown">
      <bdi>
        {t('beside.noText', { date: say(page, act.at) })}{' '}
        {nearest && <a href={href}>{t('beside.nearest', { date: say(page, nearest) })}</a>}
      </bdi>
    </small>
  )
}

function Row({ page, view, row }: { page: Page; view: BesideView; row: Abreast<Node> }) {
  const eId = row.find((node) => node !== null)?.eId ?? ''
  const heading = !speaks(row)
  return (
    <section class={heading ? 'abreast division' : 'abreast provision'} id={eId}>
      {view.columns.map((column, index) => (
        <Cell page={page} view={view} column={column} node={row[index] ?? null} heading={heading} />
      ))}
    </section>
  )
}

function Cell({
  page,
  view,
  column,
  node,
  heading,
}: {
  page: Page
  view: BesideView
  column: Column
  node: Node | null
  heading: boolean
}) {
  const { language } = column.act.expression
  const said = { lang: bcp47(language), dir: direction(language) }
  const name = ownLanguageName(language)
  if (!node) {
    const silent = column.version?.state !== 'held'
    return (
      <div class="law none">
        <small class="language" lang={said.lang}>
          {name}
        </small>
        {!silent && <p>{page.t(heading ? 'beside.noHeading' : 'beside.noCounterpart')}</p>}
      </div>
    )
  }
  const xml = node.textId === null ? undefined : view.contents.get(node.textId)
  const first = column === view.columns[0]
  const byWords = view.byWords.get(node)
  return (
    <div class="law" {...said}>
      <small class="language">{name}</small>
      <h3>
        <a href={hrefOf(column.act, { eId: node.eId })}>
          <Head page={page} act={column.act} node={node} />
        </a>
      </h3>
      {byWords !== undefined && (
        <p class="bywords" lang={page.t.locale} dir="auto">
          {page.t('beside.byWords', { percent: Math.floor(byWords * 100) })}
        </p>
      )}
      {node.missing && (
        <p class="unknown" lang={page.t.locale} dir="auto">
          {page.t('text.missing')}
        </p>
      )}
      {xml !== undefined && raw(fragmentHtml(xml, first ? node.eId : `${language}__${node.eId}`, language))}
    </div>
  )
}

function Head({ page, act, node }: { page: Page; act: Act; node: Node }) {
  const label = provisionLabel(page.jurisdictions, node, {
    jurisdiction: act.work.jurisdiction,
    language: act.expression.language,
  })
  if (label === null && node.heading === null)
    return (
      <span class="quiet" lang={page.t.locale}>
        {nameOf(page, node)}
      </span>
    )
  return (
    <>
      {label !== null && <span class="num">{label}</span>}
      {node.heading !== null && <span class="name">{node.heading}</span>}
    </>
  )
}

/** The page of a draft: what the act is, its outline, its text piece by piece, and beside it what would be recorded. */
import type { Bench } from '#editing/bench.ts'
import { Frame } from '../layout.tsx'
import { type Page, placeName } from '../page.ts'
import type { Shown } from './addresses.ts'
import { BenchOutline } from './bench-outline.tsx'
import { BenchText } from './bench-text.tsx'
import { collisionOf } from './collision.ts'
import { DayForm } from './day-form.tsx'
import { DescriptionForm } from './description-form.tsx'
import type { Desk } from './desk.ts'
import type { DraftView } from './draft.ts'
import { EnterForm } from './enter-form.tsx'
import { grounds } from './grounds.ts'
import { languageOf } from './names.ts'
import { piecesOf, pieceWith } from './pieces.ts'
import { RedateForm } from './redate-form.tsx'
import { State } from './state.tsx'
import { Steps } from './steps.tsx'
import { Upon } from './upon.tsx'

/** Returns the page. */
export async function draftPage(page: Page, desk: Desk, bench: Bench, shown: Shown) {
  const { text } = bench.folded
  const pieces = piecesOf(text)
  const number = pieceWith(text, pieces, shown.open ?? shown.near ?? null)
  const view = { page, bench, shown, pieces, number }
  const collision = await collisionOf(desk, page, bench)
  const acts = await grounds(page, bench)
  const { t } = page
  const title = bench.folded.description.title ?? t('bench.untitled')
  const { kind, id } = bench.draft
  return (
    <Frame page={page} title={`${t(`bench.draftOf.${kind}`)}: ${title}`}>
      <main id="main" class="bench" data-draft={id} data-revision={bench.draft.revision} {...phrases(page)}>
        <BenchTitle view={view} />
        {kind !== 'set' && <BenchOutline view={view} />}
        <div class="workplace">
          {(kind === 'new' || kind === 'set') && <DescriptionForm view={view} collision={collision} />}
          {kind !== 'set' && kind !== 'new' && text.length === 0 && <p class="lead">{t('bench.noText')}</p>}
          {kind !== 'set' && (kind === 'new' || text.length > 0) && (
            <section aria-labelledby="text-title">
              <h2 id="text-title">{t('bench.text')}</h2>
              {kind === 'new' && <EnterForm view={view} />}
              <BenchText view={view} />
            </section>
          )}
        </div>
        <aside class="besides" aria-label={t('bench.besides')}>
          <p id="bench-status" class="status" role="status" aria-live="polite" />
          <State view={view} />
          {kind !== 'set' && <DayForm view={view} acts={acts} />}
          {kind === 'correct' && <RedateForm view={view} />}
          {kind === 'amend' && <RepealAct view={view} />}
          <Steps view={view} />
        </aside>
      </main>
      <script type="module" src={page.assets.scripts.editor} />
    </Frame>
  )
}

function BenchTitle({ view: { page, bench } }: { view: DraftView }) {
  const { t } = page
  const { description } = bench.folded
  const { jurisdiction } = description
  return (
    <header class="benchtitle">
      <p class="kicker">
        <a href="/edit">{t('bench.title')}</a>
        <span>{t(`bench.draftOf.${bench.draft.kind}`)}</span>
        {jurisdiction !== undefined && <span>{placeName(page, jurisdiction)}</span>}
      </p>
      <h1 class="long" {...(description.title === undefined ? {} : languageOf(description))}>
        {description.title ?? t('bench.untitled')}
      </h1>
      {bench.held && (
        <p class="quiet">
          <a href={encodeURI(`${bench.held.work.iri}/${bench.held.expression.language}`)}>
            {t('bench.readIt')}
          </a>
        </p>
      )}
      <p class="jump">
        <a href="#bench-state">{t('bench.toRecord')}</a>
      </p>
    </header>
  )
}

// What the script says, in the words of the page.
function phrases({ t }: Page): Record<string, string> {
  return {
    'data-saving': t('bench.status.saving'),
    'data-saved': t('bench.status.saved', { time: '{time}' }),
    'data-offline': t('bench.status.offline'),
    'data-ended': t('bench.status.ended'),
    'data-conflict': t('bench.status.conflict'),
    'data-restored': t('bench.status.restored'),
    'data-refused': t('bench.status.refused'),
    'data-again': t('bench.status.again'),
    'data-signin': t('bench.status.signIn'),
    'data-editor': t('bench.editor'),
    'data-tools': t('bench.tools'),
    'data-tool-bold': t('bench.tool.bold'),
    'data-tool-italic': t('bench.tool.italic'),
    'data-tool-raised': t('bench.tool.raised'),
    'data-tool-numbered': t('bench.tool.numbered'),
    'data-tool-plain': t('bench.tool.plain'),
  }
}

function RepealAct({ view: { page, bench } }: { view: DraftView }) {
  const { t } = page
  return (
    <details class="tool box">
      <summary>{t('bench.repealAct')}</summary>
      <Upon draft={bench.draft} act="repeal-act" name="repeal-act">
        <p class="hint">{t('bench.repealActLead')}</p>
        <button type="submit" class="quietly">
          {t('bench.repealGo')}
        </button>
      </Upon>
    </details>
  )
}

/** The page of an act on a day. */
import { addDays } from '#kit/day.ts'
import { Imprint } from '../imprint.tsx'
import { Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { fingerprint } from './about-note.tsx'
import { citesDeadLaw } from './cited.ts'
import { Ended, endOf } from './ended.tsx'
import { holeTitle, Life } from './life.tsx'
import { nameWithNumber } from './names.ts'
import { Notes, windowTitle } from './notes.tsx'
import { Outline } from './outline.tsx'
import { Text } from './text.tsx'
import { TitleBlock } from './title-block.tsx'
import { type ActView, hrefOf } from './view.ts'
import { WhyUnknown } from './why-unknown.tsx'

export function ActPage({
  page,
  view,
  aliases,
  eId,
}: {
  page: Page
  view: ActView
  aliases: readonly string[]
  eId: string | null
}) {
  const { reading, text } = view
  const first = reading?.mode === 'whole' ? undefined : reading?.nodes[0]
  const title = `${first ? `${nameWithNumber(page, view, first)} · ` : ''}${windowTitle(page, view)}`
  return (
    <Frame
      page={page}
      title={title}
      at={view.dated ? view.at : null}
      canonical={ownAddress(view, eId)}
      asOf={page.t('act.asOf', { date: say(page, view.at, 'short') })}
    >
      <main id="main" class="act">
        <TitleBlock page={page} act={view} version={text.version} notes="" />
        <Imprint
          page={page}
          act={view}
          version={text.version}
          shows={shownPart(page, view)}
          eId={eId}
          fingerprint={fingerprint(view)}
        />
        <Life page={page} view={view} eId={eId} />
        <Outline page={page} view={view} />
        <article class="text">
          <Notices page={page} view={view} />
          {reading && reading.nodes.length > 0 && <Text page={page} view={view} reading={reading} />}
          {citesDeadLaw(view.cited) && <p class="keyed">{page.t('citing.printKey')}</p>}
        </article>
        <Notes page={page} view={view} aliases={aliases} eId={eId} />
      </main>
    </Frame>
  )
}

// What a printed sheet says to be showing of the act; null where it is the whole.
function shownPart(page: Page, view: ActView): string | null {
  const { reading } = view
  const [first, last] = [reading?.nodes[0], reading?.nodes.at(-1)]
  if (!reading || !first || !last || reading.mode === 'whole') return null
  const from = nameWithNumber(page, view, first)
  if (reading.mode !== 'part') return from
  return page.t('print.partOnly', { from, to: nameWithNumber(page, view, last) })
}

// However a part was come by, it has one address.
function ownAddress(view: ActView, eId: string | null): string {
  const { previous = null, mode } = view.reading ?? {}
  const part = eId === null && mode === 'part' && previous && 'part' in previous ? previous.part + 1 : 1
  return hrefOf(view, { eId }) + (part > 1 ? `?part=${part}` : '')
}

function Notices({ page, view }: { page: Page; view: ActView }) {
  const { t } = page
  const { text, expression, at } = view
  if (text.version?.state === 'unknown') {
    return (
      <section class="gap">
        <h2>{holeTitle(page, text.version)}</h2>
        <p>
          <WhyUnknown page={page} act={view} version={text.version} findings={view.findings} />
        </p>
        <p>{t('hole.not')}</p>
      </section>
    )
  }
  const since = endOf(view)
  if (since !== null) return <Ended page={page} view={view} since={since} />
  if (text.nodes.length === 0) return <Nothing page={page} view={view} />
  if (expression.completeFrom === null || at >= expression.completeFrom) return null
  return <p class="notice">{t('partial.notice', { date: say(page, expression.completeFrom) })}</p>
}

function Nothing({ page, view }: { page: Page; view: ActView }) {
  const { t } = page
  const first = view.versions.find(({ state }) => state === 'held')
  const day = first?.from ?? (first?.to ? addDays(first.to, -1) : null)
  return (
    <section class="gap">
      <h2>{t('before.title', { date: say(page, view.at) })}</h2>
      {day ? <p>{t('before.first', { date: say(page, day) })}</p> : <p>{t('before.none')}</p>}
      {day && (
        <p>
          <a href={hrefOf(view, { at: day })}>{t('before.link', { date: say(page, day) })}</a>
        </p>
      )}
    </section>
  )
}

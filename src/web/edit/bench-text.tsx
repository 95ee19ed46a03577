/** A piece of the text in hand: each provision as it would read, what changed in it marked, the open one with its tools. */
import { raw } from 'hono/html'
import type { Change } from '#compare/describe.ts'
import { redlineText } from '#compare/redline.ts'
import type { Entry, Text } from '#editing/text.ts'
import { fragmentHtml } from '../act/fragments.ts'
import { Title } from '../act/title.tsx'
import { keptRedline } from '../compare/redlines.ts'
import { AddForm } from './add-form.tsx'
import { draftHref, placeOf } from './addresses.ts'
import type { DraftView } from './draft.ts'
import { labelOf, languageOf, nameOf } from './names.ts'
import { Opened } from './opened.tsx'
import { PieceSteps } from './piece-steps.tsx'

export function BenchText({ view }: { view: DraftView }) {
  const { bench, pieces, number } = view
  const { from, to } = pieces[number] ?? { from: 0, to: 0 }
  const changes = new Map(bench.changes.map((change) => [change.wId, change]))
  const gone = goneAfter(bench.before, changes)
  const before = new Map(bench.before.map((entry) => [entry.wId, entry]))
  return (
    <div class="piece">
      <PieceSteps view={view} />
      {from === 0 && <Gone view={view} entries={gone.get(null) ?? []} />}
      {bench.folded.text.slice(from, to).map((entry) => (
        <>
          <Line view={view} entry={entry} was={before.get(entry.wId)} change={changes.get(entry.wId)} />
          <Gone view={view} entries={gone.get(entry.wId) ?? []} />
        </>
      ))}
      <PieceSteps view={view} />
      {bench.draft.kind !== 'correct' && to === bench.folded.text.length && (
        <AddForm view={view} entry={null} />
      )}
    </div>
  )
}

interface LineProps {
  readonly view: DraftView
  readonly entry: Entry
  readonly was: Entry | undefined
  readonly change: Change | undefined
}

function Line({ view, entry, was, change }: LineProps) {
  const { page, bench, shown } = view
  const { t } = page
  const open = shown.open === entry.wId
  const attributes = languageOf(bench.folded.description)
  return (
    <section
      class={`provision entry ${change ? `redline ${change.kind}` : ''}`}
      id={placeOf(entry.wId)}
      tabindex={-1}
    >
      <header>
        <Head view={view} entry={entry} was={was} />
        <p class="tools">
          {change && <span class={`tag ${change.kind}`}>{t(`compare.kind.${change.kind}`)}</span>}
          {!open && (
            <a
              href={draftHref(bench.draft, { open: entry.wId })}
              aria-label={t('bench.openLong', { name: nameOf(page, bench.folded.description, entry) })}
            >
              {t('bench.open')}
            </a>
          )}
        </p>
      </header>
      {entry.missing && <p class="unknown">{t('text.missing')}</p>}
      {open ? (
        <Opened view={view} entry={entry} />
      ) : (
        entry.content && (
          <div class="law" {...attributes}>
            {raw(wordsOf(view, entry, was, change))}
          </div>
        )
      )}
    </section>
  )
}

function Head({ view, entry, was }: Omit<LineProps, 'change'>) {
  const { page, bench } = view
  const { description } = bench.folded
  const label = labelOf(page, description, entry)
  const wasLabel = was ? labelOf(page, description, was) : null
  const heading =
    was && was.heading !== entry.heading ? raw(redlineText(was.heading, entry.heading)) : entry.heading
  const division = entry.content === null && !entry.missing
  return (
    <Title level={3} className={division ? `d${Math.min(entry.depth + 2, 5)}` : 'head'}>
      {label !== null && (
        <span class="num" {...languageOf(description)}>
          {was && wasLabel !== label ? raw(redlineText(wasLabel, label)) : label}
        </span>
      )}{' '}
      {(entry.heading ?? was?.heading) != null && (
        <span class="name" {...languageOf(description)}>
          {heading}
        </span>
      )}
      {label === null && entry.heading === null && (
        <span class="quiet">{nameOf(page, description, entry)}</span>
      )}
    </Title>
  )
}

function wordsOf(
  { bench }: DraftView,
  entry: Entry,
  was: Entry | undefined,
  change: Change | undefined,
): string {
  const { language = 'und' } = bench.folded.description
  const xml = entry.content?.xml ?? ''
  const id = placeOf(entry.wId)
  if (change?.kind !== 'changed' || !was || was.content?.hash === entry.content?.hash)
    return fragmentHtml(xml, id, language)
  return keptRedline(was.content?.xml ?? null, xml, id, language)
}

// Provisions that go, by the one that stays before them.
function goneAfter(before: Text, changes: ReadonlyMap<string, Change>): Map<string | null, Entry[]> {
  const gone = new Map<string | null, Entry[]>()
  let last: string | null = null
  for (const entry of before) {
    if (changes.get(entry.wId)?.kind === 'removed') gone.set(last, [...(gone.get(last) ?? []), entry])
    else last = entry.wId
  }
  return gone
}

function Gone({ view: { page, bench }, entries }: { view: DraftView; entries: readonly Entry[] }) {
  const { description } = bench.folded
  return (
    <>
      {entries.map((entry) => (
        <section class="provision redline removed">
          <header>
            <h3 class="head" {...languageOf(description)}>
              <del>{nameOf(page, description, entry)}</del>
            </h3>
            <p class="tools">
              <span class="tag removed">{page.t('compare.kind.removed')}</span>
            </p>
          </header>
        </section>
      ))}
    </>
  )
}

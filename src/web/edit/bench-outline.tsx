/** The outline of the text in hand: every line of a short one; of a long one the divisions, and the lines of the piece shown. */
import type { Entry } from '#editing/text.ts'
import { draftHref, placeOf } from './addresses.ts'
import type { DraftView } from './draft.ts'
import { languageOf, nameOf } from './names.ts'

/** Lines listed of a text that is not in pieces. */
const ALL = 120

export function BenchOutline({ view }: { view: DraftView }) {
  const { page, bench } = view
  const { text, description } = bench.folded
  const { t } = page
  if (text.length === 0) return <div class="outline" />
  const changed = new Set(bench.changes.map(({ wId }) => wId))
  return (
    <nav class="outline" aria-label={t('outline.title')}>
      <details class="drawer">
        <summary>
          {t('outline.title')} ({t.number(text.length)})
        </summary>
        <ul class="lines" {...languageOf(description)}>
          {text.map((entry, index) =>
            isListed(view, entry, index) ? (
              <li class={`depth-${Math.min(entry.depth, 6)}`}>
                <a
                  href={hrefOf(view, entry, index)}
                  class={changed.has(entry.wId) ? 'changed' : undefined}
                  aria-current={view.shown.open === entry.wId ? 'true' : undefined}
                >
                  {nameOf(page, description, entry)}
                </a>
              </li>
            ) : null,
          )}
        </ul>
      </details>
    </nav>
  )
}

function isListed({ bench, pieces, number }: DraftView, { content, missing }: Entry, index: number): boolean {
  const piece = pieces[number]
  const here = piece !== undefined && index >= piece.from && index < piece.to
  const begins = pieces.some(({ from }) => from === index)
  return bench.folded.text.length <= ALL || here || begins || (content === null && !missing)
}

function hrefOf({ bench, pieces, number }: DraftView, { wId }: Entry, index: number): string {
  const piece = pieces[number]
  const here = piece !== undefined && index >= piece.from && index < piece.to
  return here ? `#${encodeURIComponent(placeOf(wId))}` : draftHref(bench.draft, { near: wId })
}

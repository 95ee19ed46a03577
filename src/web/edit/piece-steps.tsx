/** From one piece of a long text to the next. */
import { draftHref } from './addresses.ts'
import type { DraftView } from './draft.ts'
import { nameOf } from './names.ts'

export function PieceSteps({ view }: { view: DraftView }) {
  const { page, pieces, number } = view
  if (pieces.length < 2) return null
  const { t } = page
  return (
    <nav class="pages" aria-label={t('bench.pieces')}>
      {number > 0 ? <Step view={view} to={number - 1} /> : <span />}
      <span>{t('search.page', { page: number + 1, pages: pieces.length })}</span>
      {number < pieces.length - 1 ? <Step view={view} to={number + 1} /> : <span />}
    </nav>
  )
}

function Step({ view: { page, bench, pieces, number }, to }: { view: DraftView; to: number }) {
  const { text, description } = bench.folded
  const first = text[pieces[to]?.from ?? 0]
  if (!first) return <span />
  const back = to < number
  return (
    <a rel={back ? 'prev' : 'next'} href={draftHref(bench.draft, { near: first.wId })}>
      {back ? '‹ ' : ''}
      {nameOf(page, description, first)}
      {back ? '' : ' ›'}
    </a>
  )
}

/** A quote: the words in their own language, what answers in them marked, where they stand, and what the law did to them since. */
import { citedLabel } from '#i18n/citation.ts'
import type { Move } from '#jobs/study/moves.ts'
import { parseIri } from '#law/iri.ts'
import { bcp47, direction } from '#law/language.ts'
import type { Quote } from '#research/quote.ts'
import type { Quoted as Held } from '#research/study.ts'
import { readDay } from '../day-input.ts'
import { type Page, say } from '../page.ts'
import { markedPieces, type Piece, redlinePieces, shortened } from './pieces.ts'

interface Props {
  readonly page: Page
  readonly quoted: Held
  readonly move: Move | undefined
  /** True where a column quotes more than one act: each quote then says which. */
  readonly named: boolean
}

export function Quoted({ page, quoted, move, named }: Props) {
  const { quote } = quoted
  const isRedlined = move !== undefined && move.text !== null && move.touchesQuoted
  const pieces = isRedlined
    ? redlinePieces(quote.text, move.text ?? '')
    : markedPieces(quote.text, quote.marks)
  const brief = shortened(pieces)
  const isShort = brief === pieces
  return (
    <figure class={move ? 'quoted moved' : 'quoted'} id={`quote.${quote.id}`}>
      {move && <Flag page={page} move={move} quote={quote} />}
      <blockquote
        class={isShort ? 'quotedwords' : 'quotedwords brief'}
        {...spoken(quote)}
        cite={encodeURI(quote.iri)}
      >
        <Pieces pieces={brief} />
      </blockquote>
      {!isShort && (
        <details class="whole">
          <summary>{page.t('studies.whole')}</summary>
          <blockquote class="quotedwords" {...spoken(quote)} cite={encodeURI(quote.iri)}>
            <Pieces pieces={pieces} />
          </blockquote>
        </details>
      )}
      <figcaption>
        <Cited page={page} quote={quote} named={named} />
      </figcaption>
    </figure>
  )
}

/** The provision that is quoted, linked on the day it was read on. */
export function Cited({ page, quote, named }: { page: Page; quote: Quote; named: boolean }) {
  const { t } = page
  const since = quote.from === null ? null : readDay(quote.from).day
  return (
    <>
      <cite>
        <a href={encodeURI(quote.iri)}>
          <span {...spoken(quote)}>{labelOf(page, quote)}</span>
        </a>
        {named && (
          <>
            {', '}
            <span {...spoken(quote)}>{quote.title}</span>
          </>
        )}
      </cite>{' '}
      {since && <small>{t('studies.wording', { date: say(page, since, 'short') })}</small>}
    </>
  )
}

function Flag({ page, move, quote }: { page: Page; move: Move; quote: Quote }) {
  const { t } = page
  const since = move.since === null ? null : readDay(move.since).day
  const said = since
    ? t(`studies.moved.${move.kind}`, { date: say(page, since, 'short') })
    : t(`studies.moved.${move.kind}Undated`)
  const href = redlineHref(move, quote)
  return (
    <p class="flagged">
      <span aria-hidden="true">● </span>
      {said}
      {!move.touchesQuoted && ` ${t('studies.movedAround')}`}
      {href && (
        <>
          {' · '}
          <a href={href}>{t('studies.redline')}</a>
        </>
      )}
    </p>
  )
}

export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ kind, text }) => {
        if (kind === 'mark') return <mark>{text}</mark>
        if (kind === 'added') return <ins>{text}</ins>
        return kind === 'removed' ? <del>{text}</del> : text
      })}
    </>
  )
}

/** Returns what the quoted provision is called in a citation, down to the part that is quoted. */
export function labelOf(page: Page, quote: Quote): string {
  const { jurisdiction, language, num, heading } = quote
  const kind = KINDS[parseIri(quote.iri)?.eId?.split('__').at(-1)?.split('_')[0] ?? ''] ?? ''
  const label = citedLabel(page.jurisdictions, { kind, num, heading }, { jurisdiction, language })
  return `${label ?? quote.title}${partSaid(quote)}`
}

// "(1)(b)" of `art_9__para_1__point_b`: the part is told by its own numbers, whatever a state calls it.
function partSaid({ part }: Quote): string {
  if (part === null) return ''
  const numbers = part
    .split('__')
    .flatMap(
      (piece) => /^(?:para|subpara|point|item|list|indent|cl|subsec|subcl|al)_(.+)$/.exec(piece)?.[1] ?? [],
    )
  return numbers.map((number) => `(${number})`).join('')
}

// Akoma Ntoso Naming Convention 1.0, section 5.5: the abbreviations that eIds begin with.
const KINDS: Readonly<Record<string, string>> = {
  art: 'article',
  sec: 'section',
  para: 'paragraph',
  rule: 'rule',
  chp: 'chapter',
  part: 'part',
  title: 'title',
  book: 'book',
}

function redlineHref({ since }: Move, quote: Quote): string | null {
  const iri = parseIri(quote.iri)
  if (!iri || iri.eId === null || iri.language === null || since === null) return null
  return `${encodeURI(`${iri.work}/${iri.language}/~${iri.eId}`)}?from=${quote.at}&to=${since}#wordings`
}

/** Returns the language and direction of quoted words as attributes. */
export function spoken({ language }: Pick<Quote, 'language'>): { lang: string; dir: 'rtl' | 'ltr' } {
  return { lang: bcp47(language), dir: direction(language) }
}

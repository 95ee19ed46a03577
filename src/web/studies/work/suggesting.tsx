/** Suggestions for a cell, as a page, which the script brings into the cell's: what each is like, and why. */
import type { Child } from 'hono/jsx'
import { said } from '#research/study.ts'
import { html, notFound } from '../../answer.tsx'
import { readDay } from '../../day-input.ts'
import type { Page } from '../../page.ts'
import { cellHref } from '../addresses.ts'
import { markedPieces, shortened } from '../pieces.ts'
import { Cited, labelOf, Pieces, spoken } from '../quoted.tsx'
import { stateOf } from '../view.ts'
import { Act } from './acts.tsx'
import { type Working, workViewOf } from './opened.ts'
import { type Suggested, suggestedFor } from './suggested.ts'
import { WorkFrame } from './work-frame.tsx'

/** Returns the page of the suggestions for a cell. */
export async function suggestionsAnswer(working: Working): Promise<Response> {
  const { context, room, opened } = working
  const { study, id } = opened
  const row = study.rows.find((each) => each.id === context.req.param('row'))
  const column = study.columns.find((each) => each.id === context.req.param('column'))
  if (!row || !column) return notFound(context)
  const view = await workViewOf(working)
  const { page } = view
  const at = readDay(column.at ?? '').day ?? page.today
  const found = await suggestedFor(room.db, study, row.id, column, at)
  const back = cellHref(id, row.id, column.id)
  const values = { row: row.id, column: column.id, at }
  return html(
    context,
    <WorkFrame view={view} room="cell" title={page.t('studies.suggestions')}>
      <p class="kicker">
        <a href={back}>‹ {page.t('studies.goBack')}</a>
        <span class="flag">{stateOf(page, column)}</span>
      </p>
      <h1 class="long" dir="auto">
        {said(row.question) || row.id}
      </h1>
      <section class="suggestions" aria-labelledby="suggestions-title">
        <h2 id="suggestions-title">{page.t('studies.suggestions')}</h2>
        {found === null || found.length === 0 ? (
          <p class="quiet">{page.t(found === null ? 'studies.suggestNothing' : 'studies.suggestNone')}</p>
        ) : (
          <ol>
            {found.map((suggested) => (
              <Suggestion page={page} suggested={suggested}>
                <Act
                  study={id}
                  name="add-quote"
                  values={{ ...values, iri: suggested.quote.iri }}
                  back={back}
                  words={page.t('studies.suggestAdd')}
                  about={labelOf(page, suggested.quote)}
                />
              </Suggestion>
            ))}
          </ol>
        )}
      </section>
    </WorkFrame>,
  )
}

function Suggestion({
  page,
  suggested: { quote, of, confidence, why },
  children,
}: {
  page: Page
  suggested: Suggested
  children: Child
}) {
  const { t } = page
  return (
    <li>
      <figure class="quoted">
        <blockquote class="quotedwords" {...spoken(quote)}>
          <Pieces pieces={shortened(markedPieces(quote.text, []))} />
        </blockquote>
        <figcaption>
          <Cited page={page} quote={quote} named={true} />
        </figcaption>
      </figure>
      <p class="why">
        {t.rich('studies.suggestSame', {
          label: <span {...spoken(of)}>{labelOf(page, of)}</span>,
          title: <span {...spoken(of)}>{of.title}</span>,
        })}
        {' · '}
        {t('studies.suggestSure', { percent: Math.floor(confidence * 100) })}
      </p>
      <Why page={page} of={of} quote={quote} why={why} />
      {children}
    </li>
  )
}

const SHOWN = 6

// The words of both sides that tell the same: those that are alike in both languages need not be said twice.
function Why({ page, of, quote, why }: Pick<Suggested, 'of' | 'quote' | 'why'> & { page: Page }) {
  const pairs = [
    ...why.concepts.flatMap(({ source, target }) => {
      const [from, to] = [source[0], target[0]]
      return from !== undefined && to !== undefined ? [{ from, to }] : []
    }),
    ...why.terms.map(({ source, target }) => ({ from: source, to: target })),
  ]
  const known = new Map(pairs.map((pair) => [`${pair.from} ${pair.to}`.toLowerCase(), pair]))
  const words = [...known.values()].slice(0, SHOWN)
  if (words.length === 0) return null
  return (
    <p class="why">
      {page.t.rich('studies.suggestWhy', {
        why: (
          <>
            {words.map(({ from, to }, index) => (
              <>
                {index > 0 && '; '}
                <span {...spoken(of)}>{from}</span>
                {from.toLowerCase() !== to.toLowerCase() && (
                  <>
                    {' – '}
                    <span {...spoken(quote)}>{to}</span>
                  </>
                )}
              </>
            ))}
          </>
        ),
      })}
    </p>
  )
}

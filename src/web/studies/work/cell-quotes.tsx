/** What a cell quotes: dropped, marked, and where the law moved, kept or taken anew; and a form for one more. */
import type { Move } from '#jobs/study/moves.ts'
import { mayWrite } from '#research/may.ts'
import type { Quoted as Held } from '#research/study.ts'
import { readDay } from '../../day-input.ts'
import { cellHref, workHref } from '../addresses.ts'
import { labelOf, Quoted } from '../quoted.tsx'
import { Act } from './acts.tsx'
import type { InCell } from './in-cell.ts'
import { Suggestions } from './suggestions.tsx'

export function CellQuotes(inside: InCell) {
  const { view, row, column, cell } = inside
  const { page, id, moves, worker } = view
  const { t } = page
  return (
    <section class="cellsection" aria-labelledby="cell-quotes">
      <h2 id="cell-quotes">{t('studies.quotes')}</h2>
      {cell.quotes.length === 0 && <p class="quiet">{t('studies.noQuotes')}</p>}
      {cell.quotes.map((quoted) => (
        <div class="quotework">
          <Quoted page={page} quoted={quoted} move={moves.get(quoted.quote.id)} named={true} />
          <Moved {...inside} quoted={quoted} move={moves.get(quoted.quote.id)} />
          {mayWrite(worker) && <QuoteTools {...inside} quoted={quoted} />}
        </div>
      ))}
      {mayWrite(worker) && <AddQuote {...inside} />}
      {mayWrite(worker) && <Suggestions page={page} study={id} row={row.id} column={column.id} />}
    </section>
  )
}

interface OfQuote extends InCell {
  readonly quoted: Held
}

// The law moved: whoever looked says that the cell still stands, or takes the words anew.
function Moved({ view, row, column, quoted, move }: OfQuote & { move: Move | undefined }) {
  const { page, id, worker } = view
  const { t } = page
  if (!move) return null
  const values = { row: row.id, column: column.id, quote: quoted.quote.id }
  const back = cellHref(id, row.id, column.id)
  return (
    <div class="movedtools">
      <p>{t('studies.movedWhat')}</p>
      <div class="doings">
        {mayWrite(worker) && move.text !== null && (
          <Act
            study={id}
            name="renew-quote"
            values={values}
            back={back}
            words={t('studies.renew')}
            about={labelOf(page, quoted.quote)}
          />
        )}
        <Act
          study={id}
          name="keep-quote"
          values={{ ...values, hash: move.hash ?? '' }}
          back={back}
          words={t('studies.keep')}
          about={labelOf(page, quoted.quote)}
        />
      </div>
    </div>
  )
}

function QuoteTools({ view, row, column, quoted: { quote } }: OfQuote) {
  const { page, id } = view
  const { t } = page
  const values = { row: row.id, column: column.id, quote: quote.id }
  const back = cellHref(id, row.id, column.id)
  const marked = quote.marks.map(({ start, end }) => quote.text.slice(start, end).replace(/\s+/g, ' '))
  return (
    <div class="quotetools">
      <details class="tool">
        <summary>
          {t('studies.marks')}
          <span class="unseen"> {labelOf(page, quote)}</span>
        </summary>
        <form method="post" action={workHref(id)} class="studyform markform">
          <input type="hidden" name="do" value="mark-quote" />
          <input type="hidden" name="back" value={back} />
          {Object.entries(values).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <label class="wide">
            {t('studies.marksLabel')}
            <textarea name="mark" rows={Math.max(2, marked.length + 1)} maxlength={20_000} dir="auto">
              {marked.join('\n')}
            </textarea>
          </label>
          <button type="submit" class="quietly">
            {t('studies.save')}
          </button>
        </form>
      </details>
      <Act
        study={id}
        name="drop-quote"
        values={values}
        back={back}
        words={t('studies.drop')}
        about={labelOf(page, quote)}
        className="linkly"
      />
    </div>
  )
}

function AddQuote({ view, row, column, cell }: InCell) {
  const { page, id } = view
  const { t } = page
  const at = column.at === null ? page.today : (readDay(column.at).day ?? page.today)
  return (
    <details class="tool addquote" open={cell.quotes.length === 0}>
      <summary>{t('studies.addQuote')}</summary>
      <form method="post" action={workHref(id)} class="studyform">
        <input type="hidden" name="do" value="add-quote" />
        <input type="hidden" name="row" value={row.id} />
        <input type="hidden" name="column" value={column.id} />
        <input type="hidden" name="back" value={cellHref(id, row.id, column.id)} />
        <label class="wide">
          {t('studies.whichProvision')}
          <input name="iri" required maxlength={1000} dir="auto" autocomplete="off" />
          <small>{t('studies.whichProvisionHint')}</small>
        </label>
        <label>
          {t('studies.onDay')}
          <input type="date" name="at" value={at} min="0001-01-01" max="9999-12-31" />
        </label>
        <label class="wide">
          {t('studies.marksLabel')}
          <textarea name="mark" rows={2} maxlength={20_000} dir="auto" />
        </label>
        <button type="submit">{t('studies.addQuoteGo')}</button>
      </form>
    </details>
  )
}

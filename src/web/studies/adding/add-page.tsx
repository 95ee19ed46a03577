/** Where to put what one reads: a form for each study that one works on, set to the cell that is meant most likely. */
import type { Day } from '#kit/day.ts'
import type { Quote } from '#research/quote.ts'
import { said } from '#research/study.ts'
import { Frame } from '../../layout.tsx'
import { type Page, placeName } from '../../page.ts'
import { markedPieces, shortened } from '../pieces.ts'
import { Cited, Pieces, spoken } from '../quoted.tsx'
import { stateOf } from '../view.ts'
import { NEW_COLUMN } from './changes-for.ts'
import type { Own } from './own.ts'

interface Props {
  readonly page: Page
  readonly own: readonly Own[]
  readonly quote: Quote | null
  readonly typed: string
  readonly day: Day
  /** Words to be marked, a stretch on each line. */
  readonly mark: string
  /** The cell last added to, as `study row column`. */
  readonly last: string | null
  readonly refused: string | null
}

export function AddPage(props: Props) {
  const { page, own, quote, refused } = props
  const { t } = page
  return (
    <Frame page={page} title={t('studies.addTo')}>
      <main id="main" class="plainpage study addto">
        <h1>{t('studies.addTo')}</h1>
        {refused !== null && (
          <p class="refused" role="alert">
            {refused}
          </p>
        )}
        {quote && (
          <figure class="quoted">
            <blockquote class="quotedwords" {...spoken(quote)}>
              <Pieces pieces={shortened(markedPieces(quote.text, []))} />
            </blockquote>
            <figcaption>
              <Cited page={page} quote={quote} named={true} />
            </figcaption>
          </figure>
        )}
        {own.length === 0 && (
          <p>
            {t('studies.noneToAddTo')} <a href="/edit/studies">{t('studies.doorForOperator')}</a>
          </p>
        )}
        {quote && own.map((one, index) => <AddForm {...props} quote={quote} one={one} first={index === 0} />)}
      </main>
    </Frame>
  )
}

function AddForm({
  page,
  one: { opened },
  quote,
  typed,
  day,
  mark,
  last,
  first,
}: Props & { readonly one: Own; readonly quote: Quote; readonly first: boolean }) {
  const { t } = page
  const { id, study } = opened
  const [lastStudy, lastRow] = last?.split(' ') ?? []
  const row = lastStudy === id && study.rows.some((each) => each.id === lastRow) ? lastRow : study.rows[0]?.id
  const columns = study.columns.filter(({ jurisdiction }) => jurisdiction === quote.jurisdiction)
  const others = study.columns.filter(({ jurisdiction }) => jurisdiction !== quote.jurisdiction)
  return (
    <section class="box addbox" aria-label={said(study.title) || id}>
      <h2 dir="auto">{said(study.title) || id}</h2>
      <form
        method="post"
        action="/studies/-/add"
        class="studyform"
        data-failed={t('studies.say.notSent')}
        {...(first ? { 'data-first': '' } : {})}
      >
        <input type="hidden" name="study" value={id} />
        <input type="hidden" name="iri" value={typed} />
        <input type="hidden" name="at" value={day} />
        {study.rows.length > 0 ? (
          <label class="wide">
            {t('studies.question')}
            <select name="row">
              {study.rows.map((each) => (
                <option value={each.id} selected={each.id === row}>
                  {said(each.question) || each.id}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <label class="wide">
            {t('studies.question')}
            <input name="question" required maxlength={2000} dir="auto" />
          </label>
        )}
        <label>
          {t('studies.state')}
          <select name="column">
            {columns.map((column) => (
              <option value={column.id}>
                {[stateOf(page, column), said(column.label)].filter(Boolean).join(' · ')}
              </option>
            ))}
            {columns.length === 0 && (
              <option value={NEW_COLUMN}>
                {t('studies.newColumn', { state: placeName(page, quote.jurisdiction) })}
              </option>
            )}
            {others.map((column) => (
              <option value={column.id}>{stateOf(page, column)}</option>
            ))}
          </select>
        </label>
        <label class="wide">
          {t('studies.marksLabel')}
          <textarea name="mark" rows={2} maxlength={20_000} dir="auto">
            {mark}
          </textarea>
        </label>
        <button type="submit">{t('studies.addGo')}</button>
      </form>
    </section>
  )
}

/** A term with its renderings: how often, in which acts, and the passages of both languages side by side. */
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { languageName } from '#i18n/names.ts'
import type { LexiconAnswer, RenderingTold, TermTold } from '#jobs/lexicon/answer.ts'
import type { LexiconQuote } from '#jobs/lexicon/quotes.ts'
import { bcp47, direction } from '#law/language.ts'
import { addressOf } from '../act/address.ts'
import { type Page, placeName } from '../page.ts'

interface Entry {
  readonly page: Page
  readonly answer: LexiconAnswer
  readonly term: TermTold
}

/** A line of the glossary: the term, its best rendering, and its passages in a fold. */
export function GlossaryEntry({ page, answer, term, href }: Entry & { href: string }) {
  const { t } = page
  const [first] = term.renderings
  if (!first) return null
  return (
    <details class="lexentry">
      <summary>
        <dfn lang={bcp47(answer.from)} dir={direction(answer.from)}>
          {term.form}
        </dfn>
        <b lang={bcp47(answer.to)} dir={direction(answer.to)}>
          {first.form}
        </b>
        <Measure page={page} term={term} rendering={first} />
      </summary>
      <Proofs page={page} rendering={first} />
      <p class="more">
        <a href={href}>{t('lexicon.where')} ›</a>
      </p>
    </details>
  )
}

/** A term looked up, with all that it is said by. */
export function TermEntry({ page, answer, term }: Entry) {
  return (
    <section class="lexterm">
      <h2 lang={bcp47(answer.from)} dir={direction(answer.from)}>
        {term.form}
      </h2>
      <ol>
        {term.renderings.map((rendering, index) => (
          <li>
            <h3>
              <span lang={bcp47(answer.to)} dir={direction(answer.to)}>
                {rendering.form}
              </span>{' '}
              <Measure page={page} term={term} rendering={rendering} />
            </h3>
            <Where page={page} rendering={rendering} />
            {rendering.proofs.length > 0 && (
              <details open={index === 0}>
                <summary>{page.t('lexicon.proofs', { n: rendering.proofs.length })}</summary>
                <Proofs page={page} rendering={rendering} />
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Measure({ page, term, rendering }: { page: Page; term: TermTold; rendering: RenderingTold }) {
  const { t } = page
  const { together, through, share } = rendering
  if (through !== null) {
    const said = new Intl.NumberFormat(t.locale, { style: 'percent' }).format(share)
    const language = languageName(through.language, t.locale)
    return (
      <small class="measure">
        {t('lexicon.through', { language })}{' '}
        <i lang={bcp47(through.language)} dir={direction(through.language)}>
          {through.form}
        </i>{' '}
        · {t('lexicon.share', { share: said })}
      </small>
    )
  }
  const values = { together, often: term.often }
  return (
    <small class="measure" title={t('lexicon.measureLong', values)}>
      {t('lexicon.measure', values)}
    </small>
  )
}

const MOST_ACTS = 4

function Where({ page, rendering }: { page: Page; rendering: RenderingTold }) {
  if (rendering.where.length === 0) return null
  return (
    <ul class="acts" aria-label={page.t('lexicon.where')}>
      {rendering.where.slice(0, MOST_ACTS).map(({ iri, title, jurisdiction, passages }) => (
        <li>
          {placeName(page, jurisdiction)}: <a href={addressOf(iri)}>{title}</a>{' '}
          <span class="n">{passages}</span>
        </li>
      ))}
    </ul>
  )
}

function Proofs({ page, rendering }: { page: Page; rendering: RenderingTold }) {
  return (
    <ul class="lexproofs">
      {rendering.proofs.map((sides) => (
        <li>
          {sides.map((quote) => (
            <Quoted page={page} quote={quote} />
          ))}
        </li>
      ))}
    </ul>
  )
}

function Quoted({ page, quote }: { page: Page; quote: LexiconQuote }) {
  const { language, words } = quote
  const [before, term, behind] = words
  const said = { lang: bcp47(language), dir: direction(language) }
  return (
    <figure>
      <blockquote class="quote" {...said}>
        {before}
        <mark>{term}</mark>
        {behind}
      </blockquote>
      <figcaption>
        <a href={placeOf(quote)} {...said}>
          {labelOf(page, quote)}
        </a>
      </figcaption>
    </figure>
  )
}

// On the page of the provision, the part of it that is quoted.
function placeOf({ iri, provision }: LexiconQuote): string {
  const part = iri === provision ? null : iri.split('/~').at(-1)
  return part ? `${addressOf(provision)}#${encodeURIComponent(part)}` : addressOf(provision)
}

// The number of the provision; else what its address calls it.
function labelOf(page: Page, quote: LexiconQuote): string {
  const label = provisionLabel(page.jurisdictions, quote, quote)
  return label ?? quote.iri.split('~').at(-1) ?? quote.iri
}

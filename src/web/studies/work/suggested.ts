/** What may answer in a cell: counterparts, in the law of its state, of what other states of the row quote. */
import { type Counterpart, type CounterpartsAsked, counterpartsOf } from '#jobs/counterparts/counterparts.ts'
import { CounterpartsError } from '#jobs/counterparts/source.ts'
import { quoteOf } from '#jobs/study/quote.ts'
import type { Day } from '#kit/day.ts'
import type { Quote } from '#research/quote.ts'
import { StudyError } from '#research/refused.ts'
import type { Column, Study } from '#research/study.ts'
import type { Database } from '#store/dialect/sqlite.ts'

/** Quotes of the row whose counterparts are looked for: one a state, as more say little more. */
const MOST_SOURCES = 4
const MOST = 5
/** How often a finding must be right to be worth somebody's look. */
const LEAST = 0.15
/** What begins an act and orders nothing. */
const OPENING: ReadonlySet<string> = new Set(['preface', 'preamble', 'formula'])

export interface Suggested {
  /** The provision as it would be quoted. */
  readonly quote: Quote
  /** What it is the counterpart of. */
  readonly of: Quote
  readonly confidence: number
  readonly why: Counterpart['why']
}

/** Returns the suggestions, the likeliest first; null where no other state of the row quotes anything. */
export async function suggestedFor(
  db: Database,
  study: Study,
  row: string,
  column: Column,
  at: Day,
): Promise<Suggested[] | null> {
  const sources = sourcesIn(study, row, column)
  if (sources.length === 0) return null
  const here = new Set(study.cell(row, column.id).quotes.map(({ quote }) => keyOf(quote)))
  const asked = { in: [column.jurisdiction], languages: languagesOf(study, column), at, limit: 2 * MOST }
  const hits = (await Promise.all(sources.map((of) => hitsOf(db, of, asked)))).flat()
  const found = new Map<string, Suggested>()
  for (const { of, hit } of hits.sort((one, other) => other.hit.score - one.hit.score)) {
    if (found.size >= MOST) break
    const quote = await quoted(db, hit.iri, at)
    if (!quote || here.has(keyOf(quote)) || found.has(keyOf(quote))) continue
    found.set(keyOf(quote), { quote, of, confidence: hit.confidence, why: hit.why })
  }
  return [...found.values()]
}

function sourcesIn(study: Study, row: string, { jurisdiction }: Column): Quote[] {
  return study.columns
    .flatMap((each) => {
      const [first] = study.cell(row, each.id).quotes
      return first && first.quote.jurisdiction !== jurisdiction ? [first.quote] : []
    })
    .slice(0, MOST_SOURCES)
}

async function hitsOf(
  db: Database,
  of: Quote,
  asked: Omit<CounterpartsAsked, 'iri'>,
): Promise<{ readonly of: Quote; readonly hit: Counterpart }[]> {
  const part = of.part === null ? '' : `__${of.part}`
  try {
    const { hits } = await counterpartsOf(db, { ...asked, iri: `${of.iri}${part}` })
    return hits
      .filter(({ confidence, kind }) => confidence >= LEAST && !OPENING.has(kind))
      .map((hit) => ({ of, hit }))
  } catch (error) {
    // What is quoted may not be held any more, and of some states no law is.
    if (error instanceof CounterpartsError) return []
    throw error
  }
}

async function quoted(db: Database, iri: string, at: Day): Promise<Quote | null> {
  try {
    return await quoteOf(db, iri, { id: 'suggested', at })
  } catch (error) {
    if (error instanceof StudyError) return null
    throw error
  }
}

// A column goes on in the languages that it quotes; null where it quotes nothing yet.
function languagesOf(study: Study, column: Column): string[] | null {
  const quotes = study.rows.flatMap((row) => study.cell(row.id, column.id).quotes)
  return quotes.length === 0 ? null : [...new Set(quotes.map(({ quote }) => quote.language))]
}

// A provision is the same in whichever language.
function keyOf({ work, wId }: Quote): string {
  return `${work} ${wId}`
}

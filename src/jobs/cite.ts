/** Citations in any text: found, and led to the act and the provision that the library holds. */
import { identifiersIn } from '#citations/identifiers.ts'
import type { Found, How, Span } from '#citations/reference.ts'
import type { Day } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import type { Language } from '#law/language.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { expressionOf } from '#store/expressions.ts'
import { resolveReference } from '#store/works.ts'

export interface CiteOptions {
  /** IRI or alias of the act, version or provision in which the text stands: says what "this Act" and "subsection (2)" are. */
  readonly context?: string | null
  /** Language of the text; without it, that of the context, else all that the library knows. */
  readonly language?: Language | null
  /** Day as of which provisions are looked for; without it, the latest text held. */
  readonly at?: Day | null
}

/** The act that a citation means, held or not. */
export interface CitedAct {
  /** What tells the act from all others, such as `kz/criminal-code`. */
  readonly key: string
  readonly name: string
  readonly jurisdiction: string | null
}

export interface Citation extends Span {
  readonly text: string
  /** IRI of what is cited as far as it is held: a provision, else its act; null where that is not held or not known. */
  readonly iri: string | null
  readonly confidence: number
  readonly how: How
  /** `not-held`: it is clear which act is meant, and it is not in this library. `unresolved`: it is not clear, or has no such provision. */
  readonly state: 'held' | 'not-held' | 'unresolved'
  /** Null where nothing tells which act is meant. */
  readonly named: CitedAct | null
  /** IRI of the work where it is held. */
  readonly work: string | null
  /** eId of the provision, or of the paragraph in it; null for a whole act. */
  readonly eId: string | null
  /** The provision as cited: `article 6, paragraph 1, point f`; null for a whole act. */
  readonly provision: string | null
}

/** Returns the citations in running text, in its order; none overlaps another. Precision comes before recall. */
export async function citationsIn(
  db: Database,
  text: string,
  options: CiteOptions = {},
): Promise<Citation[]> {
  const found = withoutOverlaps(identifiersIn(text))
  return Promise.all(found.map((each) => resolved(db, text, each, options)))
}

/**
 * Returns what a search query cites, the likeliest first: letter case, the order of act and number, and words for "article" count
 * for less than in running text ("gdpr 17", "146 ук рк").
 */
export async function citationsInQuery(
  db: Database,
  query: string,
  options: CiteOptions = {},
): Promise<Citation[]> {
  return citationsIn(db, query, options)
}

function withoutOverlaps(found: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const each of found) if (each.start >= (kept.at(-1)?.end ?? 0)) kept.push(each)
  return kept
}

async function resolved(db: Database, text: string, found: Found, options: CiteOptions): Promise<Citation> {
  const { start, end, act, how, confidence, path } = found
  const candidates = act.kind === 'named' ? act.candidates : []
  const [first] = candidates
  const named = first ? { key: first.key, name: first.name, jurisdiction: first.jurisdiction } : null
  const said = { start, end, text: text.slice(start, end), confidence, how, named }
  const provision = path.length === 0 ? null : path.map(({ kind, num }) => `${kind} ${num}`).join(', ')
  for (const alias of candidates.flatMap(({ aliases }) => aliases)) {
    const reference = await resolveReference(db.sql, alias)
    if (!reference) continue
    const expression = await expressionOf(db.sql, reference.work.id, options.language ?? null)
    const eId = path[0]?.kind === 'eId' ? path[0].num : null
    const iri = formatIri({
      work: reference.work.iri,
      language: expression?.language ?? null,
      at: options.at ?? null,
      eId,
    })
    return { ...said, iri, state: 'held', work: reference.work.iri, eId, provision }
  }
  return { ...said, iri: null, state: named ? 'not-held' : 'unresolved', work: null, eId: null, provision }
}

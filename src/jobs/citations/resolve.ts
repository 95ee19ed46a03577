/** Leading what was found in a text to what the library holds: work, expression and provision as of a day. */
import { keyOf } from '#citations/number-keys.ts'
import type { Found, NamedAct } from '#citations/reference.ts'
import type { Day } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import { type CitedRow, type CitedWork, shownExpression, worksOf } from '#store/cited.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { CitationBook } from './book.ts'
import type { Citation } from './citation.ts'
import { innerEId, ProvisionIndex } from './cited-provision.ts'

/** Where the citing text stands. */
export interface CitingPlace {
  readonly workId: number | null
  readonly expressionId: number | null
  readonly eId: string | null
  /** Lasting id of the provision; where absent, that of the eId. */
  readonly provisionId?: number
  readonly jurisdiction: string | null
  /** The day as of which is looked; null for the latest text. */
  readonly at: Day | null
  /** The day on which the citing text ceased to hold. */
  readonly until: Day | null
}

/** What a reference leads to. */
export interface Target {
  readonly state: Citation['state']
  readonly act: NamedAct | null
  readonly work: CitedWork | null
  readonly expression: { readonly id: number; readonly language: string } | null
  readonly row: CitedRow | null
  readonly inner: Found['path']
}

const NOWHERE = { act: null, work: null, expression: null, row: null, inner: [] } as const
// Of large expressions, a few megabytes each.
const MAX_INDEXES = 12

/** Returns whether works of the type speak of themselves as "this Act", and mean themselves by a bare "section 5". */
export function speaksOfItself(type: string): boolean {
  return type === 'act' || type === 'bill' || type === 'statement'
}

/** Leads references to works and provisions; keeps the provisions of the expressions asked for last. */
export class Resolver {
  readonly #db: Database
  readonly #book: CitationBook
  readonly #language: string | null
  readonly #indexes = new Map<number, ProvisionIndex>()
  readonly #works = new Map<number, CitedWork | null>()
  readonly #expressions = new Map<string, { id: number; language: string } | null>()

  constructor(db: Database, book: CitationBook, { language }: { language: string | null }) {
    this.#db = db
    this.#book = book
    this.#language = language
  }

  /** Returns where the reference leads. */
  target(found: Found, citing: CitingPlace): Target {
    const { act } = found
    if (act.kind === 'self') return this.#own(found, citing)
    if (act.kind !== 'named') return { state: 'unresolved', ...NOWHERE }
    const valid = act.candidates.filter((each) => isValid(each, citing.at))
    const candidates = valid.length > 0 ? valid : act.candidates
    const held = candidates
      .map((each) => ({ act: each, works: this.#book.worksOf(each) }))
      .filter(({ works }) => works.length > 0)
    const states = new Set(candidates.map(({ jurisdiction }) => jurisdiction))
    const [first] = candidates
    if (held.length === 0)
      return states.size > 1
        ? { state: 'unresolved', ...NOWHERE }
        : { state: 'not-held', ...NOWHERE, act: first ?? null }
    if (new Set(held.map((each) => each.act.jurisdiction)).size > 1)
      return { state: 'unresolved', ...NOWHERE }
    return this.#inWorks(
      found,
      citing,
      held.flatMap(({ works }) => works),
      held[0]?.act ?? null,
    )
  }

  /** Returns the last provision of a range that leads to the target; null where it is none, or not found. */
  lastOf(found: Found, target: Target, citing: CitingPlace): CitedRow | null {
    if (!found.to || !target.expression) return null
    return (
      this.#index(target.expression.id, target.work).find({ from: 'act', path: found.to }, citing, null)
        ?.row ?? null
    )
  }

  /** Returns the reference as citations are answered. */
  cited(found: Found, citing: CitingPlace): Omit<Citation, 'start' | 'end' | 'text' | 'how' | 'confidence'> {
    const target = this.target(found, citing)
    const { act, work, row } = target
    const eId = row ? innerEId(this.#db, row, target.inner) : null
    const last = this.lastOf(found, target, citing)
    return {
      iri: target.state === 'held' ? this.#iri(target, citing, eId) : null,
      state: target.state,
      named: act
        ? { key: act.key, name: act.name, jurisdiction: act.jurisdiction }
        : work
          ? { key: `work${work.iri}`, name: work.title, jurisdiction: work.jurisdiction }
          : null,
      work: work?.iri ?? null,
      eId,
      provision: found.path.length === 0 ? null : found.path.map((step) => stepSaid(step, row)).join(', '),
      to: last ? this.#iri(target, citing, last.eId) : null,
    }
  }

  /** Returns the citation of a provision of the work by its number alone. */
  byNumber(text: string, work: CitedWork, number: string, citing: CitingPlace): Citation {
    const act: NamedAct = {
      key: `work${work.iri}`,
      name: work.title,
      jurisdiction: work.jurisdiction,
      aliases: [work.iri],
      titles: [],
    }
    const found: Found = {
      start: 0,
      end: text.length,
      act: { kind: 'named', candidates: [act] },
      from: 'act',
      path: [{ kind: 'any', num: keyOf(number) }],
      to: null,
      how: 'context',
      confidence: 0.7,
    }
    return {
      start: 0,
      end: text.length,
      text,
      how: found.how,
      confidence: found.confidence,
      ...this.cited(found, citing),
    }
  }

  #own(found: Found, citing: CitingPlace): Target {
    const work = citing.workId === null ? null : this.#workOf(citing.workId)
    return work ? this.#inWorks(found, citing, [work], null) : { state: 'unresolved', ...NOWHERE }
  }

  #workOf(id: number): CitedWork | null {
    const known = this.#works.get(id)
    if (known !== undefined) return known
    const work = worksOf(this.#db, [id])[0] ?? null
    this.#works.set(id, work)
    return work
  }

  // An act and its successor of one name: the later one that had begun by then, first of all one that has the provision.
  #inWorks(found: Found, citing: CitingPlace, works: readonly CitedWork[], act: NamedAct | null): Target {
    const begun = works.filter(({ date }) => citing.at === null || date === null || date <= citing.at)
    const ordered = (begun.length > 0 ? begun : works).toSorted((a, b) =>
      (a.date ?? '') < (b.date ?? '') ? 1 : -1,
    )
    let first: Target | null = null
    for (const work of ordered.slice(0, 4)) {
      const target = this.#inWork(found, citing, work, act)
      if (target.state === 'held') return target
      first ??= target
    }
    return first ?? { state: 'unresolved', ...NOWHERE, act }
  }

  #inWork(found: Found, citing: CitingPlace, work: CitedWork, act: NamedAct | null): Target {
    const own = work.id === citing.workId && citing.expressionId !== null
    const expression = own
      ? { id: citing.expressionId as number, language: this.#language ?? '' }
      : this.#expression(work.id)
    if (found.path.length === 0 && found.from === 'act')
      return { state: 'held', act, work, expression, row: null, inner: [] }
    if (!expression) return { state: 'unresolved', ...NOWHERE, act, work }
    const index = this.#index(expression.id, work)
    const standpoint = own ? this.#standpoint(index, citing) : null
    const at = index.find(found, citing, standpoint)
    return at
      ? { state: 'held', act, work, expression, ...at }
      : { state: 'unresolved', act, work, expression, row: null, inner: [] }
  }

  #standpoint(index: ProvisionIndex, citing: CitingPlace): { provisionId: number } | null {
    if (citing.provisionId !== undefined) return { provisionId: citing.provisionId }
    return citing.eId === null ? null : index.standpoint(citing.eId, citing)
  }

  #expression(workId: number): { id: number; language: string } | null {
    const key = `${workId}/${this.#language}`
    const known = this.#expressions.get(key)
    if (known !== undefined) return known
    const expression = shownExpression(this.#db, workId, this.#language)
    this.#expressions.set(key, expression)
    return expression
  }

  #index(expressionId: number, work: CitedWork | null): ProvisionIndex {
    const known = this.#indexes.get(expressionId)
    if (known) return known
    const data = this.#book.names.data.get(work?.jurisdiction.split('-')[0] ?? '')
    const index = new ProvisionIndex(this.#db, expressionId, data?.kinds?.[this.#language ?? ''])
    if (this.#indexes.size >= MAX_INDEXES) this.#indexes.clear()
    this.#indexes.set(expressionId, index)
    return index
  }

  #iri({ work, expression }: Target, citing: CitingPlace, eId: string | null): string | null {
    return work && formatIri({ work: work.iri, language: expression?.language || null, at: citing.at, eId })
  }
}

// A number typed without its kind is of the kind of what it led to.
function stepSaid({ kind, num }: Found['path'][number], row: CitedRow | null): string {
  return kind === 'any' ? [row?.kind, num].filter(Boolean).join(' ') : `${kind} ${num}`
}

function isValid({ since, until }: NamedAct, at: Day | null): boolean {
  const day = at ?? '9999-12-31'
  return (since === undefined || since <= day) && (until === undefined || day < until)
}

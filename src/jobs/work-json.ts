/** A work as programs are told of it: the contract of `comity works --json` and of the API. */
import type { Day } from '#kit/day.ts'
import type { Language } from '#law/language.ts'
import type { TextState } from '#law/provision.ts'
import type { WorkSummary } from '#store/model.ts'

export interface WorkJson {
  readonly iri: string
  readonly title: string
  readonly jurisdiction: string
  /** The subtype where there is one. */
  readonly type: string
  readonly languages: readonly Language[]
  readonly versions: number
  readonly from: Day | null
  readonly to: Day | null
  readonly textState: TextState | null
  readonly source: { readonly name: string; readonly path: string } | null
  readonly sources: readonly {
    readonly name: string
    readonly path: string
    readonly language: Language
    readonly shown: boolean
  }[]
  readonly published: Day | null
  readonly topics: readonly string[]
  /** Rank of the act, one of `law/force.ts`; null where unknown. */
  readonly force: string | null
  /** The court or agency whose decision or guidance it is. */
  readonly body: string | null
  readonly aliases: readonly string[]
}

/** Returns the work in the form of the contract. */
export function workAsJson({ work, aliases, expressions, versions, from, to }: WorkSummary): WorkJson {
  const shown = expressions.filter((expression) => expression.shown)
  const first = shown[0]
  return {
    iri: work.iri,
    title: work.title,
    jurisdiction: work.jurisdiction,
    type: work.subtype ?? work.type,
    languages: [...new Set(shown.map((expression) => expression.language))],
    versions,
    from,
    to,
    textState: first?.textState ?? null,
    source: first?.source ?? null,
    sources: expressions.map((expression) => ({
      ...expression.source,
      language: expression.language,
      shown: expression.shown,
    })),
    published: work.published,
    topics: work.topics,
    force: work.force ?? null,
    body: work.body ?? null,
    aliases,
  }
}

/** A quoted provision as Akoma Ntoso 3.0: made of what the study keeps of it and of its wording alone, so that it is the same wherever it is made. */
import { type Day, dayOrNull } from '#kit/day.ts'
import { parseIri } from '#law/iri.ts'
import type { Basis } from '#law/provision.ts'
import { toAkn } from '#markup/akn.ts'
import { kindOfProvision } from './quoted-part.ts'

/** What a study keeps of a provision that it quotes. */
export interface PinnedProvision {
  readonly iri: string
  readonly work: string
  readonly wId: string
  readonly jurisdiction: string
  readonly language: string
  readonly title: string
  readonly num: string | null
  readonly heading: string | null
  readonly at: Day
  readonly from: Day | null
  readonly to: Day | null
  readonly basis: Basis
  /** When it was quoted, as an ISO instant. */
  readonly addedAt: string
}

/** Returns the document; `source` names the study that quotes it. */
export function pinnedToAkn(provision: PinnedProvision, xml: string, source: string): string {
  const { iri, work, wId, language, title, at, from, to, basis } = provision
  const eId = parseIri(iri)?.eId ?? wId
  return toAkn({
    work: {
      ...nameOf(work),
      iri: work,
      jurisdiction: provision.jurisdiction,
      title,
      published: null,
      topics: [],
    },
    aliases: [],
    expression: {
      language,
      title,
      textState: 'point-in-time',
      source: { name: source },
      completeFrom: null,
      recordedAt: provision.addedAt,
    },
    versions: [{ from, to, basis, published: null, ground: null, state: 'held', reason: null }],
    at,
    rows: [
      {
        provisionId: 1,
        wId,
        eId,
        parentId: null,
        sort: 'a0',
        kind: kindOfProvision(eId),
        num: provision.num,
        heading: provision.heading,
        from,
        to,
        basis,
        missing: false,
        ground: null,
        textId: 1,
      },
    ],
    contents: new Map([[1, xml]]),
    portion: eId,
  })
}

// `/akn/fr/act/code/1804-03-21/code-civil`: place, type, subtype, date and number, as far as the IRI has them (AKN Naming Convention 1.0).
function nameOf(work: string) {
  const [, , , type = 'act', ...rest] = work.split('/')
  const dated = rest.findIndex((segment) => /^\d{4}(?:-\d{2}-\d{2})?$/.test(segment))
  const [before, after] =
    dated < 0 ? [rest.slice(0, -1), rest.slice(-1)] : [rest.slice(0, dated), rest.slice(dated + 1)]
  const date = dated < 0 ? null : (rest[dated] ?? null)
  return { type, subtype: before[0] ?? null, date: dayOrNull(date) ?? date, number: after.join('/') || null }
}

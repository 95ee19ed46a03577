/** The document that a proof proves: its text from what was signed, and what a file says beside the text from what nobody signed. */
import * as z from 'zod'
import type { PlacedRow } from '#exchange/proof/day-text.ts'
import { besideIn, type Proof, proofText } from '#exchange/proof/model.ts'
import type { Proved } from '#exchange/proof/verify.ts'
import { type LawDocument, type LawNode, narrowed, totals } from '#export/document.ts'
import { speakerOf } from '#export/wording.ts'
import { type Jurisdictions, jurisdictionName, provisionLabel } from '#i18n/jurisdictions.ts'
import { isDay } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'

const text = z.string()
const day = z.string().refine(isDay)
const ground = z.object({ title: text, id: text.nullable() })

/** What a file says of a text beside the text itself: the members of `LawDocument` that no row states. */
const BESIDE = z.object({
  title: text,
  work: z.object({
    jurisdiction: text,
    type: text,
    subtype: text.nullable(),
    date: text.nullable(),
    number: text.nullable(),
    title: text,
    published: day.nullable(),
    topics: z.array(text),
    force: text.nullable().default(null),
    body: text.nullable().default(null),
  }),
  aliases: z.array(text),
  textState: z.enum(['as-enacted', 'point-in-time', 'current']),
  version: z
    .object({
      from: day.nullable(),
      to: day.nullable(),
      basis: z.enum(['in-force', 'snapshot', 'unknown']),
      published: day.nullable(),
      ground: ground.nullable(),
      state: z.enum(['held', 'unknown']),
      reason: text.nullable(),
    })
    .nullable(),
  source: text,
  origin: z.enum(['imported', 'received', 'own']),
  signed: z.boolean(),
  recordedAt: z.iso.datetime(),
  completeFrom: day.nullable(),
  freshness: z
    .object({
      state: z.enum(['fresh', 'late', 'stale', 'left']),
      publisher: text,
      heard: day.nullable(),
      until: day.nullable(),
    })
    .nullish(),
})

/** Returns the proof as a file of the document carries it, with what the document says beside its text. */
export function carriedText(proof: Proof, document: LawDocument): string {
  return proofText(proof, BESIDE.parse(document))
}

/** Returns what a file that carries the proof says beside the text; null where the proof came without it. */
export function besideOf(written: string): z.infer<typeof BESIDE> | null {
  return BESIDE.safeParse(besideIn(written)).data ?? null
}

/**
 * Returns the documents that a file may have been made of; none where it says days that what was signed does not bear out. Of a provision there
 * are two: some files introduce it as its state does ("Article 5"), others by its number alone.
 */
export function documentsOf(proved: Proved, written: string, jurisdictions: Jurisdictions): LawDocument[] {
  const beside = besideOf(written)
  if (!beside) return []
  const { work, language, at, eId, span } = proved
  const nodes = nodesOf(proved)
  const whole: LawDocument = {
    ...beside,
    iri: formatIri({ work, language, at, eId: null }),
    language,
    at,
    nodes,
    work: { ...beside.work, iri: work },
    jurisdictionName: jurisdictionName(
      jurisdictions,
      beside.work.jurisdiction,
      speakerOf({ language }).locale,
    ),
    freshness: beside.freshness ?? null,
    part: null,
    ...totals(nodes),
  }
  const { jurisdiction } = beside.work
  const labelOf = (node: LawNode) => provisionLabel(jurisdictions, node, { jurisdiction, language })
  const documents = eId === null ? [whole] : [narrowed(whole, eId, labelOf), narrowed(whole, eId)]
  return documents
    .filter((document) => document !== null)
    .filter(({ version }) => within(version, span))
    .map((document) => ({ ...document, proof: written }))
}

/** Returns the document with the text alone: what would be said beside it is left empty. */
export function bareDocument(proved: Proved): LawDocument {
  const { work, language, at, eId } = proved
  const nodes = nodesOf(proved)
  return {
    iri: formatIri({ work, language, at, eId }),
    title: '',
    language,
    at,
    nodes,
    work: {
      iri: work,
      jurisdiction: work.split('/')[2] ?? '',
      type: 'act',
      subtype: null,
      date: null,
      number: null,
      title: '',
      published: null,
      topics: [],
    },
    jurisdictionName: '',
    aliases: [],
    textState: 'point-in-time',
    version: null,
    source: '',
    origin: 'imported',
    signed: false,
    recordedAt: proved.release.at,
    completeFrom: null,
    part: null,
    ...totals(nodes),
  }
}

// The days that a file states for its text must lie within those for which what was signed stands so.
function within(version: LawDocument['version'], { from, to }: Proved['span']): boolean {
  if (!version) return true
  const begins = from === null || (version.from !== null && version.from >= from)
  const ends = to === null || (version.to !== null && version.to <= to)
  return begins && ends
}

function nodesOf({ rows, texts }: Proved): LawNode[] {
  const ids = new Map(rows.map(({ wId }, index) => [wId, index + 1]))
  const hashes = new Map([...texts.keys()].map((hash, index) => [hash, index + 1]))
  const build = (from: number, depth: number): [nodes: LawNode[], next: number] => {
    const nodes: LawNode[] = []
    let at = from
    for (let row = rows[at]; row && row.depth === depth; row = rows[at]) {
      const [children, next] = build(at + 1, depth + 1)
      nodes.push({ ...nodeOf(row, ids, hashes, texts), children })
      at = next
    }
    return [nodes, at]
  }
  return build(0, 0)[0]
}

function nodeOf(
  { depth: _, parent, text: hash, ground: by, ...row }: PlacedRow,
  ids: ReadonlyMap<string, number>,
  hashes: ReadonlyMap<string, number>,
  texts: ReadonlyMap<string, string>,
): Omit<LawNode, 'children'> {
  return {
    ...row,
    provisionId: ids.get(row.wId) ?? 0,
    // Of a part alone, what it stands in is not at hand.
    parentId: parent === null ? null : (ids.get(parent) ?? null),
    ground: by && { title: by[0], id: by[1] },
    textId: hash === null ? null : (hashes.get(hash) ?? null),
    xml: hash === null ? null : (texts.get(hash) ?? null),
  }
}

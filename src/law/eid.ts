/** Minting eIds (AKN Naming Convention § 5, as `docs/spec/identifiers.md` narrows it) for a text in document order. */
import { idSegment } from './number.ts'
import { isDivisionKind, isNumberedKind, type Kind, type ProvisionDraft } from './provision.ts'

/** A draft in its place: which draft holds it, and the eId it has in this text. */
export interface Placed {
  readonly draft: ProvisionDraft
  /** Index of the parent in the same text; -1 at the top. */
  readonly parent: number
  readonly eId: string
  /** True where another provision of the same number stands in the same division: two wordings hold at once. */
  readonly concurrent: boolean
}

const PREFIXES: Record<Kind, string> = {
  article: 'art',
  section: 'sec',
  chapter: 'chp',
  paragraph: 'para',
  subsection: 'subsec',
  subparagraph: 'subpara',
  subchapter: 'subchp',
  division: 'dvs',
  subdivision: 'subdvs',
  clause: 'cl',
  subclause: 'subcl',
  recital: 'rec',
  citation: 'cit',
  attachment: 'att',
  level: 'lvl',
  debateSection: 'dbsect',
  indent: 'indent',
  list: 'list',
}

/** Returns the drafts with parents and eIds. Provisions are unique by number where the source makes them so; divisions carry the path of their parents. */
export function place(drafts: readonly ProvisionDraft[]): Placed[] {
  const placed: Placed[] = []
  const open: number[] = []
  const taken = new Map<string, number>()
  for (let index = 0; index < drafts.length; index++) {
    const draft = drafts[index] as ProvisionDraft
    while (open.length > 0 && (drafts[open.at(-1) as number] as ProvisionDraft).depth >= draft.depth)
      open.pop()
    const parent = open.at(-1) ?? -1
    const { eId, concurrent } = mint(draft, parent, placed, taken)
    taken.set(eId, index)
    placed.push({ draft, parent, eId, concurrent })
    open.push(index)
  }
  return placed
}

/** Returns the eId prefix of a kind: `art` for article, `chp` for chapter. */
export function eIdPrefix(kind: Kind): string {
  return PREFIXES[kind] ?? kind
}

/** Returns the eId of a numbered provision that needs no path: `art_L1221-1`; null where its number amounts to nothing. */
export function shortEId(kind: Kind, num: string | null): string | null {
  const segment = num === null ? '' : idSegment(num)
  return segment === '' ? null : `${eIdPrefix(kind)}_${segment}`
}

/** Returns the first of `eId`, `eId__2`, `eId__3`… that is not taken. */
export function firstFree(eId: string, taken: { has(eId: string): boolean }): string {
  if (!taken.has(eId)) return eId
  let count = 2
  while (taken.has(`${eId}__${count}`)) count++
  return `${eId}__${count}`
}

/** Returns whether a source's key is an eId that it states itself, such as `art_12`. */
export function isStatedEId(key: string): boolean {
  return /^[a-z]+_[\w.-]+$/.test(key)
}

function mint(
  draft: ProvisionDraft,
  parent: number,
  placed: readonly Placed[],
  taken: Map<string, number>,
): { eId: string; concurrent: boolean } {
  if (draft.held) return { eId: firstFree(draft.held.eId, taken), concurrent: draft.held.concurrent }
  if (draft.key !== undefined && isStatedEId(draft.key))
    return { eId: firstFree(draft.key, taken), concurrent: false }
  const above = parent < 0 ? '' : `${(placed[parent] as Placed).eId}__`
  const short = isNumberedKind(draft.kind) ? shortEId(draft.kind, draft.num) : null
  if (short === null) return { eId: firstFree(`${above}${unnumbered(draft)}`, taken), concurrent: false }
  if (isDivisionKind(draft.kind) || draft.content === null)
    return { eId: firstFree(`${above}${short}`, taken), concurrent: false }
  const other = taken.get(short)
  if (other === undefined) return { eId: short, concurrent: false }
  const concurrent = (placed[other] as Placed).parent === parent
  return { eId: firstFree(concurrent ? short : `${above}${short}`, taken), concurrent }
}

function unnumbered(draft: ProvisionDraft): string {
  return isNumberedKind(draft.kind) ? `${eIdPrefix(draft.kind)}_nn` : eIdPrefix(draft.kind)
}

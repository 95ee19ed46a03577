/** The texts that a comparison names: which act, language, day and part each IRI means, and the provisions that are compared. */
import { type Jurisdictions, provisionLabel } from '#i18n/jurisdictions.ts'
import { type Day, dayOrNull } from '#kit/day.ts'
import { contains } from '#law/interval.ts'
import { formatIri } from '#law/iri.ts'
import { type Basis, isNumberedKind } from '#law/provision.ts'
import type { Library } from '#store/library.ts'
import type { Expression, Node, Reference, Work } from '#store/model.ts'
import { CompareError } from './error.ts'

/** A row of an outline with the divisions that hold it. */
export interface PlacedNode {
  readonly node: Node
  readonly above: readonly Node[]
}

/** A text as it was found. */
export interface FoundText {
  readonly work: Work
  readonly expression: Expression
  readonly at: Day
  /** True where the IRI itself names the day. */
  readonly dated: boolean
  readonly basis: Basis
  /** The row asked for; null for a whole act. */
  readonly row: PlacedNode | null
  /** The eId, inside that row, of the part that was asked for. */
  readonly inside: string | null
  /** Provisions with words, in order: the one asked for, or all of the division or act. */
  readonly provisions: readonly PlacedNode[]
  /** All provisions with words of the act on the day, for what is common in it and what is not. */
  readonly all: readonly PlacedNode[]
}

export interface TextsDeps {
  readonly library: Library
  readonly jurisdictions: Jurisdictions
}

/** Returns whether the text is one provision, or a part of one. */
export function isProvision({ row }: FoundText): boolean {
  return row !== null && (row.node.textId !== null || row.node.missing) && row.node.children.length === 0
}

/** Returns the text that a name means. Throws CompareError where there is none. */
export async function foundText({ library }: TextsDeps, name: string, asked: Day): Promise<FoundText> {
  const reference = await referenceOf(library, name)
  const { work, eId } = reference
  const expression = await expressionMeant(library, name, reference)
  const at = reference.at ?? asked
  const { version, nodes } = await library.textOnDay(expression.id, at)
  const title = expression.title
  if (nodes.length === 0) throw await absent(library, { title, expression, at })
  const all = placedIn(nodes)
  const { row, inside } = rowOf(all, eId)
  if (eId !== null && row === null)
    throw new CompareError(
      'no-provision',
      `Cannot compare ${eId} of "${title}" as of ${at}: no such provision is in the text of that day; see comity show ${work.iri} --at ${at}`,
      { eId, title, date: at },
    )
  const within =
    row === null ? all : all.filter(({ node, above }) => node === row.node || above.includes(row.node))
  return {
    work,
    expression,
    at,
    dated: reference.at !== null,
    basis: row?.node.basis ?? version?.basis ?? 'unknown',
    row,
    inside,
    provisions: within.filter(hasWords),
    all: all.filter(hasWords),
  }
}

/** Returns the IRI of a text on its day, or of a provision of it. */
export function iriIn({ work, expression, at }: FoundText, eId: string | null): string {
  return formatIri({ work: work.iri, language: expression.language, at, eId })
}

/** Returns the eId of the part that the text is; null for a whole act. */
export function eIdOf({ row, inside }: FoundText): string | null {
  return row === null ? null : inside === null ? row.node.eId : `${row.node.eId}__${inside}`
}

/** Returns a row's number as its jurisdiction introduces it; null where it has none. */
export function labelIn(
  { jurisdictions }: TextsDeps,
  { work, expression }: FoundText,
  node: Node,
): string | null {
  return provisionLabel(jurisdictions, node, {
    jurisdiction: work.jurisdiction,
    language: expression.language,
  })
}

/** Returns the provisions that another act may have as well: numbered ones but recitals, or all where none is numbered. */
export function comparable(provisions: readonly PlacedNode[]): readonly PlacedNode[] {
  const numbered = provisions.filter(({ node }) => isNumberedKind(node.kind) && node.kind !== 'recital')
  return numbered.length > 0 ? numbered : provisions
}

async function referenceOf(library: Library, name: string): Promise<Reference> {
  const day = /^\/akn\/.*@([^/]+)/.exec(name)?.[1]
  if (day !== undefined && dayOrNull(day) === null)
    throw new CompareError(
      'wrong-day',
      `Cannot compare ${name}: "${day}" is no day; expected one that exists, as YYYY-MM-DD`,
      { typed: day },
    )
  const reference = await library.resolve(name)
  if (reference) return reference
  throw new CompareError(
    'not-found',
    `Cannot find "${name}": no act held has this IRI or alias; see comity works`,
    { name },
  )
}

async function expressionMeant(
  library: Library,
  name: string,
  { work, language }: Reference,
): Promise<Expression> {
  const expression = await library.expression(work.id, language)
  if (expression) return expression
  const withdrawn = await library.withdrawal(work.id)
  if (withdrawn)
    throw new CompareError(
      'withdrawn',
      `Cannot compare "${work.title}": ${withdrawn.source} withdrew it on ${withdrawn.at.slice(0, 10)}: ${withdrawn.reason}`,
      {
        title: work.title,
        source: withdrawn.source,
        date: withdrawn.at.slice(0, 10),
        reason: withdrawn.reason,
      },
    )
  const held = (await library.expressions(work.id)).filter(({ shown }) => shown)
  const languages = held.map((each) => each.language).join(', ')
  throw new CompareError(
    'no-language',
    `Cannot compare ${name}: "${work.title}" is not held in ${language}, but in ${languages || 'no language'}`,
    { title: work.title, language: language ?? '', languages },
  )
}

async function absent(
  library: Library,
  { title, expression, at }: { readonly title: string; readonly expression: Expression; readonly at: Day },
): Promise<CompareError> {
  const versions = await library.versions(expression.id)
  const hole = versions.find((version) => version.state === 'unknown' && contains(version, at))
  if (hole)
    return new CompareError(
      'unknown-text',
      `Cannot compare "${title}" as of ${at}: its text is unknown from ${hole.from ?? 'the beginning'} to ${hole.to ?? 'today'}: ${hole.reason}`,
      { title, date: at },
    )
  const first = versions.find(({ state, from }) => state === 'held' && from !== null)?.from ?? null
  return new CompareError(
    'no-text',
    `Cannot compare "${title}" as of ${at}: nothing of it is in force that day; its first wording held is of ${first ?? 'no known day'}; give another day with --at`,
    { title, date: at, first: first ?? '' },
  )
}

function placedIn(nodes: readonly Node[]): PlacedNode[] {
  const placed: PlacedNode[] = []
  const walk = (level: readonly Node[], above: readonly Node[]) => {
    for (const node of level) {
      placed.push({ node, above })
      if (node.children.length > 0) walk(node.children, [...above, node])
    }
  }
  walk(nodes, [])
  return placed
}

// The row of the eId, else the nearest one around it, of which it is a part.
function rowOf(
  all: readonly PlacedNode[],
  eId: string | null,
): { readonly row: PlacedNode | null; readonly inside: string | null } {
  if (eId === null) return { row: null, inside: null }
  const exact = all.find(({ node }) => node.eId === eId) ?? all.find(({ node }) => node.wId === eId)
  if (exact) return { row: exact, inside: null }
  const [around] = all
    .filter(({ node }) => eId.startsWith(`${node.eId}__`) && node.textId !== null)
    .sort((a, b) => b.node.eId.length - a.node.eId.length)
  return around ? { row: around, inside: eId.slice(around.node.eId.length + 2) } : { row: null, inside: null }
}

function hasWords({ node }: PlacedNode): boolean {
  return node.textId !== null || node.missing
}

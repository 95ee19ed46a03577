/** One snapshot of a code: the JSON tree of `@socialgouv/legi-data`, checked node by node in document order. */
import type { z } from 'zod'
import type { Day } from '#kit/day.ts'
import { UnreadableError } from '../contract.ts'
import { statedDay } from './dates.ts'
import { type JsonNode, jsonNodes } from './json.ts'
import { type Article, Node, Root } from './shape.ts'

/** A wording of an article as the source lists it, with or without its text. */
export interface ListedWording {
  readonly id: string
  readonly state: string
  /** Null where the day of commencement is not fixed. */
  readonly from: Day | null
  readonly to: Day | null
}

/** A text that made, changed or ended an article. */
export interface Link {
  readonly textCid: string
  readonly textTitle: string
  readonly linkType: string
  readonly linkOrientation: string
  readonly articleNum: string | null
  readonly datePubliTexte: string | null
  readonly dateDebutCible: string | null
}

interface Place {
  readonly cid: string
  readonly id: string
  /** cid of the division that holds it; null at the top. */
  readonly parent: string | null
  readonly from: Day | null
  readonly to: Day | null
}

export interface DivisionNode extends Place {
  readonly type: 'division'
  readonly title: string
}

export interface ArticleNode extends Place {
  readonly type: 'article'
  readonly num: string | null
  /** True where the source gives its rank among its siblings (`intOrdre`), as all but the oldest packages do. */
  readonly ranked: boolean
  /** Every wording that the source knows, this one among them. */
  readonly listed: readonly ListedWording[]
  readonly links: readonly Link[]
  /** The same words twice: with mark-up, and plain. */
  readonly html: string
  readonly plain: string
  readonly notaHtml: string
  readonly nota: string
}

export interface Tree {
  readonly path: string
  readonly cid: string
  /** LEGITEXT of the version of the code; mostly the cid. */
  readonly id: string
  readonly title: string
  /**
   * Day for which the tree states the code: the start of the version shown (`dateDebutVersion`), on which every article in it is in
   * force; `dateModif`, mostly the same day, may lie before (code rural in 1.1.13). It is not the day on which a package was made.
   */
  readonly day: Day
  /** May be walked once. Throws UnreadableError where the file turns out damaged or of another shape. */
  readonly nodes: Iterable<DivisionNode | ArticleNode>
}

/** Returns the LEGITEXT that the first characters of a file name as its root's; null where they are not of this format. */
export function rootCid(head: string): string | null {
  if (!/^\s*\{/.test(head) || !/"type"\s*:\s*"(?:code|section)"/.test(head)) return null
  const named = (field: string) => new RegExp(`"${field}"\\s*:\\s*"(LEGITEXT\\d{12})"`).exec(head)?.[1]
  return named('cid') ?? named('id') ?? null
}

/** Returns the head of a snapshot and its nodes, read as they are asked for. Throws UnreadableError, naming byte or field. */
export function readTree(bytes: Uint8Array, path: string): Tree {
  const all = jsonNodes(bytes, path)
  const first = all.next()
  const root = Root.safeParse(first.done ? null : first.value.members)
  if (!root.success) throw misshapen(root.error, path, null)
  const { cid, id, title, dateModif, dateDebutVersion } = root.data.data
  const day = statedOrNull(dateDebutVersion) ?? statedOrNull(dateModif)
  if (day === null) {
    throw new UnreadableError(
      path,
      'data',
      'Cannot date the snapshot: expected data.dateDebutVersion or data.dateModif as YYYY-MM-DD',
    )
  }
  return {
    path,
    cid: cid ?? id,
    id,
    title: title.replace(/\s+/g, ' ').trim(),
    day,
    nodes: nodesOf(all, path),
  }
}

function* nodesOf(all: Iterable<JsonNode>, path: string): Generator<DivisionNode | ArticleNode> {
  const above: string[] = []
  let articles = 0
  for (const { members, depth } of all) {
    above.length = depth - 1
    const parent = above.at(-1) ?? null
    const node = Node.safeParse(members)
    if (!node.success) throw misshapen(node.error, path, whereOf(members, parent))
    const { cid, id } = node.data.data
    const place = { cid, id, parent, ...interval(node.data.data, path) }
    if (node.data.type === 'section') {
      above.push(cid)
      yield { type: 'division', ...place, title: node.data.data.title ?? '' }
    } else {
      articles++
      yield { type: 'article', ...place, ...articleOf(node.data.data, path) }
    }
  }
  if (articles === 0) {
    throw new UnreadableError(
      path,
      'children',
      'Cannot read the snapshot: it holds no article; it may be cut short',
    )
  }
}

function articleOf(data: z.infer<typeof Article>['data'], path: string) {
  return {
    num: data.num?.replace(/\s+/g, ' ').trim() || null,
    ranked: data.intOrdre != null,
    listed: listedOf(data, path),
    links: data.lienModifications,
    html: data.texteHtml ?? '',
    plain: data.texte ?? '',
    notaHtml: data.notaHtml ?? '',
    nota: data.nota ?? '',
  }
}

// The list has the wording that the node itself shows; where it has not, the node's own dates stand in.
function listedOf(data: z.infer<typeof Article>['data'], path: string): ListedWording[] {
  const own = data.articleVersions.some((version) => version.id === data.id) ? [] : [data]
  return [...data.articleVersions, ...own].map((version) => ({
    id: version.id,
    state: version.etat ?? '',
    ...interval(version, path),
  }))
}

function interval(data: { id: string; dateDebut: number | string; dateFin: number | string }, path: string) {
  const read = (field: 'dateDebut' | 'dateFin') => {
    try {
      return statedDay(data[field])
    } catch (error) {
      throw new UnreadableError(
        path,
        `${data.id}, ${field}`,
        error instanceof Error ? error.message : String(error),
      )
    }
  }
  return { from: read('dateDebut'), to: read('dateFin') }
}

function statedOrNull(value: string | undefined): Day | null {
  try {
    return value === undefined ? null : statedDay(value)
  } catch {
    return null
  }
}

function whereOf(members: JsonNode['members'], parent: string | null): string {
  const { data } = members
  const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : null
  return typeof id === 'string' ? id : `a child of ${parent ?? 'the root'}`
}

function misshapen(error: z.ZodError, path: string, where: string | null): UnreadableError {
  const issue = error.issues[0]
  const field = issue?.path.join('.') || 'the root'
  return new UnreadableError(
    path,
    where ?? field,
    `Cannot read the snapshot: ${field}: ${issue?.message ?? 'unexpected'}; expected a code as in @socialgouv/legi-data ({type, data, children})`,
  )
}

/** What is kept of a snapshot once it is read: its outline, and every text that no newer snapshot has given already. */
import type { Day } from '#kit/day.ts'
import { sha256 } from '#kit/hash.ts'
import type { Content } from '#law/content.ts'
import { readBody, readNota } from './content.ts'
import { type Cause, causeOf, causeOfEnd, causeOfListed } from './ground.ts'
import type { Report } from './report.ts'
import type { ArticleNode, DivisionNode, ListedWording, Tree } from './tree.ts'

/** An article as one snapshot shows it. */
export interface Sighting {
  readonly cid: string
  readonly id: string
  readonly num: string | null
  readonly parent: string | null
  readonly listed: readonly ListedWording[]
  /** What made the wordings, by id, as far as the links of this node tell. */
  readonly causes: ReadonlyMap<string, Cause>
  /** What ends the wording on the day on which it ends. */
  readonly end: { readonly day: Day; readonly cause: Cause } | null
}

export interface Digest {
  readonly path: string
  readonly day: Day
  readonly title: string
  readonly articles: readonly Sighting[]
  readonly divisions: ReadonlyMap<string, DivisionNode>
  /** cids below each division (null: below the root), in document order. */
  readonly children: ReadonlyMap<string | null, readonly string[]>
}

/** A wording whose text a snapshot gave: the newest snapshot that shows it. */
export interface HeldText {
  readonly content: Content | null
  readonly nota: Content | null
  /** Hashes of the words, to tell a correction from other mark-up. */
  readonly letters: string
  readonly notaLetters: string
  readonly day: Day
  readonly path: string
  /** Days of the snapshots that showed it in force. */
  readonly seen: readonly Day[]
}

/** Texts by id of the wording (LEGIARTI). */
export type Holdings = Map<string, HeldText>

/**
 * Returns the outline of a snapshot and adds its texts to what is held. Where two snapshots give one id two texts, the newer is
 * the source's correction and the older only makes a finding.
 */
export function digest(tree: Tree, holdings: Holdings, report: Report): Digest {
  const articles: Sighting[] = []
  const divisions = new Map<string, DivisionNode>()
  const children = new Map<string | null, Set<string>>()
  for (const node of tree.nodes) {
    const siblings = children.get(node.parent) ?? new Set()
    children.set(node.parent, siblings.add(node.cid))
    if (node.type === 'division') {
      divisions.set(node.cid, node)
      continue
    }
    hold(node, tree, holdings, report)
    articles.push(sightingOf(node))
  }
  const lists = new Map([...children].map(([parent, siblings]) => [parent, [...siblings]]))
  return { path: tree.path, day: tree.day, title: tree.title, articles, divisions, children: lists }
}

function hold(node: ArticleNode, tree: Tree, holdings: Holdings, report: Report): void {
  const body = readBody(node.html, node.plain)
  const nota = readNota(node.notaHtml, node.nota)
  const where = `${node.num ?? node.cid} (${node.id})`
  if (!body.agrees || !nota.agrees) {
    report.warn(
      'text-differs',
      tree.path,
      where,
      'The HTML of the article has not the same words as its plain text; the HTML is kept',
    )
  }
  const fresh = {
    content: body.content,
    nota: nota.content,
    letters: sha256(body.letters),
    notaLetters: sha256(nota.letters),
    day: tree.day,
    path: tree.path,
  }
  const known = holdings.get(node.id)
  const [newer, older] = !known || tree.day >= known.day ? [fresh, known] : [known, fresh]
  holdings.set(node.id, { ...newer, seen: [...(known?.seen ?? []), tree.day] })
  if (!older || (older.letters === newer.letters && older.notaLetters === newer.notaLetters)) return
  const what = older.letters !== newer.letters ? 'text' : 'editorial note'
  report.warn(
    'corrected-by-source',
    older.path,
    where,
    `The ${what} of this wording has other words in the snapshot of ${newer.day}, which is kept`,
  )
}

function sightingOf(node: ArticleNode): Sighting {
  const causes = new Map<string, Cause>()
  for (const wording of node.listed) {
    const cause = wording.id === node.id ? causeOf(node) : causeOfListed(node, wording)
    if (cause) causes.set(wording.id, cause)
  }
  const end = causeOfEnd(node)
  const { cid, id, num, parent, listed } = node
  return {
    cid,
    id,
    num,
    parent,
    listed,
    causes,
    end: end && node.to !== null ? { day: node.to, cause: end } : null,
  }
}

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
  /** LEGITEXT of the version of the code. */
  readonly id: string
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
 * the source's correction and the older only makes a finding. A tree that turns out unreadable leaves nothing behind.
 */
export function digest(tree: Tree, holdings: Holdings, report: Report): Digest {
  const articles: Sighting[] = []
  const texts: { held: HeldText; where: string; id: string; agrees: boolean }[] = []
  const divisions = new Map<string, DivisionNode>()
  const children = new Map<string | null, Siblings>()
  for (const node of tree.nodes) {
    const siblings = children.get(node.parent) ?? { articles: new Set(), all: new Set(), ranked: true }
    children.set(node.parent, siblings)
    siblings.all.add(node.cid)
    if (node.type === 'division') {
      divisions.set(node.cid, node)
      continue
    }
    siblings.articles.add(node.cid)
    siblings.ranked &&= node.ranked
    articles.push(sightingOf(node))
    texts.push({ ...textOf(node, tree), where: `${node.num ?? node.cid} (${node.id})`, id: node.id })
  }
  for (const { held, where, id, agrees } of texts) {
    if (!agrees) {
      const message = 'The HTML of the article has not the same words as its plain text; the HTML is kept'
      report.warn('text-differs', tree.path, where, message)
    }
    hold(id, held, where, holdings, report)
  }
  const lists = new Map([...children].map(([parent, siblings]) => [parent, inOrder(siblings)]))
  return {
    path: tree.path,
    day: tree.day,
    id: tree.id,
    title: tree.title,
    articles,
    divisions,
    children: lists,
  }
}

interface Siblings {
  readonly all: Set<string>
  readonly articles: Set<string>
  /** True where the source ranks all articles among them. */
  ranked: boolean
}

// The oldest packages (1.1.13; no longer 1.46) print the subdivisions of a division before its own articles, which have no rank;
// the ranks of the subdivisions leave the first places free, and there the later packages have the articles.
function inOrder({ all, articles, ranked }: Siblings): string[] {
  return ranked ? [...all] : [...articles, ...[...all].filter((one) => !articles.has(one))]
}

function textOf(node: ArticleNode, tree: Tree): { held: HeldText; agrees: boolean } {
  const body = readBody(node.html, node.plain)
  const nota = readNota(node.notaHtml, node.nota)
  return {
    agrees: body.agrees && nota.agrees,
    held: {
      content: body.content,
      nota: nota.content,
      letters: sha256(body.letters),
      notaLetters: sha256(nota.letters),
      day: tree.day,
      path: tree.path,
      seen: [tree.day],
    },
  }
}

function hold(id: string, fresh: HeldText, where: string, holdings: Holdings, report: Report): void {
  const known = holdings.get(id)
  const [newer, older] = !known || fresh.day >= known.day ? [fresh, known] : [known, fresh]
  holdings.set(id, { ...newer, seen: [...(known?.seen ?? []), fresh.day] })
  if (!older || (older.letters === newer.letters && older.notaLetters === newer.notaLetters)) return
  const what = older.letters !== newer.letters ? 'text' : 'editorial note'
  const message = `The ${what} of this wording has other words in the snapshot of ${newer.day}, which is kept`
  report.warn('corrected-by-source', older.path, where, message)
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

/** Returns what readers call each article and division, by cid: number or title, the newest. */
export function namesOf(digests: readonly Digest[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { articles, divisions } of digests) {
    for (const { cid, num } of articles) names.set(cid, num ?? cid)
    for (const { cid, title } of divisions.values()) names.set(cid, title.replace(/\s+/g, ' ').trim() || cid)
  }
  return names
}

/** The list of moves, read, and an alignment held against it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Link, Unit } from '../../src/compare/align/unit.ts'
import { blocksOf } from '../../src/compare/fragment-reader.ts'
import { type Block, leavesOf } from '../../src/compare/fragment-tree.ts'
import { plainText } from '../../src/law/content.ts'
import { numberKey } from '../../src/law/number.ts'
import { type Text, textsOf } from './acts.ts'

/** A line of the list. */
export interface Listed {
  readonly kind: 'moved' | 'split' | 'merged' | 'reused' | 'doubtful' | 'quiet'
  readonly before: string
  readonly after: string
  /** `before` the code that finds it, or `after`, when what the code said was read. */
  readonly listed: 'before' | 'after'
}

/** Two days of an act and what moved between them. */
export interface Case {
  readonly act: string
  readonly from: string
  readonly to: string
  readonly listed: readonly Listed[]
}

/** Returns the cases of the list, in its order. */
export function cases(): Case[] {
  const lines = readFileSync(path.join(import.meta.dirname, 'moves.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const found = new Map<string, Case & { listed: Listed[] }>()
  for (const line of lines) {
    const [act = '', from = '', to = '', kind = '', before = '', after = '', listed = ''] = line.split('\t')
    const key = `${act} ${from} ${to}`
    const one = found.get(key) ?? { act, from, to, listed: [] }
    one.listed.push({ kind, before: before.toLowerCase(), after: after.toLowerCase(), listed } as Listed)
    found.set(key, one)
  }
  return [...found.values()]
}

/** Returns the two texts of a case, or throws where the corpora lack one. */
export async function textsOfCase(corpora: string, one: Case): Promise<[Text, Text]> {
  const place = one.act.startsWith('za-') ? one.act.replace(/\/eng$/, '') : one.act
  const texts = (await textsOf(corpora, place, [one.from, one.to])).filter(
    ({ language }) => !one.act.endsWith('/eng') || language === 'eng',
  )
  const [before, after] = [one.from, one.to].map((day) => texts.find(({ date }) => date === day))
  if (!before || !after)
    throw new Error(`Cannot read ${one.act}: expected texts of ${one.from} and ${one.to}`)
  return [before, after]
}

/** Returns the numbered provisions with words of a text. */
export function unitsOf({ provisions }: Text): Unit[] {
  return provisions.flatMap(({ kind, num, heading, content }) =>
    content && num ? [{ id: keyOf(num), kind, num, heading, text: plainText(content.xml) }] : [],
  )
}

// As the list writes numbers; small and great letters are one.
function keyOf(num: string): string {
  return numberKey(num).toLowerCase().replaceAll('*', '')
}

/** Returns the numbered parts of the first provision that bears the number, down to the last level that has words; itself where it has none. */
export function partsOf({ provisions }: Text, number: string): Unit[] {
  const bearer = provisions.find(({ num, content }) => content && num && keyOf(num) === number)
  return (bearer ? [bearer] : []).flatMap(({ content }) => {
    if (!content) return []
    const parts: Unit[] = []
    const visit = (block: Block) => {
      if (block.kind !== 'box') return
      const id = / eId="([^"]+)"/.exec(block.open)?.[1]
      const words = leavesOf(block.children.filter((each) => each.name !== 'num' && !isPart(each)))
      const inside = block.children.filter(isPart)
      if (id)
        parts.push({
          id: `${number}/${id}`,
          kind: block.name,
          num: id,
          heading: null,
          text: (inside.length > 0 ? words : leavesOf([block]).filter(({ name }) => name !== 'num'))
            .map((leaf) => leaf.text)
            .join('\n'),
        })
      block.children.forEach(visit)
    }
    blocksOf(content.xml).forEach(visit)
    return parts.length > 0
      ? parts
      : [{ id: number, kind: 'paragraph', num: null, heading: null, text: plainText(content.xml) }]
  })
}

function isPart(block: Block): boolean {
  return block.kind === 'box' && / eId="/.test(block.open)
}

/** How an alignment stands against a case. */
export interface Judged {
  readonly listed: number
  readonly missed: readonly string[]
  readonly claimed: number
  readonly false: readonly string[]
}

/** Returns what of the listed moves the links have, and which of the moves that they claim are none; names as `links` give them. */
export function judge(
  one: Case,
  claimed: readonly { readonly before: string; readonly after: string; readonly how: Link['how'] }[],
  parts: boolean,
): Judged {
  const lines = one.listed.filter(
    ({ before, after }) => (before.includes('/') || after.includes('/')) === parts,
  )
  const truth = lines.filter(({ kind }) => kind === 'moved' || kind === 'split' || kind === 'merged')
  const has = new Set(claimed.map(({ before, after }) => `${before} → ${after}`))
  const allowed = new Set(
    lines.filter(({ kind }) => kind !== 'reused').map(({ before, after }) => `${before} → ${after}`),
  )
  const gone = new Set(
    truth
      .filter(
        ({ kind, before }) =>
          kind === 'moved' && !truth.some((other) => other.kind === 'split' && other.before === before),
      )
      .map(({ before }) => before),
  )
  const reused = new Set(lines.filter(({ kind }) => kind === 'reused').map(({ before }) => before))
  const wrong = claimed.filter(({ before, after }) => {
    if (allowed.has(`${before} → ${after}`)) return false
    return before !== after || gone.has(before) || reused.has(before)
  })
  const before = truth.filter(({ listed }) => listed === 'before')
  return {
    listed: before.length,
    missed: before.map(({ before, after }) => `${before} → ${after}`).filter((name) => !has.has(name)),
    claimed: claimed.filter(({ before, after }) => before !== after).length,
    false: wrong.map(({ before, after }) => `${before} → ${after}`),
  }
}

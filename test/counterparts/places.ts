/** Where the places of the truth set stand in a library: the provision of a number, and what lies in a chapter. */
import { type Day, day } from '#kit/day.ts'
import { languageOf } from '#law/language.ts'
import { numberKey } from '#law/number.ts'
import type { Library } from '#store/library.ts'
import type { Expression, Node, Work } from '#store/model.ts'
import { linesOf } from './lines.ts'
import type { Place, Row } from './truth.ts'

/** The day as of which the acts are compared: every version that is spoken of has come into force. */
export const AT: Day = day('2026-06-01')

/** An act of the truth set in one language, as it reads on the day. */
export interface HeldAct {
  readonly work: Work
  readonly expression: Expression
  /** In reading order. */
  readonly nodes: readonly Placed[]
}

/** A node with the divisions that it lies in, the outermost first. */
export interface Placed {
  readonly node: Node
  readonly above: readonly Node[]
}

/** A row of the truth set in the library. */
export interface Question {
  readonly from: Placed
  readonly source: HeldAct
  readonly act: HeldAct
  readonly answers: readonly Placed[]
}

export class Places {
  readonly #library: Library
  readonly #acts = new Map<string, Promise<HeldAct>>()
  readonly #held: Promise<readonly Held[]>

  constructor(library: Library) {
    this.#library = library
    this.#held = everyExpression(library)
  }

  /** Returns the act of a file in a language, by the language's two letters. */
  act(file: string, language: string): Promise<HeldAct> {
    const key = `${language} ${actOf(file)}`
    const known = this.#acts.get(key) ?? this.#read(actOf(file), languageOf(language) ?? language)
    this.#acts.set(key, known)
    return known
  }

  /** Returns the article that bears the number, the first in reading order; of a chapter, the one of the file's line. Null where there is none. */
  async place({ file, line, provision }: Place, language: string, unit: Row['unit']): Promise<Placed | null> {
    const { nodes } = await this.act(file, language)
    const key = keyOf(provision)
    const numbered = nodes.filter(({ node }) => node.num !== null && keyOf(node.num) === key)
    const divisions = numbered.filter(({ node }) => node.textId === null)
    if (unit === 'article' || divisions.length === 0)
      return numbered.find(({ node }) => node.textId !== null) ?? numbered[0] ?? null
    const standing = divisions.filter((each) => standsAt(each, nodes, file, line))
    const length = ({ node }: Placed) => node.heading?.length ?? 0
    return standing.sort((a, b) => length(b) - length(a))[0] ?? null
  }

  /** Returns the source of a row, the act that is asked, and the answers in it. Throws where one of them is not held. */
  async of({ id, unit, from, to, answers }: Row): Promise<Question> {
    const found = async (place: Place, language: string) => {
      const placed = await this.place(place, language, unit)
      if (placed) return placed
      throw new Error(`Cannot judge ${id}: ${place.file} has no ${place.provision} as it was imported`)
    }
    const act = await this.act(from.place.file, from.language)
    return {
      from: await found(from.place, from.language),
      source: act,
      act: await this.act(to.file, to.language),
      answers: await Promise.all(answers.map((place) => found(place, to.language))),
    }
  }

  async #read(act: string, language: string): Promise<HeldAct> {
    const held = (await this.#held).find(
      (each) => each.language === language && `${each.source.path}/`.includes(`/${act}/`),
    )
    if (!held) throw new Error(`Cannot judge: ${act} in ${language} is not held`)
    const { nodes } = await this.#library.textOnDay(held.id, AT)
    return { work: held.work, expression: held, nodes: placed(nodes, []) }
  }
}

type Held = Expression & { readonly work: Work }

async function everyExpression(library: Library): Promise<Held[]> {
  const works = await library.works({})
  return works.flatMap(({ work, expressions }) => expressions.map((expression) => ({ ...expression, work })))
}

function placed(nodes: readonly Node[], above: readonly Node[]): Placed[] {
  return nodes.flatMap((node) => [{ node, above }, ...placed(node.children, [...above, node])])
}

// Corpora that are one act each.
const ONE_ACT: readonly string[] = ['np-constitution-json', 'eu-gdpr-formex']

// The folder or file that an import takes for an act.
function actOf(file: string): string {
  const [corpus = '', act = ''] = file.split('/')
  return ONE_ACT.includes(corpus) ? corpus : `${corpus}/${act}`
}

// A chapter is the one whose heading stands at the line, or a line further on, and in which the next article of the file stands.
function standsAt({ node }: Placed, nodes: readonly Placed[], file: string, line: number): boolean {
  const lines = linesOf(file)
  const heading = lettersOf(node.heading ?? '')
  if (!lettersOf(lines.slice(line - 1, line + 3).join(' ')).includes(heading)) return false
  if (!file.endsWith('.json.zst')) return true
  const next = lines.slice(line, line + MOST_LINES).find((each) => each.includes('"num":'))
  const article = /"num": *"([^"]+)"/.exec(next ?? '')?.[1]
  return nodes.some(({ node: { num }, above }) => num === article && above.includes(node))
}

const MOST_LINES = 200

function lettersOf(text: string): string {
  return text
    .replace(/<[^>]*>|&nbsp;/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

// A raised figure follows after a space; of a chapter's heading the number is enough.
function keyOf(num: string): string {
  const [number = ''] = num.split(/:| - /)
  return numberKey(number.replace(/ (\d)$/, (_, digit: string) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? ''))
}

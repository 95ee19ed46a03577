/** What a page of languages side by side shows, read from the library before anything is drawn. */
import type { Translations } from '#compare/align/unit.ts'
import { type Abreast, alignLanguages } from '#compare/beside.ts'
import { besideByWords } from '#compare/beside-words.ts'
import { type Day, isDay } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import { languageOf } from '#law/language.ts'
import type { Expression, Node, Version } from '#store/model.ts'
import { type Act, versionOn } from '../act/view.ts'
import type { Page } from '../page.ts'

/** Languages beside the first. */
export const MOST_BESIDE = 3
/** Provisions with words on one page. */
const SIZE = 40

/** A language in its column. */
export interface Column {
  readonly act: Act
  /** True where the address names a day for this language alone. */
  readonly ownDay: boolean
  readonly version: Version | null
  /** The day nearest to the one asked for on which the language has a text; null where it has one, or never has. */
  readonly nearest: Day | null
}

export interface BesideView {
  readonly columns: readonly Column[]
  /** Languages asked for that the work is not held in. */
  readonly absent: readonly string[]
  readonly rows: readonly Abreast<Node>[]
  /** Provisions that stand beside others by their words and not by number or place, each with the confidence of that. */
  readonly byWords: ReadonlyMap<Node, number>
  /** Divisions that hold the first row, top first, in the language that has them. */
  readonly path: readonly Node[]
  readonly contents: ReadonlyMap<number, string>
  readonly number: number
  readonly pages: number
  /** Provisions with words in all, and how many of them stand in every language. */
  readonly total: number
  readonly shared: number
  readonly eId: string | null
}

/** A language and the day it is asked for, as an address writes them: `rus` or `rus@2024-03-01`. */
export interface Asked {
  readonly language: string
  readonly at: Day | null
}

/** Returns what the address asks to see beside its language, each language once; null where a day is none. */
export function askedBeside(values: readonly string[]): Asked[] | null {
  const asked = new Map<string, Asked>()
  for (const value of values.flatMap((each) => each.split(',')).map((each) => each.trim())) {
    if (value === '') continue
    const [written = '', at = null] = value.split('@')
    if (at !== null && !isDay(at)) return null
    const language = languageOf(written) ?? written
    if (!asked.has(language)) asked.set(language, { language, at })
  }
  return [...asked.values()].slice(0, MOST_BESIDE)
}

/** Returns the languages as an address writes them. */
export function besideValue(columns: readonly Pick<Column, 'act' | 'ownDay'>[]): string {
  return columns
    .map(({ act, ownDay }) => (ownDay ? `${act.expression.language}@${act.at}` : act.expression.language))
    .join(',')
}

/** Returns one page of the act in its language with the others beside it. */
export async function besideOf(
  page: Page,
  act: Act,
  asked: readonly Asked[],
  place: { readonly eId: string | null; readonly number: number },
): Promise<BesideView> {
  const others = asked.filter(({ language }) => language !== act.expression.language)
  const found = others.flatMap(({ language, at }) => {
    const expression = act.languages.find((each) => each.language === language)
    return expression ? [{ expression, at }] : []
  })
  const columns = [
    {
      act,
      ownDay: false,
      version: versionOn(act.versions, act.at),
      nearest: nearestTo(act.versions, act.at),
    },
    ...(await Promise.all(found.map(({ expression, at }) => columnOf(page, act, expression, at)))),
  ]
  const outlines = await Promise.all(
    columns.map(async (column) => {
      return (await page.library.textOnDay(column.act.expression.id, column.act.at)).nodes
    }),
  )
  const { rows: abreast, byWords } = await alignedByWords(page, columns, alignLanguages(outlines))
  const all = within(abreast, place.eId)
  const pages = cut(all)
  const number = Math.min(place.number, Math.max(1, pages.length))
  const rows = pages[number - 1] ?? []
  const speaking = all.filter(speaks)
  return {
    columns,
    absent: others
      .map(({ language }) => language)
      .filter((each) => !found.some(({ expression }) => expression.language === each)),
    rows,
    byWords,
    path: pathTo(outlines, rows[0]),
    contents: await page.library.contents(rows.flatMap((row) => row.flatMap((node) => node?.textId ?? []))),
    number,
    pages: pages.length,
    total: speaking.length,
    shared: speaking.filter((row) => row.every((node) => node !== null)).length,
    eId: place.eId,
  }
}

/** Rows that some language lacks: of more, the texts differ in more than their ids. */
const MOST_LACKING = 600

async function alignedByWords(page: Page, columns: readonly Column[], rows: readonly Abreast<Node>[]) {
  const lacking = rows.filter((row) => speaks(row) && row.includes(null))
  if (lacking.length > MOST_LACKING) return { rows, byWords: new Map<Node, number>() }
  const contents = await page.library.contents(
    lacking.flatMap((row) => row.flatMap((node) => node?.textId ?? [])),
  )
  const languages = columns.map(({ act }) => act.expression.language)
  const textOf = ({ textId }: Node) => {
    const xml = textId === null ? undefined : contents.get(textId)
    return xml === undefined ? null : plainText(xml)
  }
  const translations =
    lacking.length === 0 ? null : await lexiconOf(page, languages, contents.values().map(plainText))
  return besideByWords(rows, { languages, textOf, ...(translations && { translations }) })
}

// What the learned lexicon knows of the first language's words in each of the others.
async function lexiconOf(
  page: Page,
  [first = '', ...others]: readonly string[],
  texts: Iterable<string>,
): Promise<Translations | null> {
  const all = [...texts]
  const known = new Map<string, Translations>()
  for (const language of others) {
    const translations = (await page.comparisons?.translations([first, language], all)) ?? null
    if (translations) known.set(language, translations)
  }
  return known.size === 0 ? null : (term, from, to) => known.get(to)?.(term, from, to) ?? []
}

async function columnOf(page: Page, act: Act, expression: Expression, at: Day | null): Promise<Column> {
  const versions = await page.library.versions(expression.id)
  const own = { ...act, expression, versions, at: at ?? act.at, dated: at !== null || act.dated }
  return {
    act: own,
    ownDay: at !== null && at !== act.at,
    version: versionOn(versions, own.at),
    nearest: nearestTo(versions, own.at),
  }
}

// The last day before with a text, else the first day after.
function nearestTo(versions: readonly Version[], at: Day): Day | null {
  if (versionOn(versions, at)?.state === 'held') return null
  const held = versions.filter(({ state, from }) => state === 'held' && from !== null)
  return held.findLast(({ from }) => from !== null && from <= at)?.from ?? held[0]?.from ?? null
}

/** Returns whether any language has words in the row. */
export function speaks(row: Abreast<Node>): boolean {
  return row.some((node) => node !== null && (node.textId !== null || node.missing))
}

// The row that is named, in whichever language, and all below it.
function within(rows: readonly Abreast<Node>[], eId: string | null): readonly Abreast<Node>[] {
  if (eId === null) return rows
  const holds = (row: Abreast<Node>) =>
    row.some(
      (node) =>
        node !== null && (node.eId === eId || (node.textId !== null && eId.startsWith(`${node.eId}__`))),
    )
  const first = rows.findIndex(holds)
  const depth = depthOf(rows[first])
  const end = rows.findIndex((row, index) => index > first && depthOf(row) <= depth)
  return first < 0 ? [] : rows.slice(first, end < 0 ? undefined : end)
}

function depthOf(row: Abreast<Node> | undefined): number {
  return Math.min(...(row ?? []).flatMap((node) => node?.depth ?? []))
}

// A page ends before a heading, so that none is left alone at its foot.
function cut(rows: readonly Abreast<Node>[]): Abreast<Node>[][] {
  const pages: Abreast<Node>[][] = []
  let texts = SIZE
  for (const row of rows) {
    const last = pages.at(-1)
    const turning = texts >= SIZE && (last === undefined || speaks(last.at(-1) ?? []) || !speaks(row))
    if (last === undefined || (turning && speaks(last.at(-1) ?? []))) {
      pages.push([row])
      texts = 0
    } else last.push(row)
    if (speaks(row)) texts += 1
  }
  return pages
}

function pathTo(outlines: readonly (readonly Node[])[], row: Abreast<Node> | undefined): readonly Node[] {
  const at = row?.findIndex((node) => node !== null) ?? -1
  const wanted = row?.[at]
  const path: Node[] = []
  const find = (nodes: readonly Node[]): boolean =>
    nodes.some((node) => {
      if (node === wanted) return true
      path.push(node)
      if (find(node.children)) return true
      path.pop()
      return false
    })
  return wanted && find(outlines[at] ?? []) ? path : []
}

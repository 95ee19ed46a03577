/** All that a page of an act shows, read from the library before anything is drawn. */
import { preferred } from '#i18n/preference.ts'
import { signerOf } from '#jobs/proofs/proof.ts'
import type { Day } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import { bcp47, type Language, languageOf } from '#law/language.ts'
import type {
  Expression,
  Node,
  ProvisionVersion,
  Reference,
  StoredFinding,
  TextOnDay,
  Version,
  WordingCount,
  Work,
} from '#store/model.ts'
import type { Relations } from '#store/relations.ts'
import type { Page } from '../page.ts'
import { type NamedSubject, subjectsOfRow } from '../subjects/of-provision.ts'
import { addressOf } from './address.ts'
import { type Cited, citedIn } from './cited.ts'
import { type CitingFirst, citingOf } from './citing.ts'
import { concurrentIn } from './concurrent.ts'
import { type Correction, correctionsOf } from './corrected.ts'
import { type Asked, inOrder, isDivision, type Reading, readingOf, WHOLE } from './reading.ts'
import { countTexts } from './sizes.ts'
import { type Pair, type Story, storyOf } from './story.ts'

/** Characters of canonical text past which an act is read in parts. */
const WHOLE_CHARACTERS = 60_000

/** An act in one language, on the day asked for. */
export interface Act {
  readonly work: Work
  readonly expression: Expression
  /** Shown expressions, one a language. */
  readonly languages: readonly Expression[]
  readonly versions: readonly Version[]
  readonly at: Day
  /** True where the address names the day; otherwise it is today. */
  readonly dated: boolean
}

/** A page of an act's text. */
export interface ActView extends Act {
  readonly text: TextOnDay
  /** Null where the eId asked for is not in the text of the day. */
  readonly reading: Reading | null
  readonly contents: ReadonlyMap<number, string>
  /** Every version of the provision or division asked for; empty where none was. */
  readonly history: readonly ProvisionVersion[]
  readonly findings: readonly StoredFinding[]
  /** True where one page holds the whole act. */
  readonly whole: boolean
  /** eIds of provisions whose number the source gives to another wording on that day as well. */
  readonly concurrent: ReadonlySet<string>
  /** Provisions with words on that day. */
  readonly provisions: number
  /** Of the provision asked for; null where a division or the act is read. */
  readonly story: Story | null
  /** Wordings of the provision asked for that were shown and corrected since. */
  readonly corrections: readonly Correction[]
  /** How many wordings what the page shows has had, by provision id: as of today, and those to come. */
  readonly wordings: ReadonlyMap<number, WordingCount>
  /** What the work states of others, and others of it. */
  readonly relations: Relations
  /** What the words shown cite, and what cites the act or the provision asked for. */
  readonly cited: Cited
  readonly citing: CitingFirst
  /** What the provision asked for is about; empty where none was. */
  readonly subjects: readonly NamedSubject[]
  /** Who publishes the act, signed: by name, null for this library itself; undefined where nobody does. */
  readonly signer: string | null | undefined
}

/** Returns the act in the language that the address names, the reader chose or prefers; null where it is not held in the language named. */
export async function actOf(page: Page, reference: Reference, chosen: string | null): Promise<Act | null> {
  const { work } = reference
  const languages = (await page.library.expressions(work.id)).filter((expression) => expression.shown)
  const expression = choose(
    page,
    work,
    languages,
    // What is no language at all is held by no act.
    reference.language ?? (chosen === null || chosen.trim() === '' ? null : (languageOf(chosen) ?? chosen)),
  )
  if (!expression) return null
  const versions = await page.library.versions(expression.id)
  return {
    work,
    expression,
    languages,
    versions,
    at: reference.at ?? page.today,
    dated: reference.at !== null,
  }
}

/** Returns the text of the act as the page will show it. */
export async function viewOf(
  page: Page,
  act: Act,
  asked: Asked & { readonly pair?: Pair | null },
): Promise<ActView> {
  const onDay = await page.library.textOnDay(act.expression.id, act.at)
  const text = { ...onDay, version: versionOn(act.versions, act.at) }
  const provisions = countTexts(text.nodes)
  let contents: ReadonlyMap<number, string> = new Map()
  let whole = provisions <= WHOLE
  if (whole) {
    contents = await page.library.contents(textIds(text.nodes))
    whole = characters(contents) <= WHOLE_CHARACTERS
  }
  const reading = readingOf(text.nodes, asked, whole)
  if (contents.size === 0 && reading && reading.mode !== 'contents')
    contents = await page.library.contents(textIds(reading.nodes))
  const named = asked.eId === null ? undefined : reading?.nodes[0]
  const history = named ? await page.library.provisionHistory(named.provisionId) : []
  const told = {
    history,
    versions: act.versions,
    language: act.expression.language,
  }
  const story =
    named && reading?.mode === 'provision'
      ? await storyOf(page, { row: named, ...told }, asked.pair ?? null)
      : null
  const corrections = named && reading?.mode === 'provision' ? await correctionsOf(page, named) : []
  const findings = await page.library.findings({ workId: act.work.id })
  const own = findings.filter(({ language }) => language === null || language === act.expression.language)
  const concurrent = concurrentIn(text.nodes)
  const wordings = await page.library.wordingCounts(shownIds(reading), page.today)
  const shown = !reading || reading.mode === 'contents' ? [] : reading.nodes
  const cited = await citedIn(page, act, shown, contents)
  const citing = await citingOf(page, act, named ?? null, shown)
  return {
    ...act,
    text,
    reading,
    contents,
    history,
    findings: own,
    whole,
    provisions,
    concurrent,
    story,
    corrections,
    wordings,
    relations: await page.library.relations(act.work.id),
    cited,
    citing,
    subjects: named && story ? await subjectsOfRow(page, named, act.expression) : [],
    signer: page.proofs ? await signerOf(page.proofs, act.expression.id) : undefined,
  }
}

/** Returns the eId that the provision asked for has on another day; null where none was asked for, or it is not in the text then. */
export function eIdOn(view: ActView, at: Day): string | null {
  const row = view.history.find(({ from, to }) => (from === null || from <= at) && (to === null || at < to))
  return row?.eId ?? null
}

/** Returns the address of what the page shows as it stood on another day: the same provision, or the part that holds the same place. */
export function elsewhen(view: ActView, at: Day): string {
  if (view.history.length > 0) return hrefOf(view, { at, eId: eIdOn(view, at) })
  const [first] = view.reading?.mode === 'part' ? inOrder(view.reading.nodes) : []
  return hrefOf(view, { at }) + (first ? `?near=${encodeURIComponent(first.eId)}` : '')
}

/** Returns the version whose span holds the day; null before the first. */
export function versionOn(versions: readonly Version[], at: Day): Version | null {
  return (
    versions.findLast(({ from, to }) => (from === null || from <= at) && (to === null || at < to)) ?? null
  )
}

/** Returns the address of the act in the language shown, on the same day where the address names one. */
export function hrefOf(
  act: Act,
  to: { readonly at?: Day | null; readonly eId?: string | null } = {},
): string {
  const at = to.at === undefined ? (act.dated ? act.at : null) : to.at
  return addressOf(
    formatIri({ work: act.work.iri, language: act.expression.language, at, eId: to.eId ?? null }),
  )
}

function choose(
  page: Page,
  work: Work,
  expressions: readonly Expression[],
  language: Language | null,
): Expression | null {
  if (language !== null) return expressions.find((expression) => expression.language === language) ?? null
  const tags = expressions.map((expression) => bcp47(expression.language))
  const own =
    page.jurisdictions.get(work.jurisdiction)?.languages.map((code) => bcp47(code).toLowerCase()) ?? []
  const tag = preferred([...page.preferences, ...own], tags)
  return expressions[tag === null ? 0 : tags.indexOf(tag)] ?? null
}

function shownIds(reading: Reading | null): number[] {
  if (!reading || reading.mode === 'contents') return []
  return inOrder(reading.nodes).flatMap((node) => (isDivision(node) ? [] : [node.provisionId]))
}

function textIds(nodes: readonly Node[]): number[] {
  return inOrder(nodes).flatMap((node) => (node.textId === null ? [] : [node.textId]))
}

function characters(contents: ReadonlyMap<number, string>): number {
  let sum = 0
  for (const xml of contents.values()) sum += xml.length
  return sum
}

/** Reading stored texts for citations, each once by its words and the rules it is read by, and linking rows to where those lead. */
import type { NameBook, Rules } from '#citations/book.ts'
import { markedReferences, withMarked } from '#citations/marked-references.ts'
import type { Definition, Found, NamedAct } from '#citations/reference.ts'
import { READING } from '#citations/version.ts'
import { chunks } from '#kit/chunks.ts'
import type { Day } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import type { ExpressionToRead } from '#store/citation-reading.ts'
import { type CitedWork, worksOf } from '#store/cited.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { contentsOf } from '#store/provisions.ts'
import {
  type CitingRow,
  citationsOfTexts,
  citingRows,
  type NewCitation,
  recordLinks,
  recordReading,
  recordShortForms,
  rulesId,
  type StoredCitation,
  unread,
} from '#store/record/citations.ts'
import { definitionsOf } from '#store/short-forms.ts'
import { bookOver } from './book.ts'
import { Resolver, speaksOfItself } from './resolve.ts'

export type Transaction = Parameters<typeof rulesId>[0]

/** Where the rows of an expression stand. */
export interface LinkedFrom {
  readonly workId: number
  readonly expressionId: number
  readonly jurisdiction: string
}

/** Reads the rows of the expression by the short forms that its work defines, and records where they lead. Returns how much that was. */
export async function readRows(
  db: Database,
  trx: Transaction,
  { id, workId, language }: ExpressionToRead,
  rowIds: readonly number[],
  contents = new Contents(db),
): Promise<{ texts: number; links: number; held: number }> {
  const [work] = worksOf(db, [workId])
  if (!work || rowIds.length === 0) return { texts: 0, links: 0, held: 0 }
  const book = bookOver(db)
  const rows = citingRows(db, rowIds)
  const texts = [...new Set(rows.map(({ textId }) => textId))]
  const definitions = definitionsIn(db, workId)
  const rules = { ...rulesOf(work, language), definitions }
  const rulesRow = await rulesId(
    trx,
    JSON.stringify([READING, language, work.jurisdiction, rules.self, definitions]),
  )
  const fresh = unread(db, texts, rulesRow)
  for (const piece of chunks(fresh, PIECE))
    await recordReading(trx, rulesRow, piece, readTexts(contents.of(piece), rules, book.names))
  const resolver = new Resolver(db, book, { language })
  const place = { workId, expressionId: id, jurisdiction: work.jurisdiction }
  const count = { texts: texts.length, links: 0, held: 0 }
  for (const piece of chunks(rows, PIECE)) {
    const textIds = [...new Set(piece.map(({ textId }) => textId))]
    const cited = Map.groupBy(citationsOfTexts(db, textIds, rulesRow), ({ textId }) => textId)
    const links = piece.flatMap((row) =>
      (cited.get(row.textId) ?? []).map((citation) => linkOf(row, citation, place, resolver)),
    )
    await recordLinks(trx, links)
    count.links += links.length
    count.held += links.filter(({ state }) => state === 'held').length
  }
  return count
}

function rulesOf({ jurisdiction, type }: CitedWork, language: string): Rules {
  return { language, jurisdiction, self: speaksOfItself(type), definitions: [] }
}

// Texts or rows at a time: what was read of them is stored before more is, so that little is kept.
const PIECE = 200

/** The words of texts, kept while one import reads them for short forms and then for citations. */
export class Contents {
  readonly #db: Database
  readonly #kept = new Map<number, string>()
  #size = 0

  constructor(db: Database) {
    this.#db = db
  }

  /** Returns the fragments of the texts by id. */
  of(textIds: readonly number[]): ReadonlyMap<number, string> {
    const missing = textIds.filter((id) => !this.#kept.has(id))
    const read = contentsOf(this.#db, missing)
    for (const [id, xml] of read) {
      if (this.#size > MOST_CHARACTERS) break
      this.#kept.set(id, xml)
      this.#size += xml.length
    }
    return new Map(
      textIds.flatMap((id) => {
        const xml = read.get(id) ?? this.#kept.get(id)
        return xml === undefined ? [] : [[id, xml] as const]
      }),
    )
  }
}

const MOST_CHARACTERS = 10_000_000

function readTexts(contents: ReadonlyMap<number, string>, rules: Rules, names: NameBook): NewCitation[] {
  return [...contents].flatMap(([textId, xml]) => {
    const { found } = names.read(citableText(xml), rules)
    return withMarked(found, markedReferences(xml, citableText)).map((each) => toNew(textId, each))
  })
}

/**
 * Returns the plain text of a fragment as citations are read and placed in it: as long as `plainText` gives it, raised digits told
 * from others (12¹ is not 121).
 */
export function citableText(xml: string): string {
  if (!xml.includes('<sup>')) return plainText(xml)
  return plainText(
    xml.replace(/<sup>(\d{1,2})<\/sup>/g, (_, digits: string) =>
      [...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join(''),
    ),
  )
}

function toNew(textId: number, found: Found): NewCitation {
  const { act } = found
  return {
    text_id: textId,
    start: found.start,
    stop: found.end,
    meant: act.kind,
    named: act.kind === 'named' ? citedAct(act.candidates) : null,
    origin: found.from,
    path: JSON.stringify(found.path),
    upto: found.to && JSON.stringify(found.to),
    how: found.how,
    confidence: found.confidence,
  }
}

const actsAsCited = new WeakMap<object, NewCitation['named']>()

function citedAct(candidates: readonly NamedAct[]): NewCitation['named'] {
  const [first] = candidates
  const key = candidates.length === 1 && first ? first : candidates
  const known = actsAsCited.get(key)
  if (known) return known
  const made = {
    act: JSON.stringify(candidates),
    name: first?.name ?? '',
    jurisdiction: first?.jurisdiction ?? null,
    names: candidates.flatMap(({ aliases, titles, numbers = [], jurisdiction }) => [
      ...aliases.map((alias) => alias.toLowerCase()),
      ...titles.map((title) => `${jurisdiction}/${title}`),
      ...numbers.map((number) => `${jurisdiction}#${number}`),
    ]),
  }
  actsAsCited.set(key, made)
  return made
}

const MAY_DEFINE =
  /далее|далі|далей|hereinafter|hereafter|referred to|ci-après|im Folgenden|nachfolgend|nachstehend|en adelante|en lo sucesivo|en endavant|edaspidi|hierna|verder te noemen|zwan|doravante|наричан|εφεξής|以下简称|以下「|\(\p{Lu}[\p{L}]{1,11}\)/u

/** Records the short forms that the rows of the expression define. */
export async function defineForms(
  db: Database,
  trx: Transaction,
  { workId, language }: ExpressionToRead,
  rowIds: readonly number[],
  contents = new Contents(db),
): Promise<void> {
  const [work] = worksOf(db, [workId])
  if (!work || rowIds.length === 0) return
  const rules = rulesOf(work, language)
  const { names } = bookOver(db)
  const texts = [...new Set(citingRows(db, rowIds).map(({ textId }) => textId))]
  for (const piece of chunks(texts, PIECE))
    for (const xml of contents.of(piece).values()) {
      if (!MAY_DEFINE.test(xml)) continue
      const definitions = names.definitions(citableText(xml), rules)
      await recordShortForms(
        trx,
        workId,
        definitions.map(({ form, act }) => ({ form, act: JSON.stringify(act) })),
      )
    }
}

/** Returns the short forms that hold in all texts of the work. One that it gives two acts means either only beside its definition. */
export function definitionsIn(db: Database, workId: number): Definition[] {
  const byForm = Map.groupBy(definitionsOf<Definition['act']>(db, workId), ({ form }) => form)
  return [...byForm.values()].flatMap((all) => {
    const last = all.at(-1)
    return last && all.every(({ act }) => sameAct(act, last.act)) ? [last] : []
  })
}

// The act of a name may be known better the second time it is read: it has come in meanwhile.
function sameAct(one: Definition['act'], other: Definition['act']): boolean {
  if (one.kind !== 'named' || other.kind !== 'named') return one.kind === other.kind
  return one.candidates.some((mine) =>
    other.candidates.some(
      (theirs) =>
        mine.jurisdiction === theirs.jurisdiction &&
        (mine.key === theirs.key || mine.titles.some((title) => theirs.titles.includes(title))),
    ),
  )
}

/** Returns the link of a row to where one of its citations leads. */
export function linkOf(row: CitingRow, citation: StoredCitation, place: LinkedFrom, resolver: Resolver) {
  const found = foundOf(citation)
  const citing = {
    ...place,
    eId: null,
    provisionId: row.provisionId,
    at: row.from ?? beforeAll(row),
    until: row.to,
  }
  const target = resolver.target(found, citing)
  return {
    row_id: row.id,
    citation_id: citation.id,
    state: target.state,
    work_id: target.work?.id ?? null,
    provision_id: target.row?.provisionId ?? null,
    last_id: resolver.lastOf(found, target, citing)?.provisionId ?? null,
  }
}

// A text of which no beginning is known is read as on the last day it held; one without an end, as of the latest text.
function beforeAll({ to }: CitingRow): Day | null {
  return to
}

const asStored = new Map<string, unknown>()
const MOST_KEPT = 20_000

// A text cites few acts and ways many times.
function parsed<Value>(json: string): Value {
  const known = asStored.get(json)
  if (known !== undefined) return known as Value
  const value = JSON.parse(json) as Value
  if (asStored.size >= MOST_KEPT) asStored.clear()
  asStored.set(json, value)
  return value
}

function foundOf({ meant, act, origin, path, upto }: StoredCitation): Found {
  return {
    start: 0,
    end: 0,
    act:
      meant === 'named'
        ? { kind: 'named', candidates: act === null ? [] : parsed<NamedAct[]>(act) }
        : meant === 'other'
          ? { kind: 'other', phrase: '' }
          : { kind: meant },
    from: origin,
    path: parsed<Found['path']>(path),
    to: upto === null ? null : parsed<Found['path']>(upto),
    how: 'context',
    confidence: 1,
  }
}

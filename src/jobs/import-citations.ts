/** What came into the library is read for citations, each text once; and what waited for it is led to it. */
import type { NameBook, Rules } from '#citations/book.ts'
import type { Definition, Found, NamedAct } from '#citations/reference.ts'
import { titleKey } from '#citations/titles.ts'
import type { Day } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import { namesOfWork, titlesOfWork, worksOf } from '#store/cited.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { contentsOf } from '#store/provisions.ts'
import {
  type CitingRow,
  citationsOfTexts,
  citingRows,
  type NewCitation,
  openLinks,
  recordLinks,
  recordReading,
  recordShortForms,
  removeLinks,
  rulesId,
  type StoredCitation,
  unread,
} from '#store/record-citations.ts'
import { definitionsOf } from '#store/short-forms.ts'
import { bookOver, forgetBook } from './citation-book.ts'
import { Resolver, speaksOfItself } from './resolve-citation.ts'

type Transaction = Parameters<typeof rulesId>[0]

/** Goes up when the rules of reading change: texts are then read anew as they come in. */
const VERSION = 1
// Of the links that wait for an act that very much law cites.
const MOST_REOPENED = 200_000

/** An expression of which rows came in. */
export interface ReadExpression {
  readonly id: number
  readonly workId: number
  readonly language: string
  readonly inserted: readonly number[]
  readonly superseded: readonly number[]
}

/** Reads the rows that came in for citations and leads them on; leads on what waited for this work. In the import's transaction. */
export async function recordCitations(
  db: Database,
  trx: Transaction,
  expressions: readonly ReadExpression[],
): Promise<void> {
  try {
    const book = bookOver(db)
    for (const expression of expressions) await readExpression(db, trx, expression)
    for (const workId of new Set(expressions.map((expression) => expression.workId))) {
      const [work] = worksOf(db, [workId])
      if (!work) continue
      const titles = [work.title, ...titlesOfWork(db, workId)].map(
        (title) => `${work.jurisdiction}/${titleKey(title)}`,
      )
      await reopen(db, trx, workId, [...namesOfWork(db, workId), ...titles])
    }
    book.refresh()
  } catch (error) {
    forgetBook(db)
    throw error
  }
}

async function readExpression(db: Database, trx: Transaction, expression: ReadExpression): Promise<void> {
  const { id, workId, language, inserted, superseded } = expression
  await removeLinks(trx, superseded)
  const [work] = worksOf(db, [workId])
  if (!work || inserted.length === 0) return
  const book = bookOver(db)
  const rows = citingRows(db, inserted)
  const texts = [...new Set(rows.map(({ textId }) => textId))]
  const self = speaksOfItself(work.type)
  const base: Rules = { language, jurisdiction: work.jurisdiction, self, definitions: [] }
  await defineForms(db, trx, workId, texts, base, book.names)
  const definitions = settled(definitionsOf<Definition['act']>(db, workId))
  const rules = { ...base, definitions }
  const rulesRow = await rulesId(
    trx,
    JSON.stringify([VERSION, language, work.jurisdiction, self, definitions]),
  )
  const fresh = unread(db, texts, rulesRow)
  await recordReading(trx, rulesRow, fresh, readTexts(db, fresh, rules, book.names))
  const cited = Map.groupBy(citationsOfTexts(db, texts, rulesRow), ({ textId }) => textId)
  const resolver = new Resolver(db, book, { language })
  const place = { workId, expressionId: id, jurisdiction: work.jurisdiction }
  const links = rows.flatMap((row) =>
    (cited.get(row.textId) ?? []).map((citation) => linkOf(row, citation, place, resolver)),
  )
  await recordLinks(trx, links)
}

const PIECE = 2000

function readTexts(db: Database, textIds: readonly number[], rules: Rules, names: NameBook): NewCitation[] {
  const citations: NewCitation[] = []
  for (let at = 0; at < textIds.length; at += PIECE)
    for (const [textId, xml] of contentsOf(db, textIds.slice(at, at + PIECE)))
      for (const found of names.read(citableText(xml), rules).found) citations.push(toNew(textId, found))
  return citations
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

const actsAsCited = new WeakMap<readonly NamedAct[], NewCitation['named']>()

function citedAct(candidates: readonly NamedAct[]): NewCitation['named'] {
  const known = actsAsCited.get(candidates)
  if (known) return known
  const [first] = candidates
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
  actsAsCited.set(candidates, made)
  return made
}

const MAY_DEFINE =
  /далее|далі|далей|hereinafter|hereafter|referred to|ci-après|im Folgenden|nachfolgend|nachstehend|en adelante|en lo sucesivo|en endavant|edaspidi|hierna|verder te noemen|zwan|doravante|наричан|εφεξής|以下简称|以下「|\(\p{Lu}[\p{L}]{1,11}\)/u

async function defineForms(
  db: Database,
  trx: Transaction,
  workId: number,
  texts: readonly number[],
  rules: Rules,
  names: NameBook,
): Promise<void> {
  for (let at = 0; at < texts.length; at += PIECE)
    for (const xml of contentsOf(db, texts.slice(at, at + PIECE)).values()) {
      if (!MAY_DEFINE.test(xml)) continue
      const { definitions } = names.read(citableText(xml), rules)
      await recordShortForms(
        trx,
        workId,
        definitions.map(({ form, act }) => ({ form, act: JSON.stringify(act) })),
      )
    }
}

// A form that an act defines twice means either only beside its definition.
function settled(definitions: readonly Definition[]): Definition[] {
  const byForm = Map.groupBy(definitions, ({ form }) => form)
  return [...byForm.values()].flatMap((all) => (all.length === 1 ? all : []))
}

function linkOf(
  row: CitingRow,
  citation: StoredCitation,
  place: { readonly workId: number; readonly expressionId: number; readonly jurisdiction: string },
  resolver: Resolver,
) {
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

function foundOf({ meant, act, origin, path, upto }: StoredCitation): Found {
  return {
    start: 0,
    end: 0,
    act:
      meant === 'named'
        ? { kind: 'named', candidates: act === null ? [] : (JSON.parse(act) as NamedAct[]) }
        : meant === 'other'
          ? { kind: 'other', phrase: '' }
          : { kind: meant },
    from: origin,
    path: JSON.parse(path) as Found['path'],
    to: upto === null ? null : (JSON.parse(upto) as Found['path']),
    how: 'context',
    confidence: 1,
  }
}

async function reopen(
  db: Database,
  trx: Transaction,
  workId: number,
  names: readonly string[],
): Promise<void> {
  const open = openLinks(db, workId, names, MOST_REOPENED)
  const byExpression = Map.groupBy(open, ({ expressionId }) => expressionId)
  for (const links of byExpression.values()) {
    const [first] = links
    if (!first) continue
    const resolver = new Resolver(db, bookOver(db), { language: first.language })
    const place = { workId: first.workId, expressionId: first.expressionId, jurisdiction: first.jurisdiction }
    await recordLinks(
      trx,
      links.map(({ row, citation }) => linkOf(row, citation, place, resolver)),
    )
  }
}

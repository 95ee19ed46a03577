/** Reading what a draft begins from: the history of an expression, the words of a day, and what the act is. */
import type { Day } from '#kit/day.ts'
import { type Content, contentOf } from '#law/content.ts'
import { isForce } from '#law/force.ts'
import { among, type Database } from '#store/dialect/sqlite.ts'
import { expressionsOf } from '#store/expressions.ts'
import type { Expression, ProvisionVersion, Work } from '#store/model.ts'
import { contentsOf, historyRows } from '#store/provisions.ts'
import { recordingOf } from '#store/seen-texts.ts'
import { versionsOf } from '#store/versions.ts'
import { workSummary } from '#store/works.ts'
import type { Base } from './draft.ts'
import { type History, type HistoryRow, rowsOn } from './history.ts'
import type { Description } from './steps.ts'
import type { Text } from './text.ts'

/** An expression as a draft mends it. */
export interface HeldExpression {
  readonly work: Work
  readonly expression: Expression
  /** The recording it stands at. */
  readonly recording: number
  readonly base: Base
}

/** Returns the expression with its history; null where there is none of the id. */
export async function heldExpression(db: Database, expressionId: number): Promise<HeldExpression | null> {
  const found = await db.sql
    .selectFrom('expression')
    .where('id', '=', expressionId)
    .select('work_id')
    .executeTakeFirst()
  if (!found) return null
  const { work } = await workSummary(db.sql, found.work_id)
  const expression = (await expressionsOf(db.sql, [work.id])).find((one) => one.id === expressionId)
  if (!expression) return null
  const recording = await recordingOf(db.sql, expressionId)
  const description = await descriptionOf(db, work, expression)
  return { work, expression, recording, base: await baseOf(db, expressionId, recording, description) }
}

/** Returns what is known of the act, as a draft describes it. */
export async function descriptionOf(db: Database, work: Work, expression: Expression): Promise<Description> {
  const aliases = await db.sql
    .selectFrom('alias')
    .where('work_id', '=', work.id)
    .select(['scheme', 'value'])
    .orderBy('value')
    .execute()
  return {
    of: work.iri,
    jurisdiction: work.jurisdiction,
    language: expression.language,
    type: work.type,
    subtype: work.subtype,
    number: work.number,
    date: work.date,
    title: expression.title,
    published: work.published,
    force: work.force != null && isForce(work.force) ? work.force : null,
    textState: expression.textState,
    aliases,
    topics: [...work.topics],
  }
}

interface Kept {
  readonly recording: number
  readonly history: History
  readonly texts: Map<Day, Text>
}

// The histories edited lately: as one types, nothing is read again. They stand as long as the expression stands at its recording.
const MAX_HISTORIES = 8
const keptByDatabase = new WeakMap<Database, Map<number, Kept>>()

async function baseOf(
  db: Database,
  expressionId: number,
  recording: number,
  description: Description,
): Promise<Base> {
  const kept = keptByDatabase.get(db) ?? new Map<number, Kept>()
  keptByDatabase.set(db, kept)
  let found = kept.get(expressionId)
  if (found?.recording !== recording) {
    found = { recording, history: await historyOf(db, expressionId), texts: new Map() }
    kept.delete(expressionId)
    if (kept.size >= MAX_HISTORIES) kept.delete([...kept.keys()][0] as number)
    kept.set(expressionId, found)
  }
  const { history, texts } = found
  const textOn = (at: Day): Text => {
    const known = texts.get(at)
    if (known) return known
    const text = textFrom(db, history, at)
    texts.set(at, text)
    return text
  }
  return { history, description, textOn }
}

async function historyOf(db: Database, expressionId: number): Promise<History> {
  const rows = historyRows(db, expressionId)
  const wIds = new Map(rows.map((row) => [row.provisionId, row.wId]))
  const hashes = hashesOf(
    db,
    rows.flatMap((row) => row.textId ?? []),
  )
  return {
    rows: rows.map((row) => toRow(row, wIds, hashes)),
    versions: await versionsOf(db.sql, expressionId),
  }
}

function toRow(
  row: ProvisionVersion,
  wIds: ReadonlyMap<number, string>,
  hashes: ReadonlyMap<number, string>,
): HistoryRow {
  const { id, wId, eId, sort, kind, num, heading, from, to, basis, missing, concurrent, ground, textId } = row
  const words = textId === null ? null : { hash: hashes.get(textId) ?? '', textId, content: null }
  const parent = row.parentId === null ? null : (wIds.get(row.parentId) ?? null)
  return {
    id,
    wId,
    parent,
    eId,
    sort,
    kind,
    num,
    heading,
    words,
    from,
    to,
    basis,
    missing,
    concurrent,
    ground,
  }
}

function hashesOf(db: Database, textIds: readonly number[]): Map<number, string> {
  const query = db.sql
    .selectFrom('text')
    .where(among('id', [...new Set(textIds)]))
    .select(['id', 'hash'])
  return new Map(
    db
      .rows(query.compile())
      .map(([id, hash]) => [id as number, Buffer.from(hash as Uint8Array).toString('hex')]),
  )
}

function textFrom(db: Database, history: History, at: Day): Text {
  const rows = rowsOn(history, at)
  const xml = contentsOf(
    db,
    rows.flatMap(({ row }) => row.words?.textId ?? []),
  )
  return rows.map(({ row, depth }) => {
    const { wId, kind, num, heading, eId, missing, concurrent } = row
    return {
      wId,
      depth,
      kind,
      num,
      heading,
      content: contentHeld(row, xml),
      eId,
      missing,
      concurrent,
    }
  })
}

function contentHeld({ words }: HistoryRow, xml: ReadonlyMap<number, string>): Content | null {
  if (!words) return null
  if (words.content) return words.content
  const found = words.textId === null ? undefined : xml.get(words.textId)
  return found === undefined ? null : contentOf(found)
}

/** An expression of the library as an object of the exchange. */
import { headIn } from '#exchange/object/head.ts'
import { type ExchangeObject, type Head, numbered, type Row } from '#exchange/object/model.ts'
import { writableText } from '#exchange/object/writable.ts'
import type { Ground } from '#law/provision.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Library } from '#store/library.ts'
import type { Expression, ProvisionVersion, Work } from '#store/model.ts'
import { hashedContentsOf, historyRows } from '#store/provisions.ts'
import { rowsAfter, rowsChangedSince } from '#store/published.ts'

/** An object, with the rows of the library that its rows were made of. */
export interface HeldObject {
  readonly object: ExchangeObject
  readonly held: ReadonlyMap<Row, ProvisionVersion>
}

/** Returns the expression with its whole history, without anything that only this library knows. */
export async function objectOf(
  library: Library,
  work: Work,
  expression: Expression,
): Promise<ExchangeObject> {
  return (await heldObjectOf(library, work, expression)).object
}

/** Returns an expression by its id as an object. */
export async function expressionObject(library: Library, ids: Ids): Promise<HeldObject> {
  const work = (await library.worksByIds([ids.workId]))[0]?.work
  const expression = (await library.expressions(ids.workId)).find(({ id }) => id === ids.expressionId)
  if (!work || !expression) throw new Error(`Expression ${ids.expressionId} went away while it was published`)
  return heldObjectOf(library, work, expression)
}

interface Ids {
  readonly workId: number
  readonly expressionId: number
}

/** Returns the object that an expression was right after a recording, given its head as it was then. */
export function objectAsOf(db: Database, at: At, head: string): ExchangeObject {
  return objectWith(db, rowsAfter(db, at.expression_id, at.recording), head).object
}

interface At {
  readonly expression_id: number
  readonly recording: number
}

/**
 * Returns the object that an expression was right after a recording, given its head as it was then and what the same expression is
 * now: only what differs is read, and the rows and texts of both are the same.
 */
export function objectBefore(db: Database, at: At, head: string, now: HeldObject): ExchangeObject {
  const { gone, come } = rowsChangedSince(db, at.expression_id, at.recording)
  const made = new Map<number, Row>()
  const held = [...gone]
  for (const [row, version] of now.held) {
    if (come.has(version.id)) continue
    made.set(version.id, row)
    held.push(version)
  }
  const brought = hashedContentsOf(
    db,
    gone.flatMap(({ textId }) => textId ?? []),
  )
  const rows = numbered([...rowsOf(held, brought, made).keys()])
  const texts = new Map<string, string>()
  const fetched = new Map(brought.values())
  for (const { text } of rows)
    if (text !== null && !texts.has(text))
      texts.set(text, now.object.texts.get(text) ?? fetched.get(text) ?? '')
  return { head: headIn(head), rows, texts }
}

/** Returns the object that an expression is now, given its head. */
export function currentObject(db: Database, expressionId: number, head: string): ExchangeObject {
  return currentlyHeld(db, expressionId, head).object
}

/** Returns the object that an expression is now, given its head, with the rows of the library. */
export function currentlyHeld(db: Database, expressionId: number, head: string): HeldObject {
  return objectWith(db, historyRows(db, expressionId), head)
}

function objectWith(db: Database, versions: readonly ProvisionVersion[], head: string): HeldObject {
  const contents = hashedContentsOf(
    db,
    versions.flatMap((row) => row.textId ?? []),
  )
  return objectFrom(headIn(head), versions, contents)
}

async function heldObjectOf(library: Library, work: Work, expression: Expression): Promise<HeldObject> {
  const versions = await library.history(expression.id)
  const contents = await library.hashedContents(versions.flatMap((row) => row.textId ?? []))
  return objectFrom(await headOf(library, work, expression), versions, contents)
}

function objectFrom(head: Head, versions: readonly ProvisionVersion[], contents: Contents): HeldObject {
  const held = rowsOf(versions, contents)
  return { object: { head, rows: numbered([...held.keys()]), texts: new Map(contents.values()) }, held }
}

async function headOf(library: Library, work: Work, expression: Expression): Promise<Head> {
  const { relations, aliases } = await library.stated(work.id)
  return {
    work: {
      iri: work.iri,
      jurisdiction: work.jurisdiction,
      type: work.type,
      subtype: work.subtype,
      date: work.date,
      number: work.number,
      title: work.title,
      published: work.published,
      topics: work.topics,
      force: work.force ?? null,
      body: work.body ?? null,
    },
    aliases: aliases.map(({ scheme, value }) => [scheme, value]),
    relations,
    expression: {
      language: expression.language,
      title: expression.title,
      textState: expression.textState,
      source: expression.source.name,
      completeFrom: expression.completeFrom,
    },
    versions: (await library.versions(expression.id)).map(
      ({ from, to, basis, published, ground, state, reason }) => ({
        from,
        to,
        basis,
        published,
        ground,
        state,
        reason,
      }),
    ),
  }
}

type Contents = ReadonlyMap<number, readonly [hash: string, xml: string]>

// Rows made before are taken again where they stand in the same division.
function rowsOf(
  versions: readonly ProvisionVersion[],
  contents: Contents,
  made: ReadonlyMap<number, Row> = new Map(),
): Map<Row, ProvisionVersion> {
  const wIds = new Map(versions.map((row) => [row.provisionId, row.wId]))
  return new Map(
    versions.map((version) => {
      const parent = version.parentId === null ? null : (wIds.get(version.parentId) ?? null)
      const known = made.get(version.id)
      if (!known) return [rowOf(version, parent, contents), version]
      return [known.parent === parent ? known : { ...known, parent }, version]
    }),
  )
}

function rowOf(row: ProvisionVersion, parent: string | null, contents: Contents): Row {
  return {
    wId: row.wId,
    eId: row.eId,
    parent,
    sort: row.sort,
    kind: row.kind,
    num: row.num === null ? null : writableText(row.num),
    heading: row.heading === null ? null : writableText(row.heading),
    from: row.from,
    to: row.to,
    basis: row.basis,
    missing: row.missing,
    concurrent: row.concurrent,
    ground: row.ground && writableGround(row.ground),
    text: row.textId === null ? null : (contents.get(row.textId)?.[0] ?? null),
  }
}

function writableGround({ title, id }: Ground): Ground {
  return { title: writableText(title), id: id === null ? null : writableText(id) }
}

/** An expression of the library as an object of the exchange. */
import { headIn } from '#exchange/object/head.ts'
import { type ExchangeObject, numbered, type Row } from '#exchange/object/model.ts'
import { writableText } from '#exchange/object/writable.ts'
import type { Ground } from '#law/provision.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Library } from '#store/library.ts'
import type { Expression, ProvisionVersion, Work } from '#store/model.ts'
import { hashedContentsOf, historyRows } from '#store/provisions.ts'
import { rowsAfter } from '#store/published.ts'

/** Returns the expression with its whole history, without anything that only this library knows. */
export async function objectOf(
  library: Library,
  work: Work,
  expression: Expression,
): Promise<ExchangeObject> {
  const held = await library.history(expression.id)
  const contents = await library.hashedContents(held.flatMap((row) => row.textId ?? []))
  const { relations, aliases } = await library.stated(work.id)
  return {
    head: {
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
    },
    ...rowsOf(held, contents),
  }
}

/** Returns an expression by its id as an object. */
export async function expressionObject(
  library: Library,
  { workId, expressionId }: { readonly workId: number; readonly expressionId: number },
): Promise<ExchangeObject> {
  const work = (await library.worksByIds([workId]))[0]?.work
  const expression = (await library.expressions(workId)).find(({ id }) => id === expressionId)
  if (!work || !expression) throw new Error(`Expression ${expressionId} went away while it was published`)
  return objectOf(library, work, expression)
}

/** Returns the object that an expression was right after a recording, given its head as it was then. */
export function objectAsOf(
  db: Database,
  at: { readonly expression_id: number; readonly recording: number },
  head: string,
): ExchangeObject {
  const held = rowsAfter(db, at.expression_id, at.recording)
  const contents = hashedContentsOf(
    db,
    held.flatMap((row) => row.textId ?? []),
  )
  return { head: headIn(head), ...rowsOf(held, contents) }
}

/** Returns the object that an expression is now, given its head. */
export function currentObject(db: Database, expressionId: number, head: string): ExchangeObject {
  const held = historyRows(db, expressionId)
  const contents = hashedContentsOf(
    db,
    held.flatMap((row) => row.textId ?? []),
  )
  return { head: headIn(head), ...rowsOf(held, contents) }
}

type Contents = ReadonlyMap<number, readonly [hash: string, xml: string]>

function rowsOf(
  held: readonly ProvisionVersion[],
  contents: Contents,
): Pick<ExchangeObject, 'rows' | 'texts'> {
  const wIds = new Map(held.map((row) => [row.provisionId, row.wId]))
  return {
    rows: numbered(held.map((row) => rowOf(row, wIds, contents))),
    texts: new Map(contents.values()),
  }
}

function rowOf(row: ProvisionVersion, wIds: ReadonlyMap<number, string>, contents: Contents): Row {
  return {
    wId: row.wId,
    eId: row.eId,
    parent: row.parentId === null ? null : (wIds.get(row.parentId) ?? null),
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

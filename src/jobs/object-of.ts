/** An expression of the library as an object of the exchange. */
import { type ExchangeObject, numbered, type Row } from '#exchange/object/model.ts'
import type { Library } from '#store/library.ts'
import type { Expression, ProvisionVersion, Work } from '#store/model.ts'

/** Returns the expression with its whole history, without anything that only this library knows. */
export async function objectOf(
  library: Library,
  work: Work,
  expression: Expression,
): Promise<ExchangeObject> {
  const held = await library.history(expression.id)
  const contents = await library.hashedContents(held.flatMap((row) => row.textId ?? []))
  const wIds = new Map(held.map((row) => [row.provisionId, row.wId]))
  const rows = held.map((row) => rowOf(row, wIds, contents))
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
    rows: numbered(rows),
    texts: new Map(contents.values()),
  }
}

function rowOf(
  row: ProvisionVersion,
  wIds: ReadonlyMap<number, string>,
  contents: ReadonlyMap<number, readonly [string, string]>,
): Row {
  return {
    wId: row.wId,
    eId: row.eId,
    parent: row.parentId === null ? null : (wIds.get(row.parentId) ?? null),
    sort: row.sort,
    kind: row.kind,
    num: row.num,
    heading: row.heading,
    from: row.from,
    to: row.to,
    basis: row.basis,
    missing: row.missing,
    concurrent: row.concurrent,
    ground: row.ground,
    text: row.textId === null ? null : (contents.get(row.textId)?.[0] ?? null),
  }
}

/** Reading an expression out of the library as Akoma Ntoso 3.0. */
import type { Day } from '#kit/day.ts'
import { toAkn } from '#markup/akn.ts'
import type { Library } from '#store/library.ts'
import type { Expression, ProvisionVersion, Work } from '#store/model.ts'
import { readingOrder } from '#store/outline.ts'

/** Returns the document of an expression with its whole history. */
export async function historyAsAkn(
  { library }: { library: Library },
  work: Work,
  expression: Expression,
): Promise<string> {
  return write(library, work, expression, null, await library.history(expression.id))
}

/** Returns the document of an expression on a day; null where no text is held for it. */
export async function textAsAkn(
  { library }: { library: Library },
  work: Work,
  expression: Expression,
  at: Day,
): Promise<string | null> {
  const { nodes } = await library.textOnDay(expression.id, at)
  return nodes.length === 0 ? null : write(library, work, expression, at, readingOrder(nodes))
}

async function write(
  library: Library,
  work: Work,
  expression: Expression,
  at: Day | null,
  rows: readonly ProvisionVersion[],
): Promise<string> {
  const { aliases } = await library.summary(work.id)
  const versions = await library.versions(expression.id)
  const contents = await library.contents(rows.flatMap((row) => row.textId ?? []))
  return toAkn({ work, aliases, expression, versions, at, rows, contents })
}

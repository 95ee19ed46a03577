/** Reading an expression out of the library as Akoma Ntoso 3.0. */
import { toAknXml } from '#export/akn.ts'
import type { Day } from '#kit/day.ts'
import { toAkn } from '#markup/akn.ts'
import type { Library } from '#store/library.ts'
import type { Expression, Work } from '#store/model.ts'
import { documentOn } from './document.ts'

/** Returns the document of an expression with its whole history. */
export async function historyAsAkn(
  { library }: { library: Library },
  work: Work,
  expression: Expression,
): Promise<string> {
  const rows = await library.history(expression.id)
  const { aliases } = await library.summary(work.id)
  const versions = await library.versions(expression.id)
  const contents = await library.contents(rows.flatMap((row) => row.textId ?? []))
  return toAkn({ work, aliases, expression, versions, at: null, rows, contents })
}

/** Returns the document of an expression on a day; null where no text is held for it. */
export async function textAsAkn(
  opened: { library: Library },
  work: Work,
  expression: Expression,
  at: Day,
): Promise<string | null> {
  const document = await documentOn(opened, work, expression, at)
  return document.nodes.length === 0 ? null : toAknXml(document)
}

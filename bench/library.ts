/** Opening a library that a measurement filled. */
import path from 'node:path'
import type { Day } from '../src/kit/day.ts'
import { openSqlite } from '../src/store/dialect/sqlite.ts'
import { openLibrary } from '../src/store/library.ts'
import { readingOrder } from '../src/store/outline.ts'

/** Returns the library of a home, and an act of it with its dated points in time. */
export async function openAct(home: string, alias: string) {
  const db = openSqlite(path.join(home, 'library.db'))
  const library = await openLibrary(db)
  const reference = await library.resolve(alias)
  const expression = reference && (await library.expression(reference.work.id, null))
  if (!expression) throw new Error(`Cannot measure: ${alias} is not held in ${home}`)
  const days = (await library.versions(expression.id)).flatMap((version) => version.from ?? [])
  const withText = async (at: Day) => {
    const nodes = readingOrder((await library.textOnDay(expression.id, at)).nodes)
    return { nodes, contents: await library.contents(nodes.flatMap((node) => node.textId ?? [])) }
  }
  return { db, library, expression, days, withText }
}

/** Everything under the corpora, imported once into a temporary library. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { ExchangeObject } from '#exchange/object/model.ts'
import { objectOf } from '#jobs/exchange/object-of.ts'
import { recognise } from '#jobs/import/recognise.ts'
import { SOURCES } from '#sources/registry.ts'
import { bring, emptyHolding, expressionsIn, type Holding } from '../completeness/holding.ts'
import { corpus } from '../corpora.ts'

/** Imports the folders into a new library, whatever their format; what the integrity gate refuses is passed over. */
export async function libraryOf(...names: readonly string[]): Promise<Holding> {
  const holding = await emptyHolding()
  const paths = names.flatMap((name) => corpus(name) ?? [])
  for (const [source, places] of (await recognise(SOURCES, paths)).claimed)
    await bring(holding, source.name, places)
  return holding
}

/** Returns the names of all corpora. */
export function allCorpora(): string[] {
  const root = path.dirname(corpus('ua-rada-md') ?? '')
  return root === '.'
    ? []
    : readdirSync(root, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []))
}

/** Yields every expression of the library as an object, with what it is called. */
export async function* objectsIn(holding: Holding): AsyncGenerator<{ name: string; object: ExchangeObject }> {
  for (const { work, expression } of await expressionsIn(holding))
    yield {
      name: `${work.iri} (${expression.language})`,
      object: await objectOf(holding.library, work, expression),
    }
}

/** Everything under the corpora, imported once into a temporary library. */
import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ExchangeObject } from '#exchange/object/model.ts'
import { objectOf } from '#jobs/exchange/object-of.ts'
import { recognise } from '#jobs/import/recognise.ts'
import { SOURCES } from '#sources/registry.ts'
import { sampled } from '../completeness/dated-files.ts'
import { bring, emptyHolding, expressionsIn, type Holding } from '../completeness/holding.ts'
import { corpus } from '../corpora.ts'

/** Imports the folders into a new library, whatever their format; what the integrity gate refuses is passed over. */
export async function libraryOf(...names: readonly string[]): Promise<Holding> {
  return libraryAt(names.flatMap((name) => corpus(name) ?? []))
}

/** As `libraryOf()`, of each act in the folder no more than the last so many versions. */
export async function latestOf(name: string, count: number): Promise<Holding> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'comity-latest-'))
  sampled(corpus(name) ?? '', scratch, (index, all) => index >= all - count)
  const holding = await libraryAt([scratch])
  await rm(scratch, { recursive: true })
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

async function libraryAt(paths: readonly string[]): Promise<Holding> {
  const holding = await emptyHolding()
  for (const [source, places] of (await recognise(SOURCES, paths)).claimed)
    await bring(holding, source.name, places)
  return holding
}

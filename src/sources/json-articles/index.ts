/**
 * Acts whose articles are JSON: a folder with an index and a file an article (the Constitution of Nepal), or a file with Akoma Ntoso as HTML in
 * one or several languages (Laws.Africa). Each shape has a file here.
 */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { ActDraft, Place, ReadOptions, Refusal, Source } from '../contract.ts'
import { reading, refusalOf } from '../faults.ts'
import { placeAt } from '../files.ts'
import { filesAt, followed, isWanted } from '../one-file-acts.ts'
import { actOf, type Given, LAWS_AFRICA_MARK, readLawsAfrica } from './laws-africa.ts'
import { INDEX_MARK, readNepal } from './nepal.ts'

export const jsonArticles: Source = {
  name: 'json-articles',
  summary:
    'JSON of articles: an index and a file an article (Nepal), acts of the API of Laws.Africa (South Africa)',
  claims,
  read,
}

const INDEX = 'index.json'

async function claims(place: Place): Promise<boolean> {
  if (!place.directory) {
    if (!place.path.endsWith('.json')) return false
    const head = await place.head()
    return LAWS_AFRICA_MARK.test(head) || (path.basename(place.path) === INDEX && INDEX_MARK.test(head))
  }
  if (place.names.includes(INDEX)) return claims(await placeAt(path.join(place.path, INDEX)))
  const [first] = place.names
  if (first === undefined || !place.names.every((name) => name.endsWith('.json'))) return false
  return claims(await placeAt(path.join(place.path, first)))
}

async function* read(paths: readonly string[], options: ReadOptions): AsyncGenerator<ActDraft | Refusal> {
  const works = new Map<string, Given[]>()
  for (const location of paths) {
    try {
      const index = await indexAt(location)
      if (index !== null) yield* wanted(await followed(index, () => readNepal(index)), options)
      else yield* gather(location, works)
    } catch (error) {
      yield refusalOf(error)
    }
  }
  for (const given of works.values()) {
    try {
      yield* wanted(await followed(given[0]?.file ?? '', () => actOf(given)), options)
    } catch (error) {
      yield refusalOf(error)
    }
  }
}

async function indexAt(location: string): Promise<string | null> {
  const isFolder = (await reading(location, () => stat(location))).isDirectory()
  const index = isFolder ? path.join(location, INDEX) : location
  if (path.basename(index) !== INDEX) return null
  const isThere = await stat(index).then(
    (info) => info.isFile(),
    () => false,
  )
  return isThere ? index : null
}

// Languages and days of one work may lie in several files.
async function* gather(location: string, works: Map<string, Given[]>): AsyncGenerator<Refusal> {
  for await (const file of filesAt([location], (name) => name.endsWith('.json'), 'JSON of acts (.json)')) {
    if (typeof file !== 'string') yield file
    else {
      try {
        for (const given of await followed(file, () => readLawsAfrica(file))) {
          const key = given.expression.frbr_uri
          works.set(key, [...(works.get(key) ?? []), given])
        }
      } catch (error) {
        yield refusalOf(error)
      }
    }
  }
}

function* wanted(act: ActDraft, options: ReadOptions): Generator<ActDraft> {
  const work = { ...act.work, jurisdiction: options.jurisdiction ?? act.work.jurisdiction }
  options.progress({ label: work.title, done: 1, total: null })
  if (isWanted(options.only, act.expressions[0]?.path ?? '', work)) yield { ...act, work }
}

/** What the publisher signed, read from its files; and whether a node's library is, in every word, one of the states that it signed. */
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeObject } from '#exchange/object/write.ts'
import { currentObject } from '#jobs/exchange/object-of.ts'
import { type Database, openSqliteToRead } from '#store/dialect/sqlite.ts'
import { followedCollections } from '#store/followed.ts'
import { objectIn, rowsOf } from '../conformance/objects.ts'
import { sha256, unzstd } from '../conformance/reading.ts'
import { type Release, stateAfter } from '../conformance/releases.ts'
import { statementsRoot, stateRoot } from '../conformance/trees.ts'

/** The releases of a collection that are signed, from the first to the latest. */
export interface Truth {
  readonly releases: readonly Release[]
  readonly hashes: readonly string[]
}

/** Returns what is signed of a collection in the folder of a repository. */
export async function truthIn(repository: string, collection: string): Promise<Truth> {
  const metadata = path.join(repository, 'metadata')
  const named = async (name: string) => JSON.parse(await readFile(path.join(metadata, name), 'utf8')).signed
  const timestamp = await named('timestamp.json')
  const snapshot = await named(`${timestamp.meta['snapshot.json'].version}.snapshot.json`)
  const role = await named(`${snapshot.meta[`${collection}.json`].version}.${collection}.json`)
  const releases: Release[] = []
  const hashes: string[] = []
  let hash: string | null = role.targets[`${collection}/release.json.zst`].hashes.sha256
  while (hash !== null) {
    const bytes = await readFile(path.join(repository, 'releases', `${hash}.json.zst`))
    const release: Release = JSON.parse(unzstd(bytes, 2 ** 29).toString())
    releases.unshift(release)
    hashes.unshift(hash)
    hash = release.previous?.hash ?? null
  }
  return { releases, hashes }
}

/**
 * Returns the number of the release at which a node stands, once everything in its library was found to be what that release
 * signs: every object made again and hashed, its rows read by a reader of its own, the root over all, and each text by its hash.
 */
export async function standingOf(home: string, { releases, hashes }: Truth): Promise<number> {
  const db = openSqliteToRead(path.join(home, 'library.db'))
  try {
    const [standing, ...others] = await followedCollections(db.sql, null)
    assert.equal(others.length, 0)
    const number = standing?.release ?? 0
    assert.equal(standing?.hash ?? null, hashes[number - 1] ?? null, 'it stands at a release that was signed')
    const state = [...stateAfter(releases.slice(0, number)).values()]
    const held = objectsHeld(db)
    assert.deepEqual(
      held.map(({ work, language, object }) => [work, language, object]).sort(),
      state.map(({ work, language, object }) => [work, language, object]).sort(),
      `${home} holds what release ${number} signs`,
    )
    assert.equal(stateRoot(held), releases[number - 1]?.root ?? '0'.repeat(64))
    assertTexts(db)
    assertShown(db)
    return number
  } finally {
    await db.close()
  }
}

function objectsHeld(db: Database) {
  const query = db.sql.selectFrom('received').select(['work', 'language', 'expression_id', 'head'])
  return (db.rows(query.compile()) as [string, string, number, string][]).map(
    ([work, language, expressionId, head]) => {
      const { bytes } = writeObject(currentObject(db, expressionId, head))
      const statements = rowsOf(objectIn(bytes.toString())).map(({ statement }) => statement)
      return { work, language, object: sha256(bytes), length: bytes.length, rows: statementsRoot(statements) }
    },
  )
}

function assertTexts(db: Database): void {
  for (const [hash, xml] of db.rows(db.sql.selectFrom('text').select(['hash', 'xml']).compile()))
    assert.equal(Buffer.from(hash as Uint8Array).toString('hex'), sha256(xml as string))
}

// Nothing is shown that the publisher does not sign now.
function assertShown(db: Database): void {
  const shown = db.sql
    .selectFrom('expression')
    .where('shown', '=', 1)
    .where('id', 'not in', (eb) => eb.selectFrom('received').select('expression_id'))
    .select('id')
  assert.deepEqual(db.rows(shown.compile()), [])
}

/** Returns whether the folder holds files that were begun and never ended. */
export async function leftovers(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  return names.filter((name) => name.endsWith('.part'))
}

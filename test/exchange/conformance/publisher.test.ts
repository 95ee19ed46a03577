/** A publisher, or a mirror of one, from outside: the clauses of the specification that its files can keep or break. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Collection, type Everything, everythingAt, targetsOf } from './everything.ts'
import { objectIn, type Row, rowsOf } from './objects.ts'
import { byNumber, patchedStatements } from './patching.ts'
import { ask, get, sha256 } from './reading.ts'
import { stateAfter } from './releases.ts'
import { schemaFaults } from './schema.ts'
import { type Target, target } from './target.ts'
import { statementsRoot, stateRoot } from './trees.ts'

const IDENTIFIER = /^(?!(?:root|targets|snapshot|timestamp|public)$)[a-z0-9][a-z0-9-]{0,39}$/
const MIB = 2 ** 20
/** A mirror need not have single objects (section 6): what it has not cannot be judged. */
const IS_MIRROR = process.env.COMITY_CONFORMANCE_MIRROR === '1'

describe('a repository', () => {
  let tested: Target
  let all: Everything

  before(async () => {
    tested = await target()
    all = await everythingAt(tested.base, tested.fingerprint)
  })

  after(() => tested?.stop())

  it('§1: has the fingerprint that it is trusted by', async () => {
    assert.equal(sha256(await get(all.base, 'metadata/1.root.json')), tested.fingerprint)
  })

  it('§2: is complete as files: all that is named is there, with the hash and length named', async () => {
    for (const { name, hash, length, bytes, found } of await targetsOf(all)) {
      assert.equal(found, hash, name)
      assert.equal(bytes.length, length, name)
    }
    for (const { releases, packs } of all.collections) {
      for (const { document } of releases)
        if (document.previous) assert.ok(releases.some(({ hash }) => hash === document.previous?.hash))
      for (const { name, bytes } of packs.values())
        assert.deepEqual([sha256(bytes), bytes.length], [name.hash, name.length])
    }
  })

  it('§2: has the latest release and checkpoint by their hashes too, byte for byte', async () => {
    for (const { role, name, hash, bytes } of await targetsOf(all))
      if (name.startsWith(`${role}/`))
        assert.deepEqual(await get(all.base, `releases/${hash}.json.zst`), bytes)
  })

  it('§2: answers what it does not have with 404, and serves no path that is none of its names', async () => {
    const absent = '0'.repeat(64)
    for (const file of [
      `packs/${absent}.zst`,
      `objects/${absent}.xml.zst`,
      `releases/${absent}.json.zst`,
      'metadata/root.json',
      'metadata/..%2f..%2fkeys',
      '',
    ])
      assert.equal((await ask(all.base, file)).status, 404, file)
  })

  it('§2, Roles: consistent snapshots, and for each collection a terminating role of its path', () => {
    for (const { signed } of all.repository.roots) assert.equal(signed.consistent_snapshot, true)
    for (const role of all.repository.targets.signed.delegations?.roles ?? []) {
      assert.match(role.name, IDENTIFIER)
      assert.equal(role.terminating, true, role.name)
      assert.deepEqual(role.paths, [`${role.name}/*`])
    }
  })

  it('§2, Roles: metadata name only the latest release, the checkpoint and the profile, and use no custom field', () => {
    assert.ok(Object.keys(all.repository.targets.signed.targets).every((name) => name === 'profile.json'))
    for (const { id, metadata } of all.collections)
      for (const [name, { custom }] of Object.entries(metadata.signed.targets)) {
        assert.ok([`${id}/release.json.zst`, `${id}/checkpoint.json.zst`].includes(name), name)
        assert.equal(custom, undefined, name)
      }
  })

  it('§2, Roles: the snapshot names targets and every collection, each in one version', () => {
    const named = Object.keys(all.repository.snapshot.signed.meta).sort()
    const wanted = ['targets.json', ...all.collections.map(({ id }) => `${id}.json`)].sort()
    assert.deepEqual(named, wanted)
  })

  it('§4: releases are numbered from 1 without a gap, of this publisher and collection', () => {
    for (const { id, releases } of all.collections)
      for (const [index, { document }] of releases.entries()) {
        assert.deepEqual(
          [document.publisher, document.collection, document.release],
          [tested.fingerprint, id, index + 1],
        )
        assert.equal(document.previous === null, index === 0)
      }
  })

  it('§4: a release names the one before by hash and length', () => {
    for (const { releases } of all.collections)
      for (const [index, { document }] of releases.entries()) {
        const before = releases[index - 1]
        const named = before ? { hash: before.hash, length: before.bytes.length } : null
        assert.deepEqual(document.previous, named)
      }
  })

  it('§4, rule 2: no release is dated before the one before it, and instants are RFC 3339 in UTC', () => {
    for (const { releases } of all.collections)
      for (const [index, { document }] of releases.entries()) {
        assert.match(document.at, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
        assert.ok(document.at >= (releases[index - 1]?.document.at ?? ''))
      }
  })

  it('§4, rule 3: changes are in order of work and language, each pair once, and say what was there', () => {
    for (const { releases } of all.collections)
      for (const [index, { document }] of releases.entries()) {
        const state = stateAfter(releases.slice(0, index).map((each) => each.document))
        const { put, tombstones } = document
        for (const list of [put, tombstones]) assert.deepEqual(list, [...list].sort(byPair))
        const keys = [...put, ...tombstones].map(({ work, language }) => `${work}\n${language}`)
        assert.equal(new Set(keys).size, keys.length)
        for (const { work, language, was } of put)
          assert.equal(was, state.get(`${work}\n${language}`)?.object ?? null, `${work} (${language})`)
        for (const { work, language, object, reason } of tombstones) {
          assert.equal(object, state.get(`${work}\n${language}`)?.object, `${work} (${language})`)
          assert.equal(typeof reason, 'string')
        }
      }
  })

  it('§4, rule 4: counts are those of the release and of the state after it', () => {
    for (const { releases } of all.collections)
      for (const [index, { document }] of releases.entries()) {
        const state = [...stateAfter(releases.slice(0, index + 1).map((each) => each.document)).values()]
        assert.deepEqual(document.counts, {
          works: new Set(state.map(({ work }) => work)).size,
          expressions: state.length,
          put: document.put.length,
          tombstoned: document.tombstones.length,
        })
      }
  })

  it('§4, rule 5 and §5: the root is that of the tree over the state after the release', () => {
    for (const { releases } of all.collections)
      for (const [index, { document }] of releases.entries()) {
        const state = stateAfter(releases.slice(0, index + 1).map((each) => each.document))
        assert.equal(stateRoot([...state.values()]), document.root, `release ${document.release}`)
      }
  })

  it('§4, rule 6: the regime says whether the collection may be passed on', () => {
    for (const { releases } of all.collections)
      for (const { document } of releases)
        assert.ok(['free', 'consent', 'no'].includes(document.regime.onward), document.regime.onward)
  })

  it('§4, rule 7: every change names one of the packs of its release', () => {
    for (const { releases } of all.collections)
      for (const { document } of releases)
        for (const { pack } of document.put) assert.ok(pack >= 0 && pack < document.packs.length)
  })

  it('§4: a checkpoint is of the release that it names: its hash, its root, its whole state', () => {
    for (const { releases, checkpoint } of all.collections) {
      if (!checkpoint) continue
      const { release, hash, root, state } = checkpoint.document
      const named = releases.find(({ document }) => document.release === release)
      assert.equal(hash, named?.hash)
      assert.equal(root, named?.document.root)
      const pairs = state.map(({ pack: _, ...pair }) => pair)
      assert.deepEqual(pairs, [...pairs].sort(byPair))
      assert.equal(stateRoot(pairs), root)
    }
  })

  it('§3: every object has the hash and length named, is valid Akoma Ntoso 3.0, and is of the pair that names it', async () => {
    for (const { work, language, object, length, bytes } of await heldOf(all)) {
      assert.deepEqual([sha256(bytes), bytes.length], [object, length], `${work} (${language})`)
      const xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      assert.deepEqual(schemaFaults(xml), [], `${work} (${language})`)
      const { all: elements, root, head } = objectIn(xml)
      assert.equal(root.children[0]?.attributes.contains, 'multipleVersions')
      assert.equal(elements.find(({ name }) => name === 'FRBRuri')?.attributes.value, work)
      assert.equal(elements.find(({ name }) => name === 'FRBRlanguage')?.attributes.language, language)
      const said = JSON.parse(head ?? 'null')
      assert.deepEqual([said?.work.iri, said?.expression.language], [work, language])
    }
  })

  it('§3: nothing in an object depends on when it was written', async () => {
    for (const { bytes } of await heldOf(all)) {
      const { all: elements } = objectIn(bytes.toString())
      const dates = elements.filter(
        ({ name, parent }) => name === 'FRBRdate' && parent?.name === 'FRBRManifestation',
      )
      assert.ok(dates.length > 0)
      for (const { attributes } of dates)
        assert.deepEqual(attributes, { date: '0001-01-01', name: 'unknown' })
    }
  })

  it('§3: eIds are unique, elements of one row state one thing, and rows are numbered in their order', async () => {
    for (const { work, bytes } of await heldOf(all)) {
      const read = objectIn(bytes.toString())
      const eIds = read.all.flatMap(({ attributes }) => attributes.eId ?? [])
      assert.equal(new Set(eIds).size, eIds.length, work)
      for (const pieces of read.pieces.values())
        assert.equal(new Set(pieces.map(({ statement }) => statement)).size, 1, work)
      const rows = rowsOf(read)
      assert.deepEqual(
        rows.map(({ number }) => number),
        rows.map((_, index) => index + 1),
      )
      const stated = rows.map((row) => row.stated)
      assert.deepEqual(stated, [...stated].sort(byNumber), work)
    }
  })

  it('§3: intervals hold a day, no two rows of one provision share one, and divisions are there', async () => {
    for (const { work, bytes } of await heldOf(all)) {
      const rows = rowsOf(objectIn(bytes.toString()))
      const lives = Map.groupBy(rows, ({ wId }) => wId)
      for (const { wId, from, to, parent } of rows) {
        assert.ok(from === null || to === null || from < to, `${work}: ${wId}`)
        assert.ok(parent === null || lives.has(parent), `${work}: ${wId} stands in ${parent}`)
      }
      for (const [wId, life] of lives) assert.ok(isApart(life), `${work}: ${wId}`)
    }
  })

  it('§3: the rows root is that over the statements, text hashes out of fragments included', async () => {
    for (const { work, language, rows, bytes } of await heldOf(all)) {
      const statements = rowsOf(objectIn(bytes.toString())).map(({ statement }) => statement)
      assert.equal(statementsRoot(statements), rows, `${work} (${language})`)
    }
  })

  it('§8: a pack is one frame over entries in the order of put, of the size and length named', () => {
    for (const { releases, packs } of all.collections)
      for (const { document } of releases) {
        const brought = document.packs.flatMap(({ hash }) => packs.get(hash)?.entries ?? [])
        assert.deepEqual(
          brought.map(({ header }) => header.object),
          document.put.map(({ object }) => object),
        )
        for (const { hash, size } of document.packs) assert.equal(sizeOf(packs.get(hash)), size)
      }
  })

  it('§8: what a pack brings for a pair is the object, or a patch that makes its rows of those before', async () => {
    let patches = 0
    for (const { releases, packs } of all.collections)
      for (const { document } of releases)
        for (const put of document.put) {
          const entries = packs.get(document.packs[put.pack]?.hash ?? '')?.entries ?? []
          const entry = entries.find(({ header }) => header.object === put.object)
          assert.ok(entry, put.work)
          if (!entry.header.patch) {
            assert.equal(sha256(entry.body), put.object)
            continue
          }
          patches += 1
          const was = await all.object(put.was ?? '')
          if (IS_MIRROR && !was) continue
          const old = objectIn(String(was))
          const made = patchedStatements(rowsOf(old), old.head ?? '', entry)
          assert.equal(statementsRoot(made), put.rows, put.work)
          assert.ok(
            IS_MIRROR || (await all.object(put.object)),
            'it is there whole for whoever takes no patches',
          )
        }
    if (!process.env.COMITY_CONFORMANCE_URL) assert.ok(patches > 0, 'our own node sends patches')
  })

  it('§9: the profile, where there is one, is JSON of its format, with what is not known as null or empty', async () => {
    const profile = (await targetsOf(all)).find(({ name }) => name === 'profile.json')
    if (!profile) return
    const said = JSON.parse(profile.bytes.toString())
    assert.equal(said.format, 'comity-profile/1')
    for (const member of ['name', 'institution', 'state', 'address', 'position', 'hours', 'contact', 'site'])
      assert.notEqual(said[member], undefined, member)
    for (const member of ['languages', 'mirrors', 'collections', 'centres'])
      assert.ok(Array.isArray(said[member]), member)
    assert.ok(said.heartbeat === null || (said.heartbeat > 0 && said.heartbeat <= 8784))
  })

  it('§10: nothing is larger than a reader may take', () => {
    const { timestamp, snapshot, targets, roots } = all.repository
    assert.ok(timestamp.bytes.length <= 16 * 1024)
    const others = [snapshot, targets, ...roots, ...all.collections.map(({ metadata }) => metadata)]
    for (const { bytes } of others) assert.ok(bytes.length <= MIB)
    assert.ok(roots.length <= 1024)
    for (const { releases, packs } of all.collections) {
      for (const { bytes } of releases) assert.ok(bytes.length <= 64 * MIB)
      for (const { name } of packs.values()) assert.ok(name.length <= 256 * MIB && name.size <= 260 * MIB + 1)
    }
    for (const { length } of pairsOf(all)) assert.ok(length <= 256 * MIB)
  })

  it('§13: documents are of the major version that this suite knows', () => {
    for (const { releases, checkpoint } of all.collections) {
      for (const { document } of releases) assert.equal(document.format, 'comity-release/1')
      if (checkpoint) assert.equal(checkpoint.document.format, 'comity-checkpoint/1')
    }
  })
})

// Every pair that any release put, objects that are no more in the state among them.
function pairsOf({ collections }: Everything) {
  const puts = collections.flatMap(({ releases }) => releases.flatMap(({ document }) => document.put))
  return [...new Map(puts.map((put) => [put.object, put])).values()]
}

async function heldOf(all: Everything) {
  const held = await Promise.all(
    pairsOf(all).map(async (pair) => ({ ...pair, bytes: await all.object(pair.object) })),
  )
  return held.flatMap(({ bytes, ...pair }) => {
    assert.ok(IS_MIRROR || bytes, `${pair.work} (${pair.language}) is to be had whole`)
    return bytes ? { ...pair, bytes } : []
  })
}

function byPair(a: { work: string; language: string }, b: { work: string; language: string }): number {
  if (a.work !== b.work) return a.work < b.work ? -1 : 1
  return a.language < b.language ? -1 : a.language > b.language ? 1 : 0
}

function isApart(life: readonly Row[]): boolean {
  const ordered = [...life].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
  return ordered.every(({ from }, index) => {
    const before = ordered[index - 1]
    return !before || (before.to !== null && from !== null && before.to <= from)
  })
}

function sizeOf(pack: ReturnType<Collection['packs']['get']>): number {
  return (pack?.entries ?? []).reduce(
    (sum, { header, body }) => sum + Buffer.byteLength(JSON.stringify(header)) + 1 + body.length,
    0,
  )
}

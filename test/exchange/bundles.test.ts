/** Bundles: whoever stands at a release follows from one as from its publisher, and what is not in it is said. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { overMedium } from '#exchange/follow/medium.ts'
import { bundlesIn, fingerprintAt } from '#exchange/media/bundles.ts'
import { contentsOf } from '#exchange/media/contents.ts'
import { writeBundle } from '#exchange/media/write-bundle.ts'
import { followerOf, scratch } from '#exchange/repository/publisher.fixture.ts'
import { limitOf } from '#exchange/repository-names.ts'
import { type Centre, centre, type Reader, reader } from '#jobs/exchange/exchange.fixture.ts'
import { bring, expression, linesOn, text, two, WORK } from '#jobs/import/import.fixture.ts'

const NOW = () => new Date('2026-11-30T06:00:00Z')
const DAY = '2010-01-01'
const WORDS = ['two', 'two, amended', 'two, amended again', 'two, and on']

/** A publisher of some releases. */
async function published(t: TestContext, releases: number): Promise<{ folder: string; from: Centre }> {
  const folder = await scratch(t)
  const from = await centre(folder, NOW)
  for (let release = 1; release <= releases; release++) await amend(from, release)
  return { folder, from }
}

async function amend(from: Centre, release: number): Promise<void> {
  const texts = WORDS.slice(0, release).map((words, index) => text(`${2001 + index}-01-01`, two(words)))
  await bring(from, [{ work: WORK, expressions: [expression(texts)] }])
  await from.publish()
}

async function packed(from: string, to: string, since = 0): Promise<string[]> {
  const contents = await contentsOf({ repository: from, collections: null, since: () => since })
  await writeBundle(to, contents, () => {})
  return contents.files.map(({ name }) => name)
}

async function taken(to: Reader, bundle: string) {
  const medium = overMedium(bundle)
  try {
    const [outcome] = (await to.follow([medium])).collections
    assert.ok(outcome)
    return outcome
  } finally {
    await medium.close()
  }
}

for (const kind of ['folder', 'law.comity.tar'])
  describe(`a bundle as ${kind === 'folder' ? 'a folder' : 'an archive'}`, () => {
    it('lets a new follower begin without its publisher', async (t) => {
      const { folder, from } = await published(t, 3)
      const bundle = path.join(folder, kind)
      const names = await packed(from.folder, bundle)
      assert.equal(names.at(-1), 'metadata/timestamp.json')
      assert.deepEqual(
        names.filter((name) => limitOf(name) === null),
        [],
      )
      await rm(from.folder, { recursive: true })
      const to = await reader(`${folder}/reader`, from, NOW)
      const { status, reason, release } = await taken(to, bundle)
      assert.deepEqual([status, reason, release], ['applied', null, 3])
      assert.deepEqual(await linesOn(to, DAY), await linesOn(from, DAY))
      assert.equal((await taken(to, bundle)).status, 'up-to-date')
    })

    it('brings whoever stands at a release what came after it, and is smaller for that', async (t) => {
      const { folder, from } = await published(t, 2)
      const to = await reader(`${folder}/reader`, from, NOW)
      await to.follow()
      for (const release of [3, 4]) await amend(from, release)
      const bundle = path.join(folder, kind)
      const names = await packed(from.folder, bundle, 2)
      const count = (kindOf: string) => names.filter((name) => name.startsWith(kindOf)).length
      assert.deepEqual([count('releases/'), count('packs/'), count('objects/')], [3, 2, 1])
      await rm(from.folder, { recursive: true })
      // What it had of the publisher besides its library is lost: release 2 is in the bundle, too.
      await rm(path.join(to.folder, 'mirror', 'releases'), { recursive: true })
      const { status, reason, release } = await taken(to, bundle)
      assert.deepEqual([status, reason, release], ['applied', null, 4])
      assert.deepEqual(await linesOn(to, DAY), await linesOn(from, DAY))
    })

    it('tells whoever stands before its first release that one is missing', async (t) => {
      const { folder, from } = await published(t, 1)
      const to = await reader(`${folder}/reader`, from, NOW)
      await to.follow()
      for (const release of [2, 3, 4]) await amend(from, release)
      const bundle = path.join(folder, kind)
      await packed(from.folder, bundle, 3)
      await rm(from.folder, { recursive: true })
      for (const follower of [to, await reader(`${folder}/new`, from, NOW)]) {
        const { status, refusal, reason } = await taken(follower, bundle)
        assert.deepEqual([status, refusal], ['refused', 'gap'])
        assert.match(reason ?? '', /^Release 2 of law cannot be had/)
      }
    })

    it('has what makes an object whole where the one before it was lost', async (t) => {
      const { folder, from } = await published(t, 2)
      const to = await reader(`${folder}/reader`, from, NOW)
      await to.follow()
      for (const release of [3, 4]) await amend(from, release)
      const bundle = path.join(folder, kind)
      await packed(from.folder, bundle, 2)
      await to.db.sql.updateTable('provision_version').set({ num: 'spoilt' }).execute()
      const { status, reason, release } = await taken(to, bundle)
      assert.deepEqual([status, reason, release], ['applied', null, 4])
    })

    it('is packed once more from a mirror, and verified as its publisher', async (t) => {
      const { folder, from } = await published(t, 3)
      const first = await reader(`${folder}/first`, from, NOW)
      await first.follow()
      const bundle = path.join(folder, kind)
      await packed(path.join(first.folder, 'mirror'), bundle)
      await rm(from.folder, { recursive: true })
      const second = await reader(`${folder}/second`, from, NOW)
      assert.equal((await taken(second, bundle)).status, 'applied')
      assert.deepEqual(await linesOn(second, DAY), await linesOn(from, DAY))
    })
  })

describe('a bundle', () => {
  it('is one for any client of TUF', async (t) => {
    const { folder, from } = await published(t, 2)
    await packed(from.folder, `${folder}/bundle`)
    const [release] = await (await followerOf(`${folder}/bundle`, `${folder}/client`)).follow(
      'law/release.json.zst',
    )
    assert.ok(release)
  })

  it('is the same bytes when the same is packed', async (t) => {
    const { folder, from } = await published(t, 2)
    for (const name of ['one', 'other']) await packed(from.folder, `${folder}/${name}.comity.tar`)
    const [one, other] = await Promise.all(
      ['one', 'other'].map((name) => readFile(`${folder}/${name}.comity.tar`)),
    )
    assert.deepEqual(one, other)
  })

  it('takes the checkpoint where that is smaller than the releases, and whoever begins at release 1 finds none', async (t) => {
    const { folder, from } = await published(t, 1)
    const begun = await packed(from.folder, `${folder}/first`)
    assert.equal(begun.filter((name) => name.includes('checkpoint')).length, 0)
    for (const [index, word] of ['a', 'b', 'c', 'd', 'e'].entries()) {
      // Other words each time, of an act that is not held before: nothing of it is a patch.
      const more = { number: `${50 + index}`, title: `Act ${word}`, aliases: [] }
      await bring(
        from,
        [
          {
            work: { ...WORK, ...more },
            expressions: [expression([text('2001-01-01', two(word.repeat(4000)))])],
          },
        ],
        {},
        `other-${word}`,
      )
      await from.publish()
    }
    await from.db.sql
      .updateTable('collection')
      .set({ selection: JSON.stringify({ in: [], types: ['statement'], topics: [] }) })
      .execute()
    await from.publish({ reason: 'Published by mistake' })
    const names = await packed(from.folder, `${folder}/later`)
    const to = await reader(`${folder}/reader`, from, NOW)
    await rm(from.folder, { recursive: true })
    const { status, reason } = await taken(to, `${folder}/later`)
    assert.deepEqual([status, reason], ['applied', null])
    assert.equal(names.filter((name) => name.includes('checkpoint')).length, 1)
  })

  it('is not made where a file of the repository was changed, nor of a release that is not there', async (t) => {
    const { folder, from } = await published(t, 2)
    await assert.rejects(
      packed(from.folder, `${folder}/x`, 3),
      /Cannot pack "law" since release 3: its latest release is 2/,
    )
    await assert.rejects(
      contentsOf({ repository: from.folder, collections: ['laws'], since: () => 0 }),
      /Cannot pack "laws": there is no such collection; there are law/,
    )
    await assert.rejects(packed(`${folder}/nowhere`, `${folder}/x`), /no repository is there/)
    const packs = path.join(from.folder, 'packs')
    const [pack = ''] = await readdir(packs)
    const bytes = await readFile(path.join(packs, pack))
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    await writeFile(path.join(packs, pack), bytes)
    for (const to of ['x', 'x.comity.tar']) {
      await assert.rejects(packed(from.folder, `${folder}/${to}`), /is missing, or not what was signed/)
      assert.equal(existsSync(`${folder}/${to}`), false)
    }
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.includes('.part')),
      [],
    )
  })

  it('is written into no folder where something else lies, and brought up to date where its own does', async (t) => {
    const { folder, from } = await published(t, 1)
    const other = await centre(`${folder}/other`, NOW)
    await amend(other, 1)
    await packed(other.folder, `${folder}/theirs`)
    await mkdir(`${folder}/stick`)
    await writeFile(`${folder}/stick/letter.txt`, 'x')
    await writeFile(`${folder}/file`, 'x')
    await assert.rejects(
      packed(from.folder, `${folder}/stick`),
      /other files lie there; name a folder of its own/,
    )
    await assert.rejects(
      packed(from.folder, `${folder}/theirs`),
      /the bundle of another publisher lies there/,
    )
    await assert.rejects(packed(from.folder, `${folder}/file`), /it is a file/)
    await assert.rejects(
      packed(from.folder, `${folder}/law.tar`),
      /expected a folder, or a file that ends with .comity.tar/,
    )
    await packed(from.folder, `${folder}/stick/law`)
    await amend(from, 2)
    await packed(from.folder, `${folder}/stick/law`, 1)
    const to = await reader(`${folder}/reader`, from, NOW)
    assert.deepEqual((await taken(to, `${folder}/stick/law`)).release, 2)
  })

  it('leaves nothing where writing fails, and is no repository while it is written', async (t) => {
    const { folder, from } = await published(t, 2)
    const contents = await contentsOf({ repository: from.folder, collections: null, since: () => 0 })
    const { length } = contents.files
    await writeBundle(`${folder}/whole`, contents, () => {})
    for (const last of [1, length >> 1, length - 1]) {
      for (const to of [`${folder}/cut`, `${folder}/cut.comity.tar`]) {
        const stop = ({ done }: { done: number }) => {
          if (done === last) throw new Error('cut off')
        }
        await assert.rejects(writeBundle(to, contents, stop), /cut off/)
      }
      assert.deepEqual(
        (await readdir(folder)).filter((name) => name.includes('cut')),
        [],
      )
      // Whoever is killed leaves what was written by then, and goes on from it.
      const left = `${folder}/left-${last}`
      for (const { name } of contents.files.slice(0, last))
        await cp(`${folder}/whole/${name}`, `${left}/${name}`)
      const to = await reader(`${folder}/reader-${last}`, from, NOW)
      await assert.rejects(to.follow([overMedium(left)]), /has no timestamp/)
      await writeBundle(left, contents, () => {})
      assert.equal((await taken(to, left)).status, 'applied')
    }
  })

  it('is found on a stick with several, and its publisher by its fingerprint', async (t) => {
    const { folder, from } = await published(t, 1)
    await mkdir(`${folder}/stick/photos`, { recursive: true })
    await packed(from.folder, `${folder}/stick/a`)
    await packed(from.folder, `${folder}/stick/b.comity.tar`)
    const found = await bundlesIn(`${folder}/stick`)
    assert.deepEqual(found, [`${folder}/stick/a`, `${folder}/stick/b.comity.tar`])
    for (const each of found) assert.equal(await fingerprintAt(each), from.publisher.repository.fingerprint)
    assert.deepEqual(await bundlesIn(`${folder}/stick/a`), [`${folder}/stick/a`])
  })
})

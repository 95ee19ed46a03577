/** From one home to another by commands alone, as `docs/guides/two-centres.md` has them. */
import assert from 'node:assert/strict'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { comity, scratch } from './comity.ts'
import { type Held, held } from './library.ts'
import { IRI } from './registers-act.ts'

describe('two centres', () => {
  let folder: Awaited<ReturnType<typeof scratch>>
  let library: Held
  let publisher: string
  let reader: string
  let fingerprint: string
  const run = async (...args: string[]) => {
    const { code, out, err } = await comity(args, { COMITY_PASSPHRASE: 'three grey herons' })
    return { code, err, json: /^[[{]/.test(out) ? JSON.parse(out) : out }
  }

  before(async () => {
    folder = await scratch()
    library = await held()
    publisher = folder.at('publisher')
    reader = folder.at('reader')
    await cp(library.home, publisher, { recursive: true })
  })
  after(async () => {
    await folder.remove()
    await library.remove()
  })

  it('makes keys, says what is published, and shows it before it is signed', async () => {
    const keys = await run('keys', 'init', '--home', publisher, '--json')
    assert.equal(keys.code, 0, keys.err)
    assert.match(keys.json.fingerprint, /^[0-9a-f]{64}$/)
    assert.deepEqual([...new Set(keys.json.keys.map(({ role }: { role: string }) => role))].sort(), [
      'root',
      'snapshot',
      'targets',
      'timestamp',
    ])
    fingerprint = keys.json.fingerprint
    const added = await run('collections', 'add', 'law', '--title', 'Law', '--home', publisher, '--json')
    assert.equal(added.code, 0, added.err)
    const dry = await run('publish', 'law', '--dry-run', '--home', publisher, '--json')
    assert.equal(dry.json.put, added.json.expressions)
    assert.equal((await run('collections', 'show', 'law', '--home', publisher, '--json')).json.release, 0)
  })

  it('publishes, follows by fingerprint, and syncs', async () => {
    const published = await run('publish', 'law', '--home', publisher, '--json')
    assert.equal(published.code, 0, published.err)
    const { collection, release, put, tombstoned, objects, bytes, root } = published.json
    assert.deepEqual([collection, release, tombstoned, put], ['law', 1, 0, objects])
    assert.ok(bytes > 0)
    assert.match(root, /^[0-9a-f]{64}$/)
    const base = path.join(publisher, 'exchange', 'public')
    const wrong = await run('follow', base, '--fingerprint', '0'.repeat(64), '--home', reader)
    assert.equal(wrong.code, 1)
    assert.match(wrong.err, /not the publisher you mean/)
    const asked = await run('follow', base, '--name', 'them', '--home', reader)
    assert.equal(asked.code, 2)
    assert.match(asked.err, /there is no terminal/)
    const followed = await run(
      'follow',
      base,
      '--fingerprint',
      fingerprint,
      '--name',
      'them',
      '--home',
      reader,
    )
    assert.equal(followed.code, 0, followed.err)
    const [source] = (await run('sync', '--home', reader, '--json')).json.sources
    assert.deepEqual(
      [source.name, source.collection, source.release, source.status, source.reason],
      ['them', 'law', 1, 'applied', null],
    )
    const [again] = (await run('sync', 'them', '--home', reader, '--json')).json.sources
    assert.deepEqual([again.status, again.requests], ['up-to-date', 2])
    const [heard] = (await run('network', '--home', reader, '--json')).json.sources
    assert.deepEqual([heard.name, heard.state, heard.collections[0].release], ['them', 'fresh', 1])
    const [here, there] = await Promise.all(
      [publisher, reader].map((home) =>
        run('show', IRI, '--at', '2020-01-01', '--as', 'txt', '--home', home),
      ),
    )
    assert.match(here?.json, /From whom: legalize; imported, unsigned/)
    assert.match(there?.json, /From whom: them; signed by its publisher, verified when it came/)
    const words = (said: string) => said.replace(/^From whom.*$/m, '')
    assert.equal(words(there?.json), words(here?.json))
  })

  it('withdraws with a reason, which whoever asks for it elsewhere is told', async () => {
    const only = ['--title', 'Law', '--in', 'xx', '--home', publisher]
    assert.equal((await run('collections', 'add', 'law', ...only)).code, 0)
    const published = await run('publish', 'law', '--reason', 'By mistake', '--home', publisher, '--json')
    assert.equal(published.json.objects, 0)
    assert.equal((await run('sync', 'them', '--home', reader)).code, 0)
    const gone = await run('show', IRI, '--home', reader)
    assert.equal(gone.code, 1)
    assert.match(gone.err, /them withdrew it on \d{4}-\d\d-\d\d: By mistake/)
    await run('collections', 'add', 'law', '--title', 'Law', '--home', publisher)
    await run('publish', 'law', '--home', publisher)
    await run('sync', 'them', '--home', reader)
    assert.equal((await run('show', IRI, '--home', reader)).code, 0)
  })

  it('publishes nothing out of an old backup: it would be a second release of one number', async () => {
    const home = folder.at('restored')
    await cp(publisher, home, { recursive: true })
    const [old, now] = [folder.at('old.db'), path.join(home, 'library.db')]
    await cp(now, old)
    const only = ['--title', 'Law', '--in', 'xx', '--home', home]
    await run('collections', 'add', 'law', ...only)
    const { release } = (await run('publish', 'law', '--reason', 'x', '--home', home, '--json')).json
    await cp(old, now)
    await run('collections', 'add', 'law', ...only)
    const again = await run('publish', 'law', '--reason', 'x', '--home', home)
    assert.equal(again.code, 1)
    assert.match(again.err, new RegExp(`its release ${release} is signed and this library knows none after`))
  })

  it('refuses what was changed on the way, says so and ends with 1', async () => {
    const copy = folder.at('copy')
    await cp(path.join(publisher, 'exchange', 'public'), copy, { recursive: true })
    const packs = path.join(copy, 'packs')
    const [pack = ''] = await readdir(packs)
    const bytes = await readFile(path.join(packs, pack))
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    await writeFile(path.join(packs, pack), bytes)
    const other = folder.at('other')
    await run('follow', copy, '--fingerprint', fingerprint, '--name', 'copy', '--home', other)
    const { code, json } = await run('sync', '--home', other, '--json')
    assert.equal(code, 1)
    assert.deepEqual([json.sources[0].status, json.sources[0].refusal], ['refused', 'tampered'])
    assert.equal((await run('stats', '--home', other, '--json')).json.works, 0)
    await rm(copy, { recursive: true })
  })
})

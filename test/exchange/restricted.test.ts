/** What is for one circle, by commands alone: two nodes that talk over HTTP, under an agreement, until it ends. */
import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { comity, ended, scratch, start } from '../cli/comity.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..')
const TODAY = new Date()
const day = (offset: number) => new Date(TODAY.getTime() + offset * 86_400_000).toISOString().slice(0, 10)

describe('a restricted audience, by commands', () => {
  let folder: Awaited<ReturnType<typeof scratch>>
  let server: ChildProcess
  let url: string
  let fingerprint: string
  let key: string
  const at = (name: string) => folder.at(name)
  const run = async (home: string, ...args: string[]) => {
    const { code, out, err } = await comity([...args, '--home', at(home)], {
      COMITY_PASSPHRASE: 'three grey herons',
    })
    return { code, err, out, json: /^[[{]/.test(out) ? JSON.parse(out) : null }
  }
  const agree = async (dates: object) => {
    const record = {
      format: 'comity-agreement/1',
      id: 'saltmere',
      title: { eng: 'Agreement of Saltmere' },
      public: false,
      parties: [
        { id: 'xv', name: { eng: 'Valen' }, bodies: [{ name: 'Registry' }], fingerprints: [fingerprint] },
        { id: 'xb', name: { eng: 'Borea' }, bodies: [{ name: 'Centre' }], key },
      ],
      list: [
        { id: '1', title: { eng: 'Law in force' }, gives: 'xv', collections: ['valen'] },
        { id: '2', title: { eng: 'Law of Borea' }, gives: 'xb', collections: ['zakony'] },
      ],
      readers: [{ class: 'public' }],
      onward: 'no',
      dates: { inForce: '2020-01-01', ...dates },
    }
    await writeFile(at('saltmere.json'), JSON.stringify(record))
    const { code, err } = await run('valen', 'agreements', 'add', at('saltmere.json'), '--as', 'xv')
    assert.equal(code, 0, err)
  }

  before(async () => {
    folder = await scratch()
    await run('valen', 'import', 'auto', path.join(ROOT, 'demo', 'xv'))
    const few = ['--root-keys', '2', '--root-threshold', '1', '--targets-keys', '1']
    const made = await run(
      'valen',
      'keys',
      'init',
      '--audience',
      'circle',
      '--online-plain',
      ...few,
      '--json',
    )
    assert.equal(made.code, 0, made.err)
    fingerprint = made.json.fingerprint
    // Though it were free to be passed on: what a circle has is for the circle.
    const add = ['collections', 'add', 'valen', '--title', 'Valen', '--in', 'xv', '--audience', 'circle']
    assert.equal((await run('valen', ...add, '--onward', 'free')).code, 0)
    const more = ['collections', 'add', 'secret', '--title', 'Secret', '--in', 'xv', '--audience', 'circle']
    assert.equal((await run('valen', ...more)).code, 0)
    const slip = await run('valen', 'publish', 'valen', '--audience', 'public')
    assert.match(slip.err, /Cannot publish "valen" for public: it is for circle/)
    for (const id of ['valen', 'secret']) {
      const published = await run('valen', 'publish', id)
      assert.equal(published.code, 0, published.err)
      assert.match(published.err, new RegExp(`No agreement in force gives "${id}"`))
    }
    key = (await run('borea', 'keys', 'identity', '--init', '--plain', '--json')).json.public
    await run('stranger', 'keys', 'identity', '--init', '--plain')
    await agree({})
    ;({ server, url } = await serving(at('valen')))
  })
  after(async () => {
    if (server) await stopped(server)
    await folder.remove()
  })

  const follow = (home: string, ...more: string[]) =>
    run(home, 'follow', `${url}/exchange/`, '--audience', 'circle', '--name', 'valen', ...more)

  it('warns of names that a partner would read though they are not for it', async () => {
    const { err } = await run('valen', 'publish', 'secret')
    assert.match(err, /Careful: Borea may have other collections of the audience "circle" and not "secret"/)
    assert.doesNotMatch((await run('valen', 'publish', 'valen')).err, /Careful|No agreement/)
  })

  it('is followed by whom the agreement names, and by nobody else', async () => {
    assert.match((await follow('borea')).err, /without its fingerprint: give the one in the agreement/)
    const stranger = await follow('stranger', '--fingerprint', fingerprint)
    assert.equal(stranger.code, 1)
    assert.match(stranger.err, /has nothing for this node in the audience "circle"/)
    const keyless = await follow('keyless', '--fingerprint', fingerprint)
    assert.match(keyless.err, /it has no exchange key; make one with comity keys identity --init/)
    const borea = await follow('borea', '--fingerprint', fingerprint, '--json')
    assert.equal(borea.code, 0, borea.err)
    assert.equal(borea.json.base, `${url}/exchange/audiences/circle/`)
  })

  it('is synced, without the collections that are for others', async () => {
    const { code, json, err } = await run('borea', 'sync', '--json')
    assert.equal(code, 0, err)
    assert.deepEqual(
      json.sources.map(({ collection, release, status }: Record<string, unknown>) => [
        collection,
        release,
        status,
      ]),
      [['valen', 1, 'applied']],
    )
    assert.ok((await run('borea', 'stats', '--json')).json.works > 0)
  })

  it('answers everybody else as though it were not there', async () => {
    const files = [
      'audiences/circle/metadata/timestamp.json',
      'audiences/circle/metadata/1.root.json',
      'audiences/elsewhere/metadata/timestamp.json',
      'audiences/circle/metadata/nonsense',
      'audiences/public/metadata/timestamp.json',
    ]
    const answers = await Promise.all(
      files.map(async (file) => {
        const response = await fetch(`${url}/exchange/${file}`)
        const headers = [...response.headers].filter(([name]) => name !== 'date')
        return JSON.stringify([response.status, headers, await response.text()])
      }),
    )
    assert.match(answers[0] ?? '', /^\[404/)
    assert.deepEqual([...new Set(answers)].length, 1, answers.join('\n'))
  })

  it('logs each delivery against agreement and item, in a chain that is whole', async () => {
    const { json } = await run('valen', 'deliveries', '--json', '--check')
    assert.deepEqual([json.check.sound, json.check.lost, json.check.disputed], [true, [], []])
    const lines = json.deliveries as Record<string, unknown>[]
    const said = (name: string) => [...new Set(lines.map((line) => line[name]))]
    assert.deepEqual(['agreement', 'item', 'audience', 'collection', 'partner'].map(said), [
      ['saltmere'],
      ['1'],
      ['circle'],
      ['valen'],
      ['Borea'],
    ])
    assert.deepEqual(said('kind').sort(), ['checkpoint', 'metadata', 'pack', 'release'])
    for (const { start, bytes, length } of lines) assert.deepEqual([start, bytes], [0, length])
    assert.deepEqual((await run('valen', 'deliveries', '--agreement', 'other', '--json')).json.deliveries, [])
    const unknown = await run('valen', 'deliveries', '--head', 'ab'.repeat(32))
    assert.equal(unknown.code, 1)
    assert.match(unknown.out, /No line has the hash abab/)
  })

  it('hears from its partner which release it stands at, and tells it the latest line of the log', async () => {
    const { json } = await run('valen', 'deliveries', '--json')
    const [standing] = json.standings
    assert.deepEqual(
      [standing.partner, standing.collection, standing.release, standing.status],
      ['Borea', 'valen', 1, 'applied'],
    )
    assert.match((await run('valen', 'deliveries')).out, /Borea: circle\/valen release 1 applied/)
    assert.match(
      (await run('valen', 'network')).out,
      /Partners say that they stand at\n {2}Borea: circle\/valen release 1/,
    )
    const [named] = (await run('borea', 'deliveries', '--json')).json.named
    assert.equal(named.source, 'valen')
    assert.equal(named.hash, json.deliveries.at(-1).hash)
    assert.equal((await run('valen', 'deliveries', '--head', named.hash)).code, 0)
  })

  it('is mirrored to nobody', async () => {
    const borea = await serving(at('borea'))
    const response = await fetch(`${borea.url}/exchange/mirrors/valen/metadata/timestamp.json`)
    await stopped(borea.server)
    assert.ok((await stat(at('borea/following/valen/mirror/metadata/timestamp.json'))).isFile())
    assert.equal(response.status, 404)
  })

  it('goes by stick to a partner that an agreement names, and is written down as delivered', async () => {
    const pack = (...more: string[]) =>
      run('valen', 'pack', '--audience', 'circle', '--to', at('stick'), ...more)
    assert.match((await pack()).err, /name with --for to whom it goes.*agreements give it to Borea/)
    assert.match((await pack('--for', 'Cyrene')).err, /Cannot pack what is for "circle" for "Cyrene"/)
    assert.match((await pack('secret', '--for', 'Borea')).err, /Cannot pack "secret" for Borea: .* is valen/)
    const before = (await run('valen', 'deliveries', '--json')).json.deliveries.length
    const packed = await pack('--for', 'borea', '--json')
    assert.equal(packed.code, 0, packed.err)
    assert.deepEqual(
      packed.json.collections.map(({ collection }: { collection: string }) => collection),
      ['valen'],
    )
    const { json } = await run('valen', 'deliveries', '--json', '--check')
    assert.equal(json.check.sound, true)
    const lines = json.deliveries.slice(before) as Record<string, unknown>[]
    assert.ok(lines.some(({ kind }) => kind === 'pack'))
    for (const { partner, item, collection, start, bytes, length } of lines)
      if (collection === 'valen') assert.deepEqual([partner, item, start, bytes], ['Borea', '1', 0, length])
      else assert.fail(`${collection} was not given`)
    const island = ['--audience', 'circle', '--fingerprint', fingerprint, '--name', 'valen']
    assert.equal((await run('island', 'follow', at('stick'), ...island)).code, 0)
    const synced = await run('island', 'sync', '--json')
    assert.deepEqual(
      synced.json.sources.map(({ collection, status }: Record<string, unknown>) => [collection, status]),
      [['valen', 'applied']],
    )
  })

  it('stops when the agreement has ended, and says so', async () => {
    await agree({ until: day(-1) })
    const { code, json } = await run('borea', 'sync', '--json')
    assert.equal(code, 1)
    assert.deepEqual([json.sources[0].status, json.sources[0].refusal], ['refused', 'not-allowed'])
    assert.match(json.sources[0].reason, /no agreement in force gives it/)
    await agree({})
    assert.equal((await run('borea', 'sync')).code, 0)
  })
})

async function serving(home: string): Promise<{ server: ChildProcess; url: string }> {
  const server = start(['serve', '--port', '0', '--json', '--home', home])
  const said = await Promise.race([
    once(server.stdout ?? server, 'data'),
    ended(server).then(({ err }) => assert.fail(`The server ended: ${err}`)),
  ])
  return { server, url: JSON.parse(String(said[0])).url }
}

async function stopped(server: ChildProcess): Promise<void> {
  server.kill('SIGTERM')
  await once(server, 'close')
}

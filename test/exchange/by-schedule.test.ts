/** A served library asks its publisher by itself, over HTTP and in a process of its own, while it answers readers; it stops when it is told to. */
import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { comity, ended, scratch, start } from '../cli/comity.ts'

const PASSPHRASE = { COMITY_PASSPHRASE: 'three grey herons' }
const ACT = '/akn/xv/act/1994-02-11/41'

interface Served {
  readonly url: string
  readonly server: ChildProcess
}

async function serve(home: string): Promise<Served> {
  const server = start(['serve', '--port', '0', '--json', '--home', home], PASSPHRASE)
  server.stderr?.resume()
  const [said] = await once(server.stdout ?? server, 'data')
  return { url: (JSON.parse(String(said)) as { url: string }).url, server }
}

async function boardOf(url: string) {
  const [source] = ((await (await fetch(`${url}/network.json`)).json()) as { sources: Board[] }).sources
  assert.ok(source)
  return source
}

interface Board {
  readonly state: string
  readonly next: string | null
  readonly tries: readonly { readonly outcome: string; readonly seconds: number }[]
  readonly collections: readonly { readonly release: number }[]
}

describe('a served library that follows', () => {
  let folder: Awaited<ReturnType<typeof scratch>>
  let publisher: Served
  let fingerprint: string
  const open: Served[] = []
  const at = (name: string) => folder.at(name)
  const run = async (...args: string[]) => {
    const answer = await comity(args, PASSPHRASE)
    assert.equal(answer.code, 0, answer.err)
    return answer.out
  }
  const follow = (home: string, ...more: string[]) =>
    run(
      'follow',
      `${publisher.url}/exchange/`,
      '--fingerprint',
      fingerprint,
      '--name',
      'valen',
      '--home',
      home,
      ...more,
    )

  before(async () => {
    folder = await scratch()
    const home = at('publisher')
    await run('import', 'auto', 'demo/xv/personal-data-1994', '--home', home)
    await run('keys', 'init', '--yes', '--home', home)
    await run(
      'collections',
      'add',
      'law',
      '--title',
      'Law',
      '--in',
      'xv',
      '--licence',
      'CC0-1.0',
      '--home',
      home,
    )
    await run('publish', 'law', '--home', home)
    fingerprint = JSON.parse(await run('keys', 'export', '--json', '--home', home)).fingerprint
    publisher = await serve(home)
    open.push(publisher)
  })
  after(async () => {
    for (const { server } of open) {
      if (server.exitCode !== null || server.signalCode !== null) continue
      server.kill('SIGTERM')
      await once(server, 'close')
    }
    await folder.remove()
  })

  it('takes what is new by itself, and no page waits for that', async (t) => {
    await follow(at('reader'))
    const reader = await serve(at('reader'))
    open.push(reader)
    let slowest = 0
    let pages = 0
    let board = await boardOf(reader.url)
    while (board.tries.length === 0) {
      const begun = performance.now()
      assert.equal((await fetch(`${reader.url}/about?${pages}`)).status, 200)
      slowest = Math.max(slowest, performance.now() - begun)
      pages++
      await setTimeout(20)
      board = await boardOf(reader.url)
    }
    const [tried] = board.tries
    assert.deepEqual([board.state, tried?.outcome, board.collections[0]?.release], ['fresh', 'heard', 1])
    assert.equal((await fetch(reader.url + ACT)).status, 200)
    assert.ok(board.next && board.next > new Date().toISOString(), 'it is asked again')
    const taken = (tried?.seconds ?? 0) * 1000
    t.diagnostic(
      `${pages} pages while a sync of ${Math.round(taken)} ms ran, the slowest in ${Math.round(slowest)} ms`,
    )
    assert.ok(slowest < taken / 2, `a page took ${slowest} ms while a sync of ${taken} ms ran`)
  })

  it('stops in the middle of a sync when it is told to, and what was begun can be gone on with', async () => {
    await follow(at('slow'), '--bandwidth', '2')
    const { url, server } = await serve(at('slow'))
    open.push({ url, server })
    await fetch(`${url}/about`)
    const end = ended(server)
    server.kill('SIGTERM')
    const { code } = await end
    assert.equal(code, 0)
    await run('follow', 'set', 'valen', '--bandwidth', '0', '--schedule', 'never', '--home', at('slow'))
    const { sources } = JSON.parse(await run('sync', '--json', '--home', at('slow')))
    assert.deepEqual([sources[0].status, sources[0].release], ['applied', 1])
    const text = await run('network', '--home', at('slow'))
    assert.match(text, /asked only with comity sync/)
  })

  it('says what is wrong with a schedule or a bandwidth, and what is expected', async () => {
    for (const [option, typed, said] of [
      ['--schedule', 'often', /expected "every 6 hours"/],
      ['--bandwidth', 'fast', /kilobytes a second/],
    ] as const) {
      const { code, err } = await comity(['follow', 'set', 'valen', option, typed, '--home', at('slow')])
      assert.equal(code, 2)
      assert.match(err, said)
    }
  })
})

/** `/mcp` of a served site: the agents' server over HTTP, and who may ask it. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { readProvision } from '#api/mcp/tools/read-provision.ts'
import { ask as get } from '../e2e/asking.ts'
import { DATA_ACT } from '../e2e/invented.ts'
import { ask, type Era, newClient } from './client.ts'
import { type Home, inventedHome } from './library.ts'
import { type Posted, post } from './posting.ts'
import { type Served, served } from './serving.ts'

const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }
const ACCEPT = { accept: 'application/json, text/event-stream', 'content-type': 'application/json' }

let library: Home
let site: Served
before(async () => {
  library = await inventedHome()
  site = await served(library.home)
})
after(async () => {
  await site?.stop()
  await library?.remove()
})

const posting = (headers: Record<string, string> = {}, message: unknown = LIST): Promise<Posted> =>
  post(
    `${site.url}/mcp`,
    { ...ACCEPT, ...headers },
    typeof message === 'string' ? message : JSON.stringify(message),
  )

describe('an agent over HTTP', () => {
  for (const era of ['modern', 'legacy'] satisfies Era[])
    it(`is answered as over standard input, with the protocol of ${era === 'modern' ? 2026 : 2025}`, async () => {
      const client = newClient(era)
      await client.connect(new StreamableHTTPClientTransport(new URL(`${site.url}/mcp`)))
      try {
        assert.equal((await client.listTools()).tools.length, 13)
        const { told } = await ask(client, readProvision, { reference: `${DATA_ACT}/eng@2024-03-01/~art_9` })
        assert.equal(told.outcome, 'found')
        assert.equal(told.result.provision?.heading, 'Erasure')
        const guide = await client.readResource({ uri: 'comity://guide' })
        assert.equal(guide.contents.length, 1)
      } finally {
        await client.close()
      }
    })

  it('has no session: one message is answered without any before it', async () => {
    const answer = await posting()
    assert.equal(answer.status, 200)
    assert.match(answer.text, /"read_provision"/)
    assert.equal(answer.headers['mcp-session-id'], undefined)
    assert.equal(answer.headers['cache-control'], 'no-store')
  })
})

describe('who may ask, and how', () => {
  it('answers 405 to everything but POST and OPTIONS, and names them', async () => {
    for (const method of ['GET', 'DELETE', 'PUT', 'HEAD']) {
      const answer = await get(`${site.url}/mcp`, { accept: 'text/event-stream' }, method)
      assert.equal(answer.status, 405, method)
      assert.equal(answer.headers.allow, 'POST, OPTIONS', method)
    }
  })

  it('lets pages of this machine ask, and no others, as long as the operator names no public address', async () => {
    for (const [origin, status] of [
      ['http://localhost:6274', 200],
      ['http://127.0.0.1:9', 200],
      ['https://evil.example', 403],
      ['null', 403],
      ['chrome-extension://abc', 403],
    ] as const)
      assert.equal((await posting({ origin })).status, status, origin)
  })

  it('refuses a name that it does not have, so that none can be led to it', async () => {
    for (const host of ['evil.example', 'localhost.evil.example:80'])
      assert.equal((await posting({ host })).status, 403, host)
    for (const host of ['localhost:1234', '127.0.0.1', '[::1]:80'])
      assert.equal((await posting({ host })).status, 200, host)
  })

  it('with a public address is there for pages of any site, under that name', async (t) => {
    const open = await served(library.home, '--origin', 'https://law.example')
    t.after(() => open.stop())
    const asked = (headers: Record<string, string>) =>
      post(`${open.url}/mcp`, { ...ACCEPT, ...headers }, JSON.stringify(LIST))
    const answer = await asked({ host: 'law.example', origin: 'https://chat.example' })
    assert.equal(answer.status, 200)
    assert.equal(answer.headers['access-control-allow-origin'], '*')
    assert.equal((await asked({ host: 'evil.example', origin: 'http://evil.example' })).status, 403)
  })

  it('tells browsers beforehand what they may send', async () => {
    const { status, headers } = await get(
      `${site.url}/mcp`,
      { origin: 'http://localhost:6274', 'access-control-request-method': 'POST' },
      'OPTIONS',
    )
    assert.equal(status, 204)
    assert.match(headers['access-control-allow-methods'] ?? '', /POST/)
    assert.match(headers['access-control-allow-headers'] ?? '', /Content-Type.*MCP-Protocol-Version/)
  })

  it('refuses what is too large, no JSON, of another type, or many in one', async () => {
    const large = { ...LIST, params: { filler: 'x'.repeat(70_000) } }
    assert.equal((await posting({}, large)).status, 413)
    assert.equal((await posting({}, '{"jsonrpc":')).status, 400)
    assert.equal((await posting({}, [LIST, LIST])).status, 400)
    assert.equal((await posting({ 'content-type': 'text/plain' })).status, 415)
    // A stream of changes would be held open for nothing.
    const listening = await posting({}, { ...LIST, method: 'subscriptions/listen' })
    assert.match(listening.text, /error/)
  })

  it('counts against the allowance of the API', async () => {
    const left = (answer: { headers: Readonly<Record<string, string>> }) =>
      Number(/r=(\d+)/.exec(answer.headers.ratelimit ?? '')?.[1])
    const before = left(await get(`${site.url}/api/v1/stats`))
    assert.equal(left(await posting()), before - 1)
    assert.equal(left(await get(`${site.url}/api/v1/stats`)), before - 2)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Hono } from 'hono'
import { translator } from '#i18n/messages.ts'
import { allowance } from './allowance.ts'
import type { ApiDeps, ApiEnv } from './asking.ts'

function appFor(more: Partial<ApiDeps>): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()
  app.use(async (context, next) => {
    context.set('t', translator('en'))
    context.set('origin', 'https://law.example')
    await next()
  })
  app.use(allowance({ allowance: { requests: 1, seconds: 60 }, ...more } as ApiDeps))
  app.get('/', (context) => context.text('read'))
  return app
}

// As the server hands a request over.
const from = (app: Hono<ApiEnv>, address: string, headers: Record<string, string> = {}) =>
  app.request('/', { headers }, { incoming: { socket: { remoteAddress: address } } })

describe('the allowance', () => {
  it('is each address its own', async () => {
    const app = appFor({})
    assert.equal((await from(app, '192.0.2.1')).status, 200)
    assert.equal((await from(app, '192.0.2.1')).status, 429)
    assert.equal((await from(app, '::ffff:192.0.2.1')).status, 429)
    assert.equal((await from(app, '192.0.2.2')).status, 200)
  })

  it('is one for all addresses of a line of IPv6, however they are written', async () => {
    const app = appFor({})
    assert.equal((await from(app, '2001:db8:0:7::1')).status, 200)
    assert.equal((await from(app, '2001:db8:0:7:ffff::2')).status, 429)
    assert.equal((await from(app, '2001:db8::7:0:0:0:3')).status, 429)
    assert.equal((await from(app, '2001:db8:0:8::1')).status, 200)
    assert.equal((await from(app, '::1')).status, 200)
  })

  it('believes what names the client only behind a proxy, and of that only what the proxy wrote', async () => {
    const open = appFor({})
    assert.equal((await from(open, '192.0.2.1', { 'x-forwarded-for': '198.51.100.1' })).status, 200)
    assert.equal((await from(open, '192.0.2.1', { 'x-forwarded-for': '198.51.100.2' })).status, 429)
    const behind = appFor({ behindProxy: true })
    assert.equal((await from(behind, '192.0.2.1', { 'x-forwarded-for': '198.51.100.1' })).status, 200)
    assert.equal((await from(behind, '192.0.2.1', { 'x-forwarded-for': '198.51.100.2' })).status, 200)
    assert.equal(
      (await from(behind, '192.0.2.1', { 'x-forwarded-for': 'made-up, 198.51.100.1' })).status,
      429,
    )
  })

  it('is told with every answer, and when it comes back with a refusal', async () => {
    const app = appFor({})
    assert.equal((await from(app, '192.0.2.9')).headers.get('ratelimit'), '"default";r=0;t=60')
    const refused = await from(app, '192.0.2.9')
    assert.equal(refused.headers.get('retry-after'), '60')
    assert.match((await refused.json()).detail, /1 request in 60 seconds .* Go on in 60 seconds/)
  })
})

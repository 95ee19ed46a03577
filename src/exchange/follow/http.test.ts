/** What is asked over HTTP, and what an operator is told where no answer comes. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as listenRaw, type Server, type Socket } from 'node:net'
import { after, describe, it } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { overHttp } from './transport.ts'

const servers: Server[] = []

async function listening<Listening extends Server>(server: Listening): Promise<string> {
  servers.push(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/exchange/`
}

const site = (answer: (request: IncomingMessage, response: ServerResponse) => void) =>
  listening(createServer(answer))
const raw = (said: (socket: Socket) => void) =>
  listening(listenRaw((socket) => socket.on('error', () => {}).once('data', () => said(socket))))

async function read(base: string, file = 'metadata/timestamp.json', token?: string): Promise<string> {
  const transport = overHttp(base, token === undefined ? null : async () => token)
  try {
    const chunks: Uint8Array[] = []
    for await (const chunk of (await transport.open(file, 0)).bytes) chunks.push(chunk)
    return Buffer.concat(chunks).toString()
  } finally {
    await transport.close()
  }
}

describe('over HTTP', () => {
  after(() => {
    for (const server of servers) server.close()
  })

  it('metadata may come compressed, and are what they were', async () => {
    const base = await site((request, response) => {
      assert.equal(request.headers['accept-encoding'], 'br')
      response.setHeader('content-encoding', 'br').end(brotliCompressSync('the heartbeat'))
    })
    assert.equal(await read(base), 'the heartbeat')
  })

  it('no more is said than a server needs to answer', async () => {
    const base = await site((request, response) => response.end(Object.keys(request.headers).sort().join()))
    assert.equal(await read(base, 'packs/a.zst'), 'host')
  })

  it('a redirect is followed, and who asks is told to the origin asked alone', async () => {
    const elsewhere = await site((request, response) => response.end(`${request.headers.authorization}`))
    const here = await site((request, response) => {
      const { origin } = new URL(elsewhere)
      if (request.url?.endsWith('away')) response.writeHead(302, { location: `${origin}/x` }).end()
      else if (request.url?.endsWith('near')) response.writeHead(302, { location: '/there' }).end()
      else response.end(`${request.headers.authorization}`)
    })
    assert.equal(await read(here, 'near', 'secret'), 'Bearer secret')
    assert.equal(await read(here, 'away', 'secret'), 'undefined')
  })

  it('a connection that the server closed meanwhile is opened anew', async () => {
    let connections = 0
    const base = await listening(
      listenRaw((socket) => {
        connections += 1
        let asked = 0
        socket.on('error', () => {})
        socket.on('data', () => {
          asked += 1
          if (asked === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
          else socket.resetAndDestroy()
        })
      }),
    )
    const transport = overHttp(base)
    for (let count = 0; count < 2; count++) {
      const { bytes } = await transport.open('packs/a.zst', 0)
      assert.equal(Buffer.concat(await Array.fromAsync(bytes)).toString(), 'ok')
    }
    await transport.close()
    assert.equal(connections, 2)
  })

  const head = 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n'
  for (const [what, said, words] of [
    [
      'a server with a fault',
      'HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n',
      /a fault of its own; try again later/,
    ],
    ['an answer that breaks off', `${head}\r\nabc`, /the line broke off; what was fetched is kept/],
    ['an answer that is damaged', `${head}Content-Encoding: br\r\n\r\nno`, /broke off|cut off or damaged/],
    [
      'something that is no web server',
      'SSH-2.0-OpenSSH_9.2\r\n',
      /does not speak HTTP; is the address right/,
    ],
    [
      'an encoding that nobody asked for',
      `${head}Content-Encoding: gzip\r\n\r\nabc`,
      /for which nobody asked/,
    ],
    [
      'a redirect to a file',
      'HTTP/1.1 302 No\r\nLocation: file:///etc/passwd\r\n\r\n',
      /neither http: nor https:/,
    ],
  ] as const)
    it(`${what} is told in words`, async () => {
      const base = await raw((socket) => socket.end(said))
      await assert.rejects(read(base), { refusal: 'unreachable', message: words })
    })

  it('that nobody listens, and that a name is not known, is told in words', async () => {
    await assert.rejects(read('http://127.0.0.1:1/exchange/'), {
      message: /nothing listens there; is its server/,
    })
    await assert.rejects(read('http://no-such-host.invalid/'), {
      message: /its name is not known|is this machine/,
    })
  })
})

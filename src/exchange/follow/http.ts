/** Asking over HTTP with hardly more than must be said: an update is often smaller than the headers that a browser would send for it. */
import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { pipeline } from 'node:stream'
import { createBrotliDecompress } from 'node:zlib'

export interface Answer {
  readonly status: number
  readonly bytes: AsyncIterable<Uint8Array>
  /** Lets go of an answer whose bytes nobody wants. */
  discard(): void
}

const MOST_REDIRECTS = 5
// Until the head of the answer is there; the pace of the body is watched by whoever reads it.
const ANSWER_MS = 30_000

/** Asks one server, over connections that are kept between requests. */
export class HttpClient {
  readonly #agents: Readonly<Record<string, http.Agent>>

  constructor() {
    // As Node's own fetch does: an operator's proxy is used where the environment says so.
    const { NODE_USE_ENV_PROXY, ...env } = process.env
    const options = { keepAlive: true, ...(NODE_USE_ENV_PROXY ? { proxyEnv: env } : {}) }
    this.#agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) }
  }

  /** Returns the answer to a request; redirects are followed, credentials go to the origin asked alone. Throws where none comes. */
  async get(url: URL, headers: Readonly<Record<string, string>>): Promise<Answer> {
    let [at, sent] = [url, headers]
    for (let redirects = 0; ; redirects++) {
      const response = await this.#asked(at, sent)
      const { statusCode: status = 0, headers: said } = response
      if (![301, 302, 303, 307, 308].includes(status) || said.location === undefined)
        return { status, bytes: decoded(response), discard: () => response.resume() }
      response.resume()
      if (redirects === MOST_REDIRECTS) throw new Error(`it redirects more than ${MOST_REDIRECTS} times`)
      const next = new URL(said.location, at)
      if (next.origin !== at.origin) {
        const { authorization: _, ...others } = sent
        sent = others
      }
      at = next
    }
  }

  /** Lets go of the connections that are kept. */
  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy()
  }

  // A connection that was kept may have been closed while nobody looked: then it is asked once more, over a new one.
  async #asked(url: URL, headers: Readonly<Record<string, string>>, again = true): Promise<IncomingMessage> {
    const agent = this.#agents[url.protocol]
    if (!agent) throw new Error(`it leads to ${url.protocol}, which is neither http: nor https:`)
    const { request: ask } = url.protocol === 'https:' ? https : http
    const request = ask(url, { agent, headers })
    // That a connection is kept is what HTTP/1.1 takes for granted.
    request.removeHeader('connection')
    const late = setTimeout(
      () => request.destroy(new Error(`no answer within ${ANSWER_MS / 1000} seconds`)),
      ANSWER_MS,
    )
    try {
      request.end()
      const [response] = (await once(request, 'response')) as [IncomingMessage]
      return response
    } catch (error) {
      if (again && request.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET')
        return await this.#asked(url, headers, false)
      throw error
    } finally {
      clearTimeout(late)
    }
  }
}

function decoded(response: IncomingMessage): AsyncIterable<Uint8Array> {
  const encoding = response.headers['content-encoding'] ?? 'identity'
  if (encoding === 'identity') return response
  if (encoding === 'br') return pipeline(response, createBrotliDecompress(), () => {})
  throw new Error(`it answers in the encoding "${encoding}", for which nobody asked`)
}

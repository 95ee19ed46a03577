/**
 * Pages asked for lately, kept as they were sent: the same page is asked for again and again, and is made anew only when
 * somebody wrote to the library or the day changed.
 */
import type { HonoRequest, MiddlewareHandler } from 'hono'
import { plainTag } from './coding.ts'
import { notModified, tagHeld } from './validators.ts'

interface Answer {
  readonly body: Uint8Array<ArrayBuffer>
  readonly headers: Record<string, string>
}

/** What may make two answers at one address differ. */
const ASKED = ['accept', 'accept-language', 'accept-encoding', 'accept-datetime']

/** Bytes of all answers kept. */
const MOST = 24_000_000
/** A larger answer would push out many others. */
const LARGEST = 1_000_000

/**
 * Returns the middleware, to stand before everything that makes an answer. `stamp` changes whenever an answer might. Only whole
 * pages for readers who bring no cookie are kept.
 */
export function keptAnswers(stamp: () => string): MiddlewareHandler {
  let kept = new Kept(stamp())
  return async (context, next) => {
    const { req } = context
    if (req.method !== 'GET' || req.header('cookie') !== undefined) return next()
    const now = stamp()
    if (kept.stamp !== now) kept = new Kept(now)
    const name = nameOf(req)
    const known = kept.get(name)
    if (known) return answered(known, req.raw.headers)
    const asked = kept
    await next()
    const answer = await keepable(context.res)
    if (!answer) return
    context.res = new Response(answer.body, { headers: answer.headers })
    asked.put(name, answer)
  }
}

// A header that is empty says another thing than one that is absent.
function nameOf(req: HonoRequest): string {
  const asked = ASKED.map((header) => {
    const value = req.header(header)
    return value === undefined ? '' : `=${value}`
  })
  return [req.url, ...asked].join('\n')
}

class Kept {
  readonly stamp: string
  // Least lately asked for first.
  readonly #answers = new Map<string, Answer>()
  #bytes = 0

  constructor(stamp: string) {
    this.stamp = stamp
  }

  get(name: string): Answer | undefined {
    const answer = this.#answers.get(name)
    if (!answer) return
    this.#answers.delete(name)
    this.#answers.set(name, answer)
    return answer
  }

  put(name: string, answer: Answer): void {
    if (answer.body.length > LARGEST || this.#answers.has(name)) return
    this.#answers.set(name, answer)
    this.#bytes += answer.body.length
    for (const [oldest, { body }] of this.#answers) {
      if (this.#bytes <= MOST) break
      this.#answers.delete(oldest)
      this.#bytes -= body.length
    }
  }
}

function answered({ body, headers }: Answer, asked: Headers): Response {
  const { etag } = headers
  if (etag === undefined) return new Response(body, { headers })
  const modified = headers['last-modified']
  const lastModified = modified === undefined ? null : new Date(modified)
  const held = tagHeld(asked, { etag: plainTag(etag), lastModified })
  return held === null ? new Response(body, { headers }) : notModified(new Headers(headers), held)
}

async function keepable(response: Response): Promise<Answer | null> {
  const { headers } = response
  const whole = response.status === 200 && response.body !== null
  const page = headers.get('content-type')?.startsWith('text/html') ?? false
  if (!whole || !page || headers.has('set-cookie') || headers.get('cache-control')?.includes('no-store'))
    return null
  const body = new Uint8Array(await response.arrayBuffer())
  return { body, headers: { ...Object.fromEntries(headers), 'content-length': `${body.length}` } }
}

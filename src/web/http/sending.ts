/** The last hand on every answer: its entity tag, 304 where the client has it, its coding, its length. */
import { createHash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { type Coding, codingFor, encode, isCompressible, tagIn } from './coding.ts'
import { notModified, tagHeld } from './validators.ts'
import { addVary } from './vary.ts'

/**
 * Returns the middleware. A page that names no tag itself is named by its bytes. What is compressed gets a tag of its own coding;
 * assets are compressed once and kept so.
 */
export function sending(): MiddlewareHandler {
  const assets = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  return async (context, next) => {
    await next()
    const { res, req } = context
    if (res.body === null || res.status === 304 || res.status === 206) return
    const { headers } = res
    addVary(headers)
    const lasting = req.path.startsWith('/assets/') && res.status === 200
    let body = new Uint8Array(await res.arrayBuffer())
    if (res.status === 200 && !lasting) {
      const etag = headers.get('ETag') ?? tagOf(body)
      headers.set('ETag', etag)
      const modified = headers.get('Last-Modified')
      const held = tagHeld(req.raw.headers, {
        etag,
        lastModified: modified === null ? null : new Date(modified),
      })
      if (held !== null && isReading(req.method)) {
        context.res = undefined
        context.res = notModified(headers, held)
        return
      }
    }
    if (isCompressible(headers, body.length)) {
      addVary(headers, 'Accept-Encoding')
      const coding = codingFor(req.header('Accept-Encoding'), lasting)
      if (coding !== null) {
        body = await (lasting ? once(assets, req.path, coding, body) : encode(body, coding, false))
        headers.set('Content-Encoding', coding)
        const etag = headers.get('ETag')
        if (etag) headers.set('ETag', tagIn(coding, etag))
      }
    }
    headers.set('Content-Length', `${body.length}`)
    context.res = undefined
    context.res = new Response(body, { status: res.status, headers })
  }
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

function tagOf(body: Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

function once(
  kept: Map<string, Promise<Uint8Array<ArrayBuffer>>>,
  path: string,
  coding: Coding,
  body: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const name = `${coding} ${path}`
  let made = kept.get(name)
  if (!made) kept.set(name, (made = encode(body, coding, true)))
  return made
}

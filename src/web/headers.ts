/** Headers of every answer: nothing is loaded from elsewhere, nothing runs inline, nobody is told where a reader came from; law may be read from any site. */
import type { MiddlewareHandler } from 'hono'

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

// What programs in other sites' pages may read (https://fetch.spec.whatwg.org/#http-cors-protocol): the law and all that is said of it.
const OPEN =
  /^\/(?:akn|alias|api|timemap|feeds)(?:\/|$)|^\/(?:sitemap[^/]*\.xml|robots\.txt|search\.(?:atom|csv|json)|search\/history\.csv)$/

// The editor's bench and the agents' server answer for themselves.
const WRITTEN_TO = /^\/(?:edit(?:\/|$)|mcp$)/

const EXPOSED =
  'Content-Location, Content-Language, ETag, Last-Modified, Link, Location, Memento-Datetime, RateLimit, RateLimit-Policy, Retry-After, Vary'
const ASKED = 'Accept, Accept-Datetime, Accept-Language, If-Modified-Since, If-None-Match'

/** Sets the security headers, and leave to read for pages of other sites; answers may be kept but are asked for anew each time, by their ETag. */
export function headers(): MiddlewareHandler {
  return async (context, next) => {
    const { method, path } = context.req
    const open = OPEN.test(path)
    if (method === 'OPTIONS' && !WRITTEN_TO.test(path)) return allowed(open)
    await next()
    const { headers } = context.res
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', POLICY)
    if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'no-referrer')
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('X-Frame-Options', 'DENY')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), interest-cohort=()')
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-cache')
    if (!open) return
    headers.set('Access-Control-Allow-Origin', '*')
    headers.set('Access-Control-Expose-Headers', EXPOSED)
  }
}

// Reading is all that anybody may do; from pages of other sites, the law alone.
function allowed(open: boolean): Response {
  const headers = new Headers({ Allow: 'GET, HEAD, OPTIONS' })
  if (open) {
    headers.set('Access-Control-Allow-Origin', '*')
    headers.set('Access-Control-Allow-Methods', 'GET, HEAD, OPTIONS')
    headers.set('Access-Control-Allow-Headers', ASKED)
    headers.set('Access-Control-Max-Age', '86400')
  }
  return new Response(null, { status: 204, headers })
}

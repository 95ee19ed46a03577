/** Where the site stands in the world: addresses that leave it (links of HTTP, feeds, site maps) are written whole. */
import type { Context } from 'hono'
import type { SiteEnv } from '../page.ts'

/** Returns the origin that the operator named, else the one that the client asked at; without a slash at the end. */
export function originOf(context: Context<SiteEnv>): string {
  return context.get('page').origin ?? new URL(context.req.url).origin
}

/** Returns the address of a path of the site, percent-encoded. */
export function absolute(origin: string, path: string): string {
  return `${origin}${encoded(path)}`
}

const PLAIN = /^[\w/.~@-]*$/

/** Returns the path percent-encoded: IRIs hold letters of any script. */
export function encoded(path: string): string {
  return PLAIN.test(path) ? path : encodeURI(path).replace(/[?#]/g, encodeURIComponent)
}

/** Returns the path as letters; null where its escapes are none of UTF-8. */
export function decodedPath(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

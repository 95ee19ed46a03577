/** Whether the client has what it asks for already: entity tags and dates of change (RFC 9110 § 13). */
import type { Context } from 'hono'
import { httpDate, readHttpDate } from '#kit/http.ts'
import { askedTags } from './coding.ts'
import { addVary } from './vary.ts'

/** What tells one state of a representation from another. */
export interface Validators {
  /** Strong: it changes whenever a byte would. */
  readonly etag: string
  /** Null where no day of change is known. */
  readonly lastModified: Date | null
}

/** Headers of a 200 that say nothing about its 304. */
const OF_THE_BODY = [
  'Content-Type',
  'Content-Length',
  'Content-Encoding',
  'Content-Language',
  'Last-Modified',
]

/**
 * Names the representation by its validators, and returns the 304 where the client has it; null where it must be made and sent.
 * Called before the work of making it. All other headers must be set by then.
 */
export function unchanged(context: Context, { etag, lastModified }: Validators): Response | null {
  context.header('ETag', etag)
  if (lastModified) context.header('Last-Modified', httpDate(lastModified))
  const tag = tagHeld(context.req.raw.headers, { etag, lastModified })
  if (tag === null) return null
  const answer = context.body(null, 304)
  return notModified(answer.headers, tag)
}

/** Returns the tag of what the client has and may keep; null where there is no such. A tag decides before a date does. */
export function tagHeld(asked: Headers, { etag, lastModified }: Validators): string | null {
  const tags = asked.get('If-None-Match')
  if (tags !== null) {
    if (tags.trim() === '*') return etag
    return (
      askedTags(tags, asked.get('Accept-Encoding')).find(({ plain }) => same(plain, etag))?.written ?? null
    )
  }
  const since = readHttpDate(asked.get('If-Modified-Since') ?? '')
  if (since === null || lastModified === null) return null
  return Math.floor(lastModified.getTime() / 1000) * 1000 <= since.getTime() ? etag : null
}

/** Returns the 304 to an answer that would have had the headers. */
export function notModified(headers: Headers, tag: string): Response {
  const kept = new Headers(headers)
  for (const name of OF_THE_BODY) kept.delete(name)
  kept.set('ETag', tag)
  addVary(kept, 'Accept-Encoding')
  return new Response(null, { status: 304, headers: kept })
}

// Compared weakly, as a GET does.
function same(a: string, b: string): boolean {
  return a.replace(/^W\//, '') === b.replace(/^W\//, '')
}

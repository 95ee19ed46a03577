/** Cursors: where a truncated answer goes on, as long as the library and the question are the same. */
import { z } from 'zod'
import { sha256 } from '#kit/hash.ts'
import { type Next, Unanswered } from './answer.ts'

/** How far the answers got, of which question, in which state of the library. */
const Place = z.strictObject({ n: z.int().min(0).max(10_000_000), q: z.string(), m: z.string() })

type Asked = Readonly<Record<string, unknown>>

/** Returns the call that goes on after `n`. `mark` is another text once what is read has changed. */
export function nextCall(tool: string, asked: Asked, n: number, mark: string): Next {
  const place = { n, q: questionOf(asked), m: markOf(mark) }
  const cursor = Buffer.from(JSON.stringify(place)).toString('base64url')
  const given = Object.entries(asked).filter(([, value]) => value !== undefined)
  return { tool, arguments: { ...Object.fromEntries(given), cursor } }
}

/** Returns how far the answers got; 0 without a cursor. Throws Unanswered where it is no cursor of this question, or the library has changed since. */
export function placeIn(asked: Asked, mark: string): number {
  if (typeof asked.cursor !== 'string') return 0
  const place = read(asked.cursor)
  if (place === null || place.q !== questionOf(asked))
    throw new Unanswered('wrong-question', 'wrong-cursor', 'The cursor does not belong to this question.', {
      expected: 'next.arguments of a truncated answer, all of them unchanged; or no cursor, to begin anew',
    })
  if (place.m !== markOf(mark))
    throw new Unanswered(
      'could-not-check',
      'changed-meanwhile',
      'The library has changed since the answer that this would continue.',
      { expected: 'the same question without cursor' },
    )
  return place.n
}

function read(cursor: string): z.infer<typeof Place> | null {
  try {
    return Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    return null
  }
}

function questionOf(asked: Asked): string {
  const given = Object.entries(asked).filter(([name, value]) => name !== 'cursor' && value !== undefined)
  return sha256(JSON.stringify(given.sort(([a], [b]) => (a < b ? -1 : 1)))).slice(0, 12)
}

function markOf(mark: string): string {
  return sha256(mark).slice(0, 12)
}

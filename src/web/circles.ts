/**
 * Readers told from each other where not everybody may read everything: each circle of them has a site of its own, which meets of the library
 * what is cleared for it. Where nothing is restricted, there is one site for all.
 */
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { locales, translator } from '#i18n/messages.ts'
import { preferences, preferred } from '#i18n/preference.ts'
import type { Reader, Restrictions } from '#jobs/agreements/user-class.ts'
import type { Day } from '#kit/day.ts'

/** A site for a circle of readers. */
export interface Room {
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>
  readonly close: () => Promise<void>
}

export interface Circles {
  /** The site over everything: for all where nothing is restricted, else for partners and the operator alone. */
  readonly whole: Pick<Room, 'fetch'>
  readonly restrictions: (on: Day) => Promise<Restrictions>
  readonly clock: () => Day
  /** Opens the site of a circle. */
  readonly open: (cleared: readonly string[]) => Promise<Room>
  readonly behindProxy: boolean
}

/** Where a reader with a pass is asked for it. */
export const ENTRANCE = '/enter'
// Partners show tokens of their own; the operator's bench, and where studies are worked on, have doors of their own.
const APART = /^\/(?:(?:exchange|edit)(?:\/|$)|studies\/(?:-\/add|[a-z0-9-]+\/(?:work|join))(?:\/|$))/

/** Returns what answers every request: by the site of the circle that it comes from. `close` ends the sites. */
export function siteByCircle(circles: Circles): Hono & { readonly close: () => Promise<void> } {
  const { whole, restrictions, clock } = circles
  const rooms = new Rooms(circles.open)
  const app = new Hono()
  app.all('*', async (context) => {
    const { raw, path } = context.req
    const restricted = await restrictions(clock())
    if (!restricted.any && path === ENTRANCE) return context.redirect('/', 303)
    if (!restricted.any || APART.test(path)) return whole.fetch(raw, context.env as object)
    const cleared = await restricted.clearedFor(readerOf(context, circles.behindProxy))
    if (path === ENTRANCE) return entered(context, cleared)
    const room = await rooms.of(restricted.key, cleared)
    const answer = await room.fetch(raw, context.env as object)
    return cleared.length === 0 ? answer : ofOneCircle(answer)
  })
  return Object.assign(app, { close: () => rooms.close() })
}

function readerOf(context: Context, behindProxy: boolean): Reader {
  // The proxy appends the address that it sees: what stands before it may be anybody's invention.
  const told = behindProxy ? context.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined
  return { address: told || addressOf(context), secret: secretIn(context.req.header('Authorization')) }
}

function addressOf(context: Context): string | null {
  const served = typeof context.env === 'object' && context.env !== null && 'incoming' in context.env
  return served ? (getConnInfo(context).remote.address ?? null) : null
}

// Browsers send a pass as the password of anybody (RFC 7617), programs as a bearer (RFC 6750).
function secretIn(authorization: string | undefined): string | null {
  const [, scheme = '', value = ''] = /^(basic|bearer) +(\S+)$/i.exec(authorization ?? '') ?? []
  if (scheme.toLowerCase() === 'bearer') return value
  if (scheme === '') return null
  const pair = Buffer.from(value, 'base64').toString('utf8')
  return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1).trim() : null
}

// Whoever is cleared for nothing has shown no pass that opens anything: the browser asks for one.
function entered(context: Context, cleared: readonly string[]): Response {
  context.header('Cache-Control', 'no-store')
  if (cleared.length > 0) return context.redirect('/', 303)
  const t = translator(preferred(preferences(context.req.header('Accept-Language')), locales) ?? 'en')
  context.header('WWW-Authenticate', 'Basic realm="Comity", charset="UTF-8"')
  return context.text(t('agreements.passAsked'), 401)
}

// What is for some is kept by nobody on the way to them.
function ofOneCircle(answer: Response): Response {
  const headers = new Headers(answer.headers)
  headers.set('Cache-Control', 'private, no-store')
  headers.append('Vary', 'Authorization')
  // What other sites' pages may read is what everybody may.
  headers.delete('Access-Control-Allow-Origin')
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers })
}

/** Sites open at once: circles are few, and each holds an index in memory. */
const MOST = 6
/** Milliseconds that what was asked of a site may take once it is to be closed. */
const LAST_ANSWERS = 60_000

class Rooms {
  readonly #open: Circles['open']
  // Least lately entered first.
  readonly #rooms = new Map<string, Promise<Room>>()
  readonly #closing = new Map<Promise<Room>, NodeJS.Timeout>()
  #key = ''

  constructor(open: Circles['open']) {
    this.#open = open
  }

  of(key: string, cleared: readonly string[]): Promise<Room> {
    if (this.#key !== key) for (const name of [...this.#rooms.keys()]) this.#leave(name)
    this.#key = key
    const name = JSON.stringify(cleared)
    const room = this.#rooms.get(name) ?? this.#open(cleared)
    this.#rooms.delete(name)
    this.#rooms.set(name, room)
    // One that could not be opened is tried anew by whoever comes next.
    room.catch(() => this.#rooms.delete(name))
    for (const oldest of [...this.#rooms.keys()].slice(0, Math.max(this.#rooms.size - MOST, 0)))
      this.#leave(oldest)
    return room
  }

  async close(): Promise<void> {
    const all = [...this.#rooms.values(), ...this.#closing.keys()]
    for (const timer of this.#closing.values()) clearTimeout(timer)
    this.#rooms.clear()
    this.#closing.clear()
    await Promise.all(all.map((room) => closed(room)))
  }

  #leave(name: string): void {
    const room = this.#rooms.get(name)
    this.#rooms.delete(name)
    if (!room) return
    const timer = setTimeout(() => {
      this.#closing.delete(room)
      void closed(room)
    }, LAST_ANSWERS)
    timer.unref()
    this.#closing.set(room, timer)
  }
}

async function closed(room: Promise<Room>): Promise<void> {
  const opened = await room.catch(() => null)
  await opened?.close()
}

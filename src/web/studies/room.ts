/** What the pages of studies work with, and who it is that asks: somebody invited, the operator, or a reader. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { isSignedIn, SESSION_HOURS } from '#editing/operator.ts'
import { personBySecret } from '#research/people.ts'
import type { SiteEnv } from '../page.ts'
import type { StudyRoom } from './study-room.ts'
import type { Worker } from './view.ts'

export type Asking = Context<SiteEnv>

/** Cookies are sent to the pages of studies alone: whoever reads the law brings none. */
const PATH = '/studies'
const OPERATOR = 'comity-study-operator'
const NAME = 'comity-study-name'
const LAST = 'comity-study-last'
const DAYS = 180

const invitation = (id: string) => `comity-study-${id}`

/** Returns who the request comes from, as far as they may work on the study; null for readers. */
export async function workerOf(context: Asking, room: StudyRoom, id: string): Promise<Worker | null> {
  const secret = getCookie(context, invitation(id))
  const person = secret === undefined ? null : await personBySecret(room.db, secret)
  if (person?.study === id) return { name: person.name, role: person.role, operator: false }
  const name = await operatorName(context, room)
  return name === null ? null : { name, role: 'lead', operator: true }
}

/** Returns the name that the operator works under; null where the request does not come from the operator. */
export async function operatorName(context: Asking, { db, now }: StudyRoom): Promise<string | null> {
  const secret = getCookie(context, OPERATOR)
  const name = getCookie(context, NAME)
  if (secret === undefined || !name || db.isWalled) return null
  return (await isSignedIn(db, secret, now())) ? name : null
}

/** Returns the studies that the request brings an invitation to, whether it still holds or not. */
export function studiesInvitedTo(context: Asking): string[] {
  return Object.keys(getCookie(context)).flatMap(
    (name) => /^comity-study-((?!operator$|name$|last$)[a-z0-9-]+)$/.exec(name)?.[1] ?? [],
  )
}

/** Lets the browser in by an invitation, for the study that it is to and for nothing else. */
export function letIn(context: Asking, id: string, secret: string): void {
  put(context, invitation(id), secret, DAYS * 86_400)
}

/** Lets the operator in, who is signed in at the bench by the secret. */
export function letOperatorIn(context: Asking, secret: string, name: string): void {
  put(context, OPERATOR, secret, SESSION_HOURS * 3600)
  put(context, NAME, name, DAYS * 86_400)
}

/** Forgets the invitation in this browser. */
export function letOut(context: Asking, id: string): void {
  deleteCookie(context, invitation(id), { path: PATH })
}

/** Returns the cell that something was last added to, as `study row column`; null where nothing was. */
export function lastCell(context: Asking): string | null {
  return getCookie(context, LAST) ?? null
}

export function rememberCell(context: Asking, cell: string): void {
  put(context, LAST, cell, DAYS * 86_400)
}

// Lax, so that a link in a letter leads to where one works; what writes looks at where it was asked from besides.
function put(context: Asking, name: string, value: string, maxAge: number): void {
  const secure = new URL(context.req.url).protocol === 'https:'
  setCookie(context, name, value, { path: PATH, httpOnly: true, sameSite: 'Lax', secure, maxAge })
}

/** Who is at the bench: the operator's sign-in as a cookie that only the bench's own pages are sent. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { isSignedIn, SESSION_HOURS, sessionEnd, signIn, signOut } from '#editing/operator.ts'
import type { SiteEnv } from '../page.ts'
import type { Desk } from './desk.ts'

const COOKIE = 'comity-bench'
const PATH = '/edit'

/** Attempts a minute, whoever makes them: there is one operator, and each attempt costs memory and time. */
const ATTEMPTS = 10

/** How an attempt to sign in ended; `wait` is in seconds. */
export type SignIn = { readonly done: true } | { readonly done: false; readonly wait: number | null }

export class Sessions {
  readonly #desk: Desk
  readonly #attempts = new RateLimiterMemory({ points: ATTEMPTS, duration: 60 })

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** Returns whether the request comes from the operator. */
  async isOpen(context: Context<SiteEnv>): Promise<boolean> {
    const secret = getCookie(context, COOKIE)
    return secret !== undefined && (await isSignedIn(this.#desk.db, secret, this.#desk.now()))
  }

  /** Returns when the sign-in ends; null where there is none. */
  async until(context: Context<SiteEnv>): Promise<string | null> {
    const secret = getCookie(context, COOKIE)
    return secret === undefined ? null : sessionEnd(this.#desk.db, secret)
  }

  /** Signs in with the token and gives the browser its cookie. */
  async begin(context: Context<SiteEnv>, token: string): Promise<SignIn> {
    try {
      await this.#attempts.consume('operator')
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      return { done: false, wait: Math.ceil(error.msBeforeNext / 1000) }
    }
    const secret = await signIn(this.#desk.db, token, this.#desk.now())
    if (secret === null) return { done: false, wait: null }
    setCookie(context, COOKIE, secret, {
      path: PATH,
      httpOnly: true,
      sameSite: 'Strict',
      secure: new URL(context.req.url).protocol === 'https:',
      maxAge: SESSION_HOURS * 3600,
    })
    return { done: true }
  }

  async end(context: Context<SiteEnv>): Promise<void> {
    const secret = getCookie(context, COOKIE)
    if (secret !== undefined) await signOut(this.#desk.db, secret)
    deleteCookie(context, COOKIE, { path: PATH })
  }
}

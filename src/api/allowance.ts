/** How much one client may ask for, and saying so before it is used up (draft-ietf-httpapi-ratelimit-headers). */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { ApiDeps, ApiEnv } from './asking.ts'
import { problem } from './refused.ts'

// Generous: ten requests a second, for a minute on end.
const USUAL = { requests: 600, seconds: 60 }

/** Returns the middleware. A client is an address: whole for IPv4, the network of its line for IPv6. */
export function allowance({
  allowance: given = USUAL,
  behindProxy = false,
}: ApiDeps): MiddlewareHandler<ApiEnv> {
  const { requests, seconds } = given
  const limiter = new RateLimiterMemory({ points: requests, duration: seconds })
  const policy = `"default";q=${requests};w=${seconds}`
  return async (context, next) => {
    const state = await limiter.consume(clientOf(context, behindProxy)).catch((reason: unknown) => {
      if (reason instanceof RateLimiterRes) return reason
      throw reason
    })
    const wait = Math.ceil(state.msBeforeNext / 1000)
    context.header('RateLimit-Policy', policy)
    context.header('RateLimit', `"default";r=${state.remainingPoints};t=${wait}`)
    if (state.consumedPoints <= requests) return next()
    const t = context.get('t')
    context.header('Retry-After', `${wait}`)
    return problem(context, 429, t('api.problem.429'), t('api.wrong.tooMany', { requests, seconds, wait }))
  }
}

// The proxy appends the address that it sees: what stands before it may be anybody's invention.
function clientOf(context: Context<ApiEnv>, behindProxy: boolean): string {
  const told = behindProxy ? context.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined
  return network(told || addressOf(context))
}

function addressOf(context: Context<ApiEnv>): string {
  const served = typeof context.env === 'object' && context.env !== null && 'incoming' in context.env
  return served ? (getConnInfo(context).remote.address ?? '') : ''
}

function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!address.includes(':')) return address
  const [head = [], tail = []] = address
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = Array<string>(Math.max(8 - head.length - tail.length, 0)).fill('0')
  return [...head, ...(address.includes('::') ? zeros : []), ...tail].slice(0, 4).join(':')
}

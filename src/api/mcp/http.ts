/** The agents' server over HTTP: `/mcp`, without sessions (Model Context Protocol, Streamable HTTP). Who may ask, and how. */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { StatusCode } from 'hono/utils/http-status'
import type { McpDeps } from './asking.ts'
import type { MessageHandler } from './handler.ts'

export const MCP_PATH = '/mcp'

/** Where the server stands. */
export interface McpStanding {
  /** Scheme and host that the operator says it is known by. */
  readonly origin?: string
  /** The name or address it listens on. */
  readonly host?: string
}

/** Bytes of a request. */
const MOST_BYTES = 65_536

/** Returns the routes. */
export function mcpRoutes(deps: McpDeps, standing: McpStanding): Hono {
  let handler: Promise<MessageHandler> | undefined
  const answered: MessageHandler = async (request, message) => {
    handler ??= import('./handler.ts').then(({ messageHandler }) => messageHandler(deps))
    return (await handler)(request, message)
  }
  const routes = new Hono()
  routes.use(MCP_PATH, cors(), guard(standing))
  routes.options(MCP_PATH, (context) => context.body(null, 204, { Allow: ALLOWED }))
  routes.post(
    MCP_PATH,
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: (context) => refused(context, 413, `Request too large: at most ${MOST_BYTES} bytes`),
    }),
    async (context) => {
      const body = await context.req.text()
      const message = parsed(body)
      if (message === undefined) return refused(context, 400, 'The body is not JSON', PARSE_ERROR)
      if (Array.isArray(message))
        return refused(context, 400, 'One message a request: batches are not answered', INVALID_REQUEST)
      context.header('Cache-Control', 'no-store')
      const answer = await answered(context.req.raw, message)
      for (const [name, value] of answer.headers) if (name !== 'cache-control') context.header(name, value)
      return context.newResponse(answer.body, answer.status as StatusCode)
    },
  )
  routes.all(MCP_PATH, (context) => {
    context.header('Allow', ALLOWED)
    return refused(
      context,
      405,
      'Method not allowed: messages of the Model Context Protocol are posted here, one a request, without sessions',
    )
  })
  return routes
}

const ALLOWED = 'POST, OPTIONS'
// JSON-RPC 2.0 § 5.1; -32000 is for servers' own.
const PARSE_ERROR = -32700
const INVALID_REQUEST = -32600
const OWN = -32000

function refused(context: Context, status: 400 | 403 | 405 | 413, message: string, code = OWN): Response {
  return context.json({ jsonrpc: '2.0', error: { code, message }, id: null }, status)
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

// As the rest of the API: from pages of any site, wherever the guard lets them in.
function cors(): MiddlewareHandler {
  return async (context, next) => {
    context.header('Access-Control-Allow-Origin', '*')
    context.header('Access-Control-Expose-Headers', EXPOSED)
    if (context.req.method === 'OPTIONS') {
      context.header('Access-Control-Allow-Methods', ALLOWED)
      context.header('Access-Control-Allow-Headers', ASKED)
      context.header('Access-Control-Max-Age', '86400')
    }
    await next()
  }
}

const EXPOSED = 'MCP-Protocol-Version, RateLimit, RateLimit-Policy, Retry-After'
const ASKED =
  'Accept, Accept-Language, Authorization, Content-Type, Last-Event-ID, MCP-Protocol-Version, Mcp-Method, Mcp-Name, Mcp-Session-Id'

/**
 * Lets in only those who ask for a name that this server has, so that no page can reach it under a name of its own (DNS rebinding).
 * Where the operator names no public address, pages of this machine alone are let in; behind a public one the law is for all.
 */
function guard({ origin, host }: McpStanding): MiddlewareHandler {
  const known = new Set(
    [origin === undefined ? null : new URL(origin).hostname, host ?? null].filter((name) => name !== null),
  )
  const isKnown = (name: string) => known.has(name) || isAddress(name)
  return async (context, next) => {
    const asked = hostOf(context)
    if (asked === null || !isKnown(asked))
      return refused(
        context,
        403,
        `This server is not known as “${asked ?? ''}”: the operator names it with comity serve --origin`,
      )
    const from = context.req.header('Origin')
    const page = from === undefined ? null : URL.parse(from)
    const allowed =
      from === undefined ||
      (page !== null &&
        /^https?:$/.test(page.protocol) &&
        (origin !== undefined || isLocal(page.hostname) || page.hostname === asked))
    if (!allowed) return refused(context, 403, `Pages of “${from}” may not ask this server`)
    await next()
  }
}

function hostOf(context: Context): string | null {
  const header = context.req.header('Host')
  const url = header === undefined ? URL.parse(context.req.url) : URL.parse(`http://${header}`)
  return url?.hostname.toLowerCase() ?? null
}

function isLocal(name: string): boolean {
  return name === 'localhost' || name === '127.0.0.1' || name === '[::1]'
}

// Nobody can make an address lead elsewhere: only names can be rebound.
function isAddress(name: string): boolean {
  return name === 'localhost' || name.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)
}

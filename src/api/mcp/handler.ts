/** The protocol over HTTP: each message is answered by a server of its own. Loaded with the first message: sites that no agent asks do without. */
import { createMcpHandler } from '@modelcontextprotocol/server'
import type { McpDeps } from './asking.ts'
import { mcpServer } from './server.ts'

/** Answers one message; the request gives its headers. */
export type MessageHandler = (request: Request, message: unknown) => Promise<Response>

/** Returns the handler, for either form of the protocol: with the envelope of 2026, or with the handshake of 2025. */
export function messageHandler(deps: McpDeps): MessageHandler {
  // A stream of changes would be held open for nothing: what is listed does not change while a site runs.
  const handler = createMcpHandler(() => mcpServer(deps), { maxSubscriptions: 0 })
  return (request, message) => handler.fetch(request, { parsedBody: message })
}

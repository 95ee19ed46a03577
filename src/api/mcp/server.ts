/** The agents' server: tools, resources and prompts of the Model Context Protocol over a library. */
import { McpServer } from '@modelcontextprotocol/server'
import type { McpDeps } from './asking.ts'
import { INSTRUCTIONS } from './guide.ts'
import { addPrompts } from './prompts.ts'
import { addResources } from './resources.ts'
import { addTool } from './tool.ts'
import { citedBy } from './tools/cited-by.ts'
import { compareTool } from './tools/compare.ts'
import { findCounterparts } from './tools/counterparts.ts'
import { diff } from './tools/diff.ts'
import { lookUpTerm } from './tools/lexicon.ts'
import { outline } from './tools/outline.ts'
import { readProvision } from './tools/read-provision.ts'
import { resolveCitation } from './tools/resolve-citation.ts'
import { search } from './tools/search.ts'
import { listStudies } from './tools/study-list.ts'
import { readStudy } from './tools/study-read.ts'
import { subject } from './tools/subjects.ts'
import { versions } from './tools/versions.ts'

// What the server can do changes with the software alone.
const LASTING = { ttlMs: 3_600_000, cacheScope: 'public' } as const

/** Returns a server for one connection, or one request. To add a tool: a file in `tools/`, and a line here. */
export function mcpServer(deps: McpDeps): McpServer {
  const server = new McpServer(
    { name: 'comity', title: 'Comity: a library of law', version: deps.version },
    {
      instructions: INSTRUCTIONS,
      cacheHints: { 'tools/list': LASTING, 'prompts/list': LASTING, 'resources/list': LASTING },
    },
  )
  addTool(server, deps, search)
  addTool(server, deps, readProvision)
  addTool(server, deps, outline)
  addTool(server, deps, versions)
  addTool(server, deps, diff)
  addTool(server, deps, resolveCitation)
  addTool(server, deps, citedBy)
  addTool(server, deps, subject)
  addTool(server, deps, findCounterparts)
  addTool(server, deps, lookUpTerm)
  addTool(server, deps, compareTool)
  addTool(server, deps, listStudies)
  addTool(server, deps, readStudy)
  addResources(server, deps)
  addPrompts(server)
  return server
}

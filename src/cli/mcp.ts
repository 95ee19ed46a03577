/** `comity mcp`: the library for agents, by the Model Context Protocol on standard input and output. */
import type { Command } from 'commander'
import { type CommonOptions, type Context, withLibrary } from './context.ts'

export function registerMcp(program: Command, context: Context): Command {
  return program
    .command('mcp')
    .description('Let agents read the library: Model Context Protocol on standard input and output')
    .option('--home <dir>', 'folder of the library', process.env.COMITY_HOME ?? './comity-data')
    .addHelpText(
      'after',
      `
Agents' programs start it themselves; messages go to standard error. A site that is served (comity serve) answers the same
at /mcp. See docs/guides/agents.md.

Examples:
  comity mcp --home ./comity-data
  npx @modelcontextprotocol/inspector /path/to/bin/comity mcp --home /path/to/comity-data

In the settings of an agent's program:
  {"mcpServers": {"comity": {"command": "/path/to/bin/comity", "args": ["mcp", "--home", "/path/to/comity-data"]}}}
`,
    )
    .action((options: CommonOptions) => withLibrary(context, options, context.wiring.speakToAgents))
}

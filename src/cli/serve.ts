/** `comity serve`: the site, until stopped. */
import type { Command } from 'commander'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  type Opened,
  UsageError,
  withOwnLibrary,
} from './context.ts'

export interface ServeOptions extends CommonOptions {
  readonly port: string
  readonly host: string
}

export function registerServe(program: Command, context: Context): Command {
  return serving(common(program.command('serve')))
    .description('Serve the site')
    .addHelpText('after', '\nExamples:\n  comity serve\n  comity serve --port 8080 --host 0.0.0.0\n')
    .action((options: ServeOptions) => serve(context, options))
}

/** Adds the options of serving. */
export function serving(command: Command): Command {
  return command
    .option('--port <n>', 'port', '4711')
    .option('--host <name>', 'address to listen on', 'localhost')
}

/** Serves until SIGINT or SIGTERM. Throws FailedError where the port cannot be had. */
export async function serve(context: Context, options: ServeOptions): Promise<void> {
  const port = Number(options.port)
  if (!/^\d+$/.test(options.port) || port > 65_535)
    throw new UsageError(`Cannot read --port "${options.port}": expected a number from 0 to 65535`)
  await withOwnLibrary(context, options, (opened) => serveOpened(context, options, opened, port))
}

async function serveOpened(
  context: Context,
  options: ServeOptions,
  opened: Opened,
  port: number,
): Promise<void> {
  const server = await context.wiring
    .serve(opened, { port, host: options.host })
    .catch((error: NodeJS.ErrnoException) => {
      throw new FailedError(
        `Cannot listen on ${options.host}:${port}: ${error.code === 'EADDRINUSE' ? 'the port is in use; give another with --port' : error.message}`,
      )
    })
  // Before the address is told, so that whoever reads it may stop the server at once.
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  if (options.json) context.out(`${JSON.stringify({ url: server.url })}\n`)
  else context.log(`Open ${server.url}   (stop with Ctrl-C)`)
  await stopped
  await server.close()
}

/** `comity serve`: the site, until stopped. */
import type { Command } from 'commander'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  type Opened,
  type Standing,
  UsageError,
  withOwnLibrary,
} from './context.ts'

export interface ServeOptions extends CommonOptions {
  readonly port: string
  readonly host: string
  readonly origin?: string
  readonly behindProxy?: boolean
}

/** A page worth opening first. */
export interface Door {
  readonly title: string
  readonly path: string
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
    .option('--origin <url>', 'address that readers know the site by, such as https://law.example.org')
    .option('--behind-proxy', 'believe X-Forwarded-For: a proxy of your own stands before the server')
}

/** Serves until SIGINT or SIGTERM, telling the doors once it listens. Throws FailedError where the port cannot be had. */
export async function serve(
  context: Context,
  options: ServeOptions,
  doors: readonly Door[] = [],
): Promise<void> {
  const port = Number(options.port)
  if (!/^\d+$/.test(options.port) || port > 65_535)
    throw new UsageError(`Cannot read --port "${options.port}": expected a number from 0 to 65535`)
  const standing = { port, ...standingOf(options) }
  await withOwnLibrary(context, options, (opened) => serveOpened(context, options, opened, standing, doors))
}

async function serveOpened(
  context: Context,
  options: ServeOptions,
  opened: Opened,
  standing: Standing & { readonly port: number },
  doors: readonly Door[],
): Promise<void> {
  const server = await context.wiring
    .serve(opened, { host: options.host, ...standing })
    .catch((error: NodeJS.ErrnoException) => {
      throw new FailedError(
        `Cannot listen on ${options.host}:${standing.port}: ${error.code === 'EADDRINUSE' ? 'the port is in use; give another with --port' : error.message}`,
      )
    })
  // Before the address is told, so that whoever reads it may stop the server at once.
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  if (options.json) context.out(`${JSON.stringify({ url: server.url })}\n`)
  else
    context.log(
      [
        `Open ${server.url}   (stop with Ctrl-C)`,
        ...doors.map(({ title, path }) => `  ${server.url}${path}  ${title}`),
      ].join('\n'),
    )
  await stopped
  await server.close()
}

function standingOf({ origin, behindProxy = false }: ServeOptions): Standing {
  if (origin === undefined) return { behindProxy }
  const url = URL.parse(origin)
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '')
    throw new UsageError(
      `Cannot read --origin "${origin}": expected scheme and host, such as https://law.example.org`,
    )
  return { behindProxy, origin: url.origin }
}

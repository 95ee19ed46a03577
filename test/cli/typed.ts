/** A guide typed as it is written: its commands, in their order, in a shell, in a folder beside the invented law. */
import { spawn } from 'node:child_process'
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import path from 'node:path'
import { FULL } from '../pace.ts'
import { type Answer, comityIn, ended, scratch } from './comity.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..')

export interface Typed extends Answer {
  /** A place in the folder in which it was typed. */
  readonly at: (...names: string[]) => string
  readonly remove: () => Promise<void>
}

/**
 * Types every command of `docs/guides/<name>.md` until one fails. All of them run in one process, as `comity()` runs them; with
 * COMITY_FULL=1 each in one of its own.
 */
export async function typed(name: string): Promise<Typed> {
  const { at, remove } = await scratch()
  const guide = await readFile(path.join(ROOT, 'docs', 'guides', `${name}.md`), 'utf8')
  const commands = [...guide.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, lines]) => lines).join('')
  await mkdir(at('work'))
  await writeFile(at('typed.sh'), `set -e\n${commands}`)
  await symlink(path.join(ROOT, 'demo'), at('work', 'demo'))
  const program = FULL ? { folder: path.join(ROOT, 'bin'), close: () => {} } : await stoodIn(at)
  // What was fetched before need not be fetched again.
  const { PATH, COMITY_HOME: _, ...env } = process.env
  const shell = spawn('bash', [at('typed.sh')], {
    cwd: at('work'),
    env: { ...env, NO_COLOR: '1', PATH: `${program.folder}${path.delimiter}${PATH}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const answer = await ended(shell)
  program.close()
  return { ...answer, at: (...names) => at('work', ...names), remove }
}

// What stands in for bin/comity hands over what was typed, and says what came of it.
const STAND_IN = `#!/usr/bin/env node
const order = { args: process.argv.slice(2), env: process.env, cwd: process.cwd() }
const socket = require('node:net').connect(require('node:path').join(__dirname, 'socket'))
socket.end(JSON.stringify(order))
require('node:stream/consumers').json(socket).then(({ code, out, err }) => {
  process.stdout.write(out)
  process.stderr.write(err)
  process.exitCode = code ?? 1
})
`

async function stoodIn(
  at: (...names: string[]) => string,
): Promise<{ readonly folder: string; readonly close: () => void }> {
  await mkdir(at('bin'))
  await writeFile(at('bin', 'package.json'), '{"type":"commonjs"}')
  await writeFile(at('bin', 'comity'), STAND_IN)
  await chmod(at('bin', 'comity'), 0o755)
  const server = createServer({ allowHalfOpen: true }, answered)
  await new Promise<void>((listening) => server.listen(at('bin', 'socket'), listening))
  return { folder: at('bin'), close: () => server.close() }
}

// Reading the stream as a whole would close its other half too.
function answered(socket: Socket): void {
  let order = ''
  socket.setEncoding('utf8').on('data', (piece: string) => {
    order += piece
  })
  socket.on('end', async () => {
    const { args, env, cwd } = JSON.parse(order) as {
      readonly args: readonly string[]
      readonly env: NodeJS.ProcessEnv
      readonly cwd: string
    }
    socket.end(JSON.stringify(await comityIn(cwd, args, env)))
  })
}

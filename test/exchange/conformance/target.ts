/** The repository under test: the one that the environment names, else one that our own node serves while the tests run. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { comity } from '../../cli/comity.ts'

export interface Target {
  /** The base of the repository, with a slash at its end. */
  readonly base: string
  readonly fingerprint: string
  stop(): Promise<void>
}

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..')
const COMITY = path.join(ROOT, 'bin', 'comity')

/** Returns the target: COMITY_CONFORMANCE_URL with COMITY_CONFORMANCE_FINGERPRINT, or a node of our own with two releases. */
export async function target(): Promise<Target> {
  const { COMITY_CONFORMANCE_URL: url, COMITY_CONFORMANCE_FINGERPRINT: fingerprint } = process.env
  if (!url) return ownNode()
  if (!fingerprint || !/^[0-9a-f]{64}$/.test(fingerprint))
    throw new Error(
      'Cannot test the repository: COMITY_CONFORMANCE_FINGERPRINT is not its fingerprint; expected the 64 hexadecimal digits of the hash of its 1.root.json',
    )
  return { base: url.endsWith('/') ? url : `${url}/`, fingerprint, stop: async () => {} }
}

// The first release with a wording that the second mends, which brings a patch; the third withdraws what is no act.
async function ownNode(): Promise<Target> {
  const home = await mkdtemp(path.join(tmpdir(), 'comity-conformance-'))
  const passphrase = { COMITY_PASSPHRASE: 'three grey herons' }
  const run = async (...args: string[]) => {
    const { code, out, err } = await comity([...args, '--home', home, '--json'], passphrase)
    if (code !== 0) throw new Error(`Cannot prepare our own node: comity ${args.join(' ')}: ${err}`)
    return JSON.parse(out)
  }
  const law = path.join(ROOT, 'demo', 'xv')
  await run('import', 'auto', await misprinted(law, path.join(home, 'misprint')))
  const { fingerprint } = await run('keys', 'init')
  await run('collections', 'add', 'law', '--title', 'The law of Valen', '--in', 'xv')
  await run('collections', 'add', 'acts', '--title', 'Acts of Valen', '--in', 'xv', '--type', 'act')
  await run('publish', 'law')
  await run('publish', 'acts')
  await run('import', 'auto', law)
  await run('publish', 'law')
  await run('collections', 'add', 'law', '--title', 'The law of Valen', '--in', 'xv', '--type', 'act')
  await run('publish', 'law', '--reason', 'Moved to a collection of their own')
  const port = await freePort()
  const base = `http://127.0.0.1:${port}/exchange/`
  const env = { ...process.env, ...passphrase }
  const server = spawn(COMITY, ['serve', '--home', home, '--port', `${port}`], { env, stdio: 'ignore' })
  await answering(server, `${base}metadata/timestamp.json`)
  return {
    base,
    fingerprint,
    async stop() {
      const ended = new Promise((resolve) => server.on('exit', resolve))
      server.kill()
      await ended
      await rm(home, { recursive: true, force: true })
    },
  }
}

async function misprinted(law: string, folder: string): Promise<string> {
  await cp(law, folder, { recursive: true })
  const file = path.join(folder, 'personal-data-1994', 'eng.xml')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replaceAll('personal data', 'personal datum'))
  return folder
}

async function answering(server: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(url).catch(() => null)
    if (answer) return void (await answer.arrayBuffer())
    if (server.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  server.kill()
  throw new Error(`Cannot test our own node: nothing answers at ${url}`)
}

/** Returns a port of this machine that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
    probe.on('error', reject)
  })
}

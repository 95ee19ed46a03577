/** The peers of an update: git and rsync, each a server of this machine whose bytes are counted on the way. */
import { execFile, spawn } from 'node:child_process'
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { gitPeer } from '../git-peer.ts'
import { freePort } from '../server.ts'
import { gitOverHttp } from './git-http.ts'
import { wireTo } from './wire.ts'

export interface Peer {
  /** Takes the file as the next version, brings it to the other end, and returns the bytes that went over the wire. */
  update(file: string, version: number): Promise<number>
  stop(): Promise<void>
}

const run = promisify(execFile)

/** Git over HTTP: one file, one commit a version, a thin pack for each fetch. `act` holds the versions before. */
export async function gitOverWire(folder: string, act: string): Promise<Peer> {
  const clone = path.join(folder, 'clone')
  const { folder: origin } = await gitPeer(act)
  const git = (where: string, ...args: string[]) => run('git', ['-C', where, ...args])
  await git(origin, 'checkout', '-q', '-f', 'main')
  const server = await gitOverHttp(origin)
  const wire = await wireTo(server.port)
  await git(folder, 'clone', '-q', `http://127.0.0.1:${wire.port}/.git`, clone)
  wire.taken()
  return {
    async update(file, version) {
      await copyFile(file, path.join(origin, 'act.md'))
      await git(origin, 'add', 'act.md')
      const by = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org']
      await git(origin, ...by, 'commit', '-q', '--allow-empty', '-m', `Version ${version}`)
      await git(clone, 'fetch', '-q')
      return wire.taken()
    },
    async stop() {
      wire.stop()
      server.stop()
      await rm(origin, { recursive: true })
    },
  }
}

/** rsync from its own daemon, compressing; null where this machine has no rsync. */
export async function rsyncOverWire(folder: string, first: string): Promise<Peer | null> {
  if (!(await has('rsync'))) return null
  const [source, target] = [path.join(folder, 'source'), path.join(folder, 'target')]
  await mkdir(source, { recursive: true })
  await mkdir(target, { recursive: true })
  const settings = path.join(folder, 'rsyncd.conf')
  await writeFile(settings, `use chroot = no\n[act]\npath = ${source}\nread only = yes\n`)
  const port = await freePort()
  const listen = ['--no-detach', `--config=${settings}`, '--address=127.0.0.1', `--port=${port}`]
  const daemon = spawn('rsync', ['--daemon', ...listen], { stdio: 'ignore' })
  await listening(port)
  const wire = await wireTo(port)
  const stop = async () => {
    wire.stop()
    daemon.kill()
  }
  const update = async (file: string) => {
    await copyFile(file, path.join(source, 'act.md'))
    // Two versions written within a second may be of one size: rsync would then take them for one.
    await run('rsync', [
      '--compress',
      '--checksum',
      '--no-whole-file',
      `rsync://127.0.0.1:${wire.port}/act/act.md`,
      `${target}/`,
    ])
    return wire.taken()
  }
  await update(first)
  return { update, stop }
}

async function has(program: string): Promise<boolean> {
  try {
    await run(program, ['--version'])
    return true
  } catch {
    return false
  }
}

async function listening(port: number): Promise<void> {
  for (const until = performance.now() + 20_000; performance.now() < until; ) {
    const isUp = await new Promise<boolean>((resolve) => {
      const probe = connect(port, '127.0.0.1')
      probe.on('connect', () => resolve(true)).on('error', () => resolve(false))
      probe.on('connect', () => probe.destroy())
    })
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`Cannot measure: nothing listens on port ${port}`)
}

/** The peer of the store: a git repository with one file, one commit a version. */
import { execFileSync, spawn } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatedFolder } from '../src/sources/files.ts'

export interface GitPeer {
  readonly folder: string
  readonly packBytes: number
  /** Revision of each version, ascending by date. */
  readonly revisions: readonly string[]
  readonly git: (...args: string[]) => Buffer
}

/** Returns a packed repository of the versions of an act. */
export async function gitPeer(act: string): Promise<GitPeer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-git-'))
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] })
  git('init', '-q', '-b', 'main')
  await using opened = await openDatedFolder(act, '.md')
  const importing = spawn('git', ['-C', folder, 'fast-import', '--quiet'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const write = (chunk: string | Buffer) =>
    new Promise<void>((resolve) =>
      importing.stdin.write(chunk) ? resolve() : importing.stdin.once('drain', resolve),
    )
  let mark = 0
  for (const file of opened.files) {
    const content = await file.read()
    await write(
      `commit refs/heads/main\nmark :${++mark}\ncommitter bench <bench> ${mark} +0000\ndata ${Buffer.byteLength(file.name)}\n${file.name}\nM 100644 inline act.md\ndata ${content.length}\n`,
    )
    await write(content)
    await write('\n')
  }
  importing.stdin.end()
  await new Promise((resolve) => importing.on('close', resolve))
  git('repack', '-adfq', '--depth=50', '--window=50')
  const packs = path.join(folder, '.git', 'objects', 'pack')
  const packBytes = readdirSync(packs).reduce((sum, name) => sum + statSync(path.join(packs, name)).size, 0)
  const revisions = git('rev-list', '--reverse', 'main').toString().trim().split('\n')
  return { folder, packBytes, revisions, git }
}

/** A git checkout in which each Markdown file is an act and each commit that touches it a version. Read with the git command. */
import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { MAX_FILE } from '../archive.ts'
import { UnreadableError } from '../contract.ts'
import type { ActPlace, Versions } from './act-place.ts'
import type { VersionFile } from './history.ts'

/** Returns whether the folder is the root of a git checkout. */
export async function isCheckout(folder: string): Promise<boolean> {
  return stat(path.join(folder, '.git')).then(
    () => true,
    () => false,
  )
}

/** Streams the acts of the checkout's current commit, with their versions from the history of its branch. */
export async function* actsOfCheckout(
  root: string,
  accept: (name: string) => boolean,
): AsyncIterable<ActPlace> {
  const current = (await git(root, ['ls-tree', '-r', '-z', '--name-only', 'HEAD']))
    .toString('utf8')
    .split('\0')
  const wanted = current.filter((name) => accept(path.posix.basename(name)))
  if (wanted.length === 0) return
  const changes = historyOf(await commits(root), wanted)
  for (const name of wanted)
    yield { path: path.join(root, name), open: async () => versions(root, name, changes.get(name) ?? []) }
}

interface Commit {
  readonly hash: string
  readonly day: string
  readonly subject: string
  readonly sourceDate: string | null
  readonly sourceId: string | null
  /** Status letter, old name, new name. */
  readonly changes: readonly (readonly [status: string, from: string, to: string])[]
}

interface Change {
  readonly commit: Commit
  /** The name the act had in the commit. */
  readonly name: string
}

// Fields are parted by U+001F, commits by U+001E; names follow NUL-parted, so that no name can pass for a commit.
async function commits(root: string): Promise<Commit[]> {
  const trailer = (key: string) => `%(trailers:key=${key},valueonly,separator=%x20)`
  const format = `%x1e%H%x1f%as%x1f%s%x1f${trailer('Source-Date')}%x1f${trailer('Source-Id')}%x1f${trailer('Norm-Id')}%x1f`
  const log = await git(root, [
    'log',
    '--first-parent',
    '-m',
    '-M',
    '--name-status',
    '-z',
    '--no-ext-diff',
    '--no-textconv',
    `--format=${format}`,
    'HEAD',
  ])
  return log
    .toString('utf8')
    .split('\u001e')
    .slice(1)
    .map((entry) => {
      const [hash = '', day = '', subject = '', sourceDate = '', sourceId = '', , files = ''] =
        entry.split('\u001f')
      return {
        hash,
        day,
        subject,
        sourceDate: sourceDate.trim() || null,
        sourceId: sourceId.trim() || null,
        changes: changesOf(files),
      }
    })
}

function changesOf(files: string): [string, string, string][] {
  const fields = files
    .split('\0')
    .map((field) => field.replace(/^\n+/, ''))
    .filter((field) => field !== '')
  const changes: [string, string, string][] = []
  for (let at = 0; at < fields.length; ) {
    const status = fields[at++] ?? ''
    const from = fields[at++] ?? ''
    changes.push([status, from, /^[RC]/.test(status) ? (fields[at++] ?? '') : from])
  }
  return changes
}

// Newest first: each act is followed back through its renames.
function historyOf(log: readonly Commit[], wanted: readonly string[]): Map<string, Change[]> {
  const history = new Map<string, Change[]>(wanted.map((name) => [name, []]))
  const acts = new Map(wanted.map((name) => [name, name]))
  for (const commit of log) {
    for (const [status, from, to] of commit.changes) {
      const act = acts.get(to)
      if (act === undefined || status === 'D') continue
      history.get(act)?.push({ commit, name: to })
      if (status.startsWith('R') || status === 'A') acts.delete(to)
      if (status.startsWith('R')) acts.set(from, act)
    }
  }
  return history
}

// In the order of commits, oldest first.
function versions(root: string, name: string, changes: readonly Change[]): Versions {
  const files = changes.toReversed().map((change) => versionOf(root, change))
  return { files: files.length > 0 ? files : [atHead(root, name)], [Symbol.asyncDispose]: async () => {} }
}

function versionOf(root: string, { commit, name }: Change): VersionFile {
  const short = commit.hash.slice(0, 12)
  return {
    path: `${path.join(root, name)}@${short}`,
    name,
    date: commit.sourceDate ?? commit.day,
    observed: commit.sourceDate === null,
    subject: commit.subject,
    sourceId: commit.sourceId,
    read: () => git(root, ['cat-file', 'blob', `${commit.hash}:${name}`]),
  }
}

function atHead(root: string, name: string): VersionFile {
  return {
    path: path.join(root, name),
    name,
    date: null,
    observed: true,
    subject: null,
    sourceId: null,
    read: () => git(root, ['cat-file', 'blob', `HEAD:${name}`]),
  }
}

// A checkout is foreign: nothing its configuration names is run, nothing is fetched, no prompt is shown.
const QUIET = [
  '--no-pager',
  '--no-optional-locks',
  '-c',
  'core.fsmonitor=',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'log.showSignature=false',
  '-c',
  'diff.external=',
  '-c',
  'core.quotePath=false',
]

function git(root: string, args: readonly string[]): Promise<Buffer> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_CONFIG_NOSYSTEM: '1',
  }
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      ['-C', root, ...QUIET, ...args],
      { encoding: 'buffer', maxBuffer: MAX_FILE * 2, env },
      (error, output, complaint) => {
        if (!error) resolve(output)
        else
          reject(
            new UnreadableError(
              root,
              args.at(-1) ?? null,
              `Cannot read the git checkout: ${complaint.toString('utf8').trim() || error.message}; expected a complete clone and the git command`,
            ),
          )
      },
    )
  })
}

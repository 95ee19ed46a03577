// Installs what the lock file names where it is missing or out of date, and finds the project's own Node. Runs on Node 20.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const MODULES = path.join(ROOT, 'node_modules')
const NEEDED_NODE = 26

/** Returns the project's own Node once everything is installed; ends the process with a message where that cannot be had. */
export async function ensureInstalled({ dev }) {
  const before = installed({ dev })
  if (before !== 'current') {
    const failure = await install(before)
    if (failure && installed({ dev: false }) === 'absent') fail(failure)
    if (failure) console.error(`${failure}\nGoing on with what is installed.\n`)
  }
  const node =
    ownNode() ??
    (await linkOwnNode()) ??
    (nodeMajor(process.execPath) >= NEEDED_NODE ? process.execPath : null)
  return (
    node ??
    fail(
      `Cannot start: Node ${NEEDED_NODE} is not in node_modules, and this is Node ${process.versions.node}; run "npm ci" again, or install Node ${NEEDED_NODE} or later`,
    )
  )
}

/** Returns the arguments that let Node run a TypeScript file of the project. */
export function runArguments(file) {
  // --require takes a path as it is; --import would read `#` and `%` in it as parts of a URL.
  const hook = path.join(ROOT, 'bin', 'tsx-hook.mjs')
  return [
    '--max-semi-space-size=8',
    '--disable-warning=ExperimentalWarning',
    '--require',
    hook,
    path.join(ROOT, file),
  ]
}

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }

/** Runs a command with the terminal handed over; returns its exit code, 128 and the signal's number where it was killed. */
export function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options })
  // A terminal sends its interrupt to the child as well: a second one would cut short an orderly end.
  const forward = (signal) => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal)
  const forwarded = ['SIGHUP', 'SIGINT', 'SIGTERM']
  for (const signal of forwarded) process.on(signal, forward)
  return new Promise((resolve) => {
    child.on('error', (error) =>
      fail(`Cannot run ${command}: ${error.message}; run "npm ci" again on this machine`),
    )
    child.on('close', (code, signal) => {
      for (const name of forwarded) process.off(name, forward)
      resolve(code ?? 128 + (SIGNALS[signal] ?? 0))
    })
  })
}

// `current`: every package of the lock file is there in its version. `older`: every package a start needs is there, some in another version.
function installed({ dev }) {
  const wanted = packages(path.join(ROOT, 'package-lock.json'))
  const present = packages(path.join(MODULES, '.package-lock.json'))
  if (!wanted || !present) return 'absent'
  let state = 'current'
  for (const [place, { version, optional, dev: onlyDev }] of Object.entries(wanted)) {
    if (place === '' || optional || (onlyDev && !dev)) continue
    const there = present[place] && existsSync(path.join(ROOT, place, 'package.json'))
    if (!there && !onlyDev) return 'absent'
    if (!there || present[place].version !== version) state = 'older'
  }
  return state
}

function packages(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages
  } catch {
    return null
  }
}

// Returns what went wrong, or null. npm empties node_modules first: a usable one is put aside, and back where npm fails.
async function install(before) {
  console.error(
    before === 'absent'
      ? 'Installing what Comity needs (once; about a minute) …'
      : 'Bringing what is installed up to date …',
  )
  const aside = path.join(ROOT, '.cache', 'node_modules')
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(path.dirname(aside), { recursive: true })
  if (before !== 'absent') renameSync(MODULES, aside)
  const started = Date.now()
  const { code, output, interrupted } = await npm(before === 'absent' ? MODULES : aside)
  if (code === 0) {
    rmSync(aside, { recursive: true, force: true })
    console.error(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`)
    return null
  }
  if (before !== 'absent') {
    rmSync(MODULES, { recursive: true, force: true })
    renameSync(aside, MODULES)
  }
  if (interrupted) process.exit(130)
  return reason(code, output)
}

const UNREACHABLE =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT|UNABLE_TO_\w+|SELF_SIGNED_CERT\w*)\b/

function reason(code, output) {
  const cause = UNREACHABLE.exec(output)?.[1]
  if (!cause) return `Cannot install: "npm ci" ended with code ${code}; what it said stands above`
  const registry = spawnSync('npm', ['config', 'get', 'registry'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const host = URL.canParse(registry.stdout?.trim() ?? '')
    ? new URL(registry.stdout.trim()).host
    : 'the npm registry'
  return `Cannot install: ${host} could not be reached (${cause}); connect to the network, or set a registry that answers with "npm config set registry URL", and try again`
}

const NPM_CI = [
  'ci',
  '--include=dev',
  '--prefer-offline',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=1000',
]

// The npm that runs this script where there is one, else that of the PATH; `modules` is where node_modules lies meanwhile,
// since this very Node may lie in it. Interrupts reach npm through the terminal.
function npm(modules) {
  const self = process.env.npm_execpath
  const ownRuntime = process.execPath.startsWith(MODULES + path.sep)
  const runtime = ownRuntime ? modules + process.execPath.slice(MODULES.length) : process.execPath
  const [command, first] = self?.endsWith('.js') ? [runtime, [self]] : ['npm', []]
  const child = spawn(command, [...first, ...NPM_CI], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: command === 'npm' && process.platform === 'win32',
  })
  let interrupted = false
  const note = () => {
    interrupted = true
  }
  process.on('SIGINT', note)
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    output += chunk
    process.stderr.write(chunk)
  })
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 127, output: `${output}\n${error.message}`, interrupted }))
    child.on('close', (code) => {
      process.off('SIGINT', note)
      resolve({ code: code ?? 130, output, interrupted })
    })
  })
}

// The npm package `node`, or the platform package that it is made of. bin/comity looks in the same places.
function ownNode() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const places = ['node', `node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]
  return (
    places
      .map((name) => path.join(MODULES, name, 'bin', file))
      .find((candidate) => nodeMajor(candidate) >= NEEDED_NODE) ?? null
  )
}

// Where install scripts are switched off, the package `node` has not fetched its program: its own script does so now.
async function linkOwnNode() {
  const home = path.join(MODULES, 'node')
  if (!existsSync(path.join(home, 'installArchSpecificPackage.js'))) return null
  console.error(`Fetching Node ${NEEDED_NODE} …`)
  const code = await run(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return code === 0 ? ownNode() : null
}

function nodeMajor(program) {
  if (program === process.execPath) return Number.parseInt(process.versions.node, 10)
  if (!existsSync(program)) return 0
  const { stdout, status } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return status === 0 ? Number.parseInt(stdout.slice(1), 10) : 0
}

function fail(message) {
  console.error(message)
  process.exit(1)
}

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { ROOT } from '../house/tree.ts'

/** What stands in for the program: it says how it was called. */
const PROGRAM = `if (process.argv.includes('fail')) process.exitCode = 7
if (process.argv.includes('wait')) {
  process.on('SIGTERM', () => process.exit(9))
  setInterval(() => {}, 1000)
}
const told: unknown = { node: process.version, args: process.argv.slice(2), cwd: process.cwd() }
console.log(JSON.stringify(told))
if (process.argv.includes('page')) await import('./page.tsx')
`

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function run(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; until?: string } = {},
): Promise<Ended> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk
    if (options.until && out.includes(options.until)) child.kill('SIGTERM')
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('starting', () => {
  let outside: string
  /** A project in a folder whose name is hard to quote. */
  let project: string
  const modules = () => path.join(project, 'node_modules')
  const install = async (version: string) => {
    await mkdir(path.join(modules(), 'a'), { recursive: true })
    await mkdir(path.join(modules(), 'node', 'bin'), { recursive: true })
    await symlink(process.execPath, path.join(modules(), 'node', 'bin', 'node')).catch(() => {})
    await writeFile(path.join(modules(), 'a', 'package.json'), JSON.stringify({ name: 'a', version }))
    await writeFile(
      path.join(modules(), '.package-lock.json'),
      JSON.stringify({ packages: { 'node_modules/a': { version } } }),
    )
  }
  const fakeNpm = async (script: string) => {
    const file = path.join(outside, 'npm.js')
    await writeFile(file, script)
    await writeFile(path.join(outside, 'bin', 'npm'), '#!/bin/sh\necho https://registry.example/\n')
    await chmod(path.join(outside, 'bin', 'npm'), 0o755)
    return {
      ...(process.env as Record<string, string>),
      npm_execpath: file,
      PATH: `${path.join(outside, 'bin')}:${process.env.PATH}`,
    }
  }

  before(async () => {
    outside = await mkdtemp(path.join(os.tmpdir(), 'comity-start-'))
    project = path.join(outside, 'a #%20 project')
    await mkdir(path.join(outside, 'bin'))
    await mkdir(path.join(project, 'src'), { recursive: true })
    await cp(path.join(ROOT, 'bin'), path.join(project, 'bin'), { recursive: true })
    await writeFile(path.join(project, 'src', 'app.ts'), PROGRAM)
    await writeFile(
      path.join(project, 'src', 'page.tsx'),
      'const words: string = "words"\nconsole.log(String(<p>{words}</p>))\n',
    )
    await writeFile(path.join(project, 'package.json'), JSON.stringify({ name: 'x', type: 'module' }))
    await writeFile(
      path.join(project, 'package-lock.json'),
      JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } }),
    )
  })
  after(() => rm(outside, { recursive: true, force: true }))

  it('comity says what to run where nothing is installed', async () => {
    const { code, err } = await run(path.join(project, 'bin', 'comity'), ['works'])
    assert.equal(code, 1)
    assert.match(err, /^Cannot run comity: its packages are not installed; run "npm ci" in .*project\n$/)
  })

  it('npm start says which registry it could not reach, and ends where nothing is installed', async () => {
    const env = await fakeNpm(`console.error('npm error code ENOTFOUND'); process.exit(1)`)
    const { code, out, err } = await run(process.execPath, [path.join(project, 'bin', 'start.mjs')], { env })
    assert.equal(code, 1)
    assert.equal(out, '')
    assert.match(
      err,
      /Cannot install: registry\.example could not be reached \(ENOTFOUND\); connect to the network/,
    )
  })

  it('npm start goes on with an older install where npm fails, and loses nothing of it', async () => {
    await install('0.9.0')
    const env = await fakeNpm(
      `require('node:fs').rmSync(${JSON.stringify(modules())}, { recursive: true, force: true }); console.error('ECONNREFUSED'); process.exit(1)`,
    )
    const { code, out, err } = await run(process.execPath, [path.join(project, 'bin', 'start.mjs')], { env })
    assert.equal(code, 0)
    assert.match(
      err,
      /Cannot install: registry\.example could not be reached \(ECONNREFUSED\).*\nGoing on with what is installed/s,
    )
    assert.deepEqual(JSON.parse(out).args, ['demo'])
    assert.ok(existsSync(path.join(modules(), 'a', 'package.json')))
  })

  it('npm start installs what the lock file names, once', async () => {
    const env = await fakeNpm(
      `const fs = require('node:fs'), at = ${JSON.stringify(modules())}
      fs.appendFileSync(${JSON.stringify(path.join(outside, 'calls'))}, process.argv.slice(2).join(' ') + '\\n')
      fs.mkdirSync(at + '/a', { recursive: true }); fs.mkdirSync(at + '/node/bin', { recursive: true })
      fs.symlinkSync(process.execPath, at + '/node/bin/node')
      fs.writeFileSync(at + '/a/package.json', '{}')
      fs.writeFileSync(at + '/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }))`,
    )
    for (let i = 0; i < 2; i++) {
      const { code, out } = await run(
        process.execPath,
        [path.join(project, 'bin', 'start.mjs'), '--port', '5000'],
        { env },
      )
      assert.equal(code, 0)
      assert.deepEqual(JSON.parse(out).args, ['demo', '--port', '5000'])
    }
    const calls = (await readFile(path.join(outside, 'calls'), 'utf8')).trim().split('\n')
    assert.equal(calls.length, 1)
    assert.match(calls[0] ?? '', /^ci .*--include=dev/)
  })

  it('comity runs from any folder, through links, on its own Node whatever is in PATH, and hands arguments on as they are', async () => {
    await install('1.0.0')
    const link = path.join(outside, 'bin', 'comity-link')
    await symlink(path.join(project, 'bin', 'comity'), path.join(outside, 'comity-first'))
    await symlink('../comity-first', link)
    const { code, out } = await run(link, ['show', 'two words', '', '--at=x'], {
      cwd: os.tmpdir(),
      env: { PATH: '/usr/bin:/bin' },
    })
    assert.equal(code, 0)
    assert.deepEqual(JSON.parse(out), {
      node: process.version,
      args: ['show', 'two words', '', '--at=x'],
      cwd: await realpath(os.tmpdir()),
    })
  })

  it('exit codes and signals reach through', async () => {
    assert.equal((await run(path.join(project, 'bin', 'comity'), ['fail'])).code, 7)
    assert.equal((await run(path.join(project, 'bin', 'comity'), ['wait'], { until: 'wait' })).code, 9)
    assert.equal(
      (await run(process.execPath, [path.join(project, 'bin', 'start.mjs'), 'wait'], { until: 'wait' })).code,
      9,
    )
  })

  it('a program started by npm ends when npm does', async () => {
    const env = { ...(process.env as Record<string, string>), npm_lifecycle_event: 'start' }
    const log = path.join(outside, 'started')
    const start = `"${process.execPath}" "${path.join(project, 'bin', 'start.mjs')}" wait >"${log}" 2>&1 & echo $!; until grep -q wait "${log}"; do sleep 0.05; done`
    const pid = Number((await run('/bin/sh', ['-c', start], { env })).out)
    const deadline = Date.now() + 20_000
    while (isAlive(pid) && Date.now() < deadline) await setTimeout(50)
    const outlived = isAlive(pid)
    if (outlived) process.kill(pid, 'SIGKILL')
    assert.equal(outlived, false)
  })

  it('pages are transformed once, and read from the cache from then on', async () => {
    await symlink(path.join(ROOT, 'node_modules', 'hono'), path.join(modules(), 'hono'))
    await symlink(path.join(ROOT, 'node_modules', 'esbuild'), path.join(modules(), 'esbuild'))
    assert.match((await run(path.join(project, 'bin', 'comity'), ['page'])).out, /<p>words<\/p>/)
    await rm(path.join(modules(), 'esbuild'))
    assert.match((await run(path.join(project, 'bin', 'comity'), ['page'])).out, /<p>words<\/p>/)
  })

  it('a package of many files is joined once, one copy for all its names, and read file by file where it cannot be', async () => {
    await writeFile(
      path.join(project, 'src', 'joined.ts'),
      `import * as whole from 'zod'
import * as part from 'zod/v4'
console.log(JSON.stringify([import.meta.resolve('zod'), whole.ZodType === part.ZodType]))
`,
    )
    await symlink(path.join(ROOT, 'node_modules', 'zod'), path.join(modules(), 'zod'))
    const joined = async () => {
      const hook = path.join(project, 'bin', 'tsx-hook.mjs')
      const args = ['--require', hook, path.join(project, 'src', 'joined.ts')]
      return JSON.parse((await run(process.execPath, args)).out) as [string, boolean]
    }
    const [apart, isOneApart] = await joined()
    assert.match(apart, /\/node_modules\/zod\//)
    await symlink(path.join(ROOT, 'node_modules', 'esbuild'), path.join(modules(), 'esbuild'))
    const [together, isOneTogether] = await joined()
    assert.match(together, /\/\.cache\/packages\/zod-/)
    assert.deepEqual([isOneApart, isOneTogether], [true, true])
    await rm(path.join(modules(), 'esbuild'))
    assert.equal((await joined())[0], together)
  })

  it('the test command refuses options it does not know', async () => {
    const { code, err } = await run(process.execPath, [path.join(project, 'bin', 'test.mjs'), '--watch'])
    assert.equal(code, 2)
    assert.match(err, /^Cannot test: unknown option --watch; expected/)
  })
})

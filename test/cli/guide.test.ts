/** The guide of two centres, typed as it is written: every command of it, in its order, in a folder beside the invented law. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { QUICK } from '../pace.ts'
import { comity, ended, scratch } from './comity.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..')

test('every command of docs/guides/two-centres.md does what it says, from the first to the last', {
  skip: QUICK && 'it belongs to the whole',
}, async () => {
  const { at, remove } = await scratch()
  const guide = await readFile(path.join(ROOT, 'docs', 'guides', 'two-centres.md'), 'utf8')
  const typed = [...guide.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, lines]) => lines).join('')
  await mkdir(at('work'))
  await writeFile(at('typed.sh'), `set -e\n${typed}`)
  await symlink(path.join(ROOT, 'demo'), at('work', 'demo'))
  const { PATH, COMITY_HOME: _, COMITY_CACHE: __, ...env } = process.env
  const shell = spawn('bash', [at('typed.sh')], {
    cwd: at('work'),
    env: { ...env, NO_COLOR: '1', PATH: `${path.join(ROOT, 'bin')}${path.delimiter}${PATH}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { code, out, err } = await ended(shell)
  assert.equal(code, 0, err.slice(-2000))
  for (const said of [
    /valen\/valen: release 1 applied, 20 works/,
    /valen\/valen: up to date at release 1/,
    /Packed to stick\/valen: \d+ files/,
    /"valen" is followed no more: 56 texts that were received stay readable/,
  ])
    assert.match(out, said)
  const [reader, island] = await Promise.all(
    ['reader', 'island'].map((home) => comity(['works', '--home', at('work', home), '--json'])),
  )
  assert.equal(island?.out, reader?.out)
  await remove()
})

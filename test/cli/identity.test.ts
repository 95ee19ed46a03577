/** The exchange key of a node, and following what is for one audience, as an operator types it. */
import assert from 'node:assert/strict'
import { copyFile, readFile, stat } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { comity, scratch } from './comity.ts'

const PASSPHRASE = { COMITY_PASSPHRASE: 'three grey herons' }

async function node(t: { after: (work: () => Promise<void>) => void }) {
  const { at, remove } = await scratch()
  t.after(remove)
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = PASSPHRASE) =>
    comity([...args, '--home', at('home')], env)
  return { at, run }
}

describe('comity keys identity', () => {
  it('makes one key, for its owner alone, and shows its public half', async (t) => {
    const { run } = await node(t)
    const none = await run(['keys', 'identity'])
    assert.equal(none.code, 1)
    assert.match(none.err, /This node has no exchange key in .*; make one with comity keys identity --init/)
    const made = JSON.parse((await run(['keys', 'identity', '--init', '--json'])).out)
    assert.equal(made.encrypted, true)
    assert.match(made.public, /^[0-9a-f]{64}$/)
    assert.equal((await stat(made.file)).mode & 0o777, 0o600)
    assert.doesNotMatch(await readFile(made.file, 'utf8'), /"kdf": null/)
    const again = await run(['keys', 'identity', '--init'])
    assert.equal(again.code, 1)
    assert.match(again.err, /Cannot make an exchange key: partners know this node by/)
    const shown = await run(['keys', 'identity'], {})
    assert.ok(shown.out.includes(made.public) && shown.out.includes('locked by its passphrase'))
    assert.deepEqual(JSON.parse((await run(['keys', 'identity', '--json'])).out), made)
  })

  it('is made without a passphrase where that is said, and for nobody to be asked otherwise', async (t) => {
    const { run } = await node(t)
    assert.match((await run(['keys', 'identity', '--plain'])).err, /--plain is for --init/)
    const asked = await run(['keys', 'identity', '--init'], {})
    assert.equal(asked.code, 2)
    assert.match(asked.err, /Cannot make a key for identity: there is no terminal/)
    const made = JSON.parse((await run(['keys', 'identity', '--init', '--plain', '--json'], {})).out)
    assert.equal(made.encrypted, false)
    assert.equal((await stat(made.file)).mode & 0o777, 0o600)
  })

  it('is refused where two lie together: nobody could tell which partners know', async (t) => {
    const { at, run } = await node(t)
    const [here, there] = [await run(['keys', 'identity', '--init', '--plain', '--json'], {}), at('other')]
    const { file } = JSON.parse(here.out)
    const other = await comity(['keys', 'identity', '--init', '--plain', '--json', '--home', there])
    const second = JSON.parse(other.out).file
    await copyFile(second, `${file.slice(0, file.lastIndexOf('/'))}/${second.split('/').at(-1)}`)
    const { code, err } = await run(['keys', 'identity'])
    assert.equal(code, 1)
    assert.match(err, /Cannot tell which exchange key is that of this node/)
  })
})

describe('comity follow --audience', () => {
  const HEX = 'ab'.repeat(32)
  it('shows who this node is to the publisher alone, and not in the clear', async (t) => {
    const { run } = await node(t)
    const follow = (base: string, ...more: string[]) =>
      run(['follow', base, '--audience', 'circle', '--name', 'x', ...more])
    const cases: [string[], RegExp][] = [
      [['https://law.example/exchange/'], /without its fingerprint/],
      [['http://law.example/exchange/', '--fingerprint', HEX], /over plain HTTP: whoever listens/],
      [
        ['https://law.example/', '--fingerprint', HEX, '--mirror', 'https://other.example/'],
        /Cannot take what is restricted from a mirror over a network/,
      ],
      [['https://law.example/', '--fingerprint', 'xyz'], /expected 64 hexadecimal digits/],
      [['http://', '--fingerprint', HEX], /Cannot read the address "http:\/\/"/],
    ]
    for (const [args, message] of cases) {
      const [base = '', ...more] = args
      const { code, err } = await follow(base, ...more)
      assert.equal(code, 2, args.join(' '))
      assert.match(err, message)
    }
    const wrong = await run(['follow', 'https://law.example/', '--audience', 'Not One', '--name', 'x'])
    assert.match(wrong.err, /Cannot follow the audience "Not One"/)
    assert.equal(wrong.code, 2)
  })
})

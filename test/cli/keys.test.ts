import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { chmod, cp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, it } from 'node:test'
import { followerOf } from '../../src/exchange/repository/publisher.fixture.ts'
import { alone, comity, scratch } from './comity.ts'

const PASSPHRASE = 'three grey herons'
const COMMANDS = ['init', 'list', 'rotate', 'revoke', 'renew', 'sign', 'publish', 'export', 'drill']

interface Shown {
  readonly role: string
  readonly id: string
  readonly file: string
}

async function publisher() {
  const { at, remove } = await scratch()
  const home = at('home')
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = { COMITY_PASSPHRASE: PASSPHRASE }) =>
    comity(['keys', ...args, '--home', home], env)
  const json = async (...args: string[]) => {
    const { code, out, err } = await run([...args, '--json'])
    assert.equal(code, 0, err)
    return JSON.parse(out)
  }
  return { at, remove, home, run, json }
}

describe('comity keys', () => {
  it('makes keys and a repository that a follower trusts by the fingerprint', async () => {
    const { at, remove, home, json } = await publisher()
    const { fingerprint, keys }: { fingerprint: string; keys: Shown[] } = await json('init')
    assert.match(fingerprint, /^[0-9a-f]{64}$/)
    assert.deepEqual(
      keys.map(({ role }) => role),
      ['root', 'root', 'root', 'targets', 'targets', 'snapshot', 'timestamp'],
    )
    for (const { file, role, id } of keys) {
      assert.equal((await stat(file)).mode & 0o777, 0o600)
      assert.equal(path.basename(file), `${role}-${id.slice(0, 8)}.key.json`)
    }
    await (await followerOf(path.join(home, 'exchange', 'public'), at('follower'))).follow()
    const exported = await json('export', '--root')
    assert.equal(exported.fingerprint, fingerprint)
    assert.equal(exported.groups.join(''), fingerprint)
    assert.equal(
      exported.root,
      await readFile(path.join(home, 'exchange', 'public', 'metadata', '1.root.json'), 'utf8'),
    )
    await remove()
  })

  it('prints the first root byte for byte, and the fingerprint as it is read out', async () => {
    const { remove, home, run, json } = await publisher()
    const { fingerprint } = await json('init')
    const { out, err } = await run(['export', '--root'])
    assert.equal(
      out,
      await readFile(path.join(home, 'exchange', 'public', 'metadata', '1.root.json'), 'utf8'),
    )
    const groups = /((?:[0-9a-f]{4} ){7}[0-9a-f]{4})\n {2}((?:[0-9a-f]{4} ){7}[0-9a-f]{4})\n/
    for (const text of [err, (await run(['export'])).out, (await run(['list'])).out]) {
      const [, one, two] = groups.exec(text) ?? []
      assert.equal(`${one}${two}`.replaceAll(' ', ''), fingerprint)
    }
    await remove()
  })

  it('deals offline keys out to sticks, and signs again once they are named', async () => {
    const { at, remove, home, run, json } = await publisher()
    const sticks = ['a', 'b', 'c'].map((name) => at(name))
    const { fingerprint } = await json(
      'init',
      ...sticks.flatMap((stick) => ['--to', stick]),
      '--online-plain',
    )
    for (const stick of sticks)
      assert.ok(
        (await readdir(stick)).some((name) => name.startsWith('root-')),
        stick,
      )
    const kept = await readdir(path.join(home, 'keys', 'public'))
    assert.deepEqual(kept.map((name) => name.split('-')[0]).sort(), ['snapshot', 'timestamp'])
    const alone = await run(['rotate', 'timestamp', '--yes'])
    assert.equal(alone.code, 1)
    assert.match(
      alone.err,
      /^Cannot sign for root: 2 of its 3 keys must sign and 0 are at hand \(missing: .*\); name the folders/,
    )
    const changed = await json('rotate', 'timestamp', '--yes', '--with', sticks[0]!, '--with', sticks[2]!)
    assert.deepEqual([changed.role, changed.gone.length, changed.keys.length], ['timestamp', 1, 1])
    const list = await json('list', '--with', sticks[1]!)
    assert.equal(list.fingerprint, fingerprint)
    const root = list.roles.find(({ role }: { role: string }) => role === 'root')
    assert.deepEqual([root.threshold, root.keys.filter(({ file }: Shown) => file !== null).length], [2, 1])
    assert.deepEqual(
      list.unused.map(({ id }: Shown) => id),
      changed.gone,
    )
    await (await followerOf(path.join(home, 'exchange', 'public'), at('follower'))).follow()
    await remove()
  })

  it('keeps each audience apart, with keys and a fingerprint of its own', async () => {
    const { remove, home, run, json } = await publisher()
    const one = await json('init')
    const other = await json('init', '--audience', 'partners')
    assert.notEqual(one.fingerprint, other.fingerprint)
    assert.ok(existsSync(path.join(home, 'exchange', 'audiences', 'partners', 'metadata', 'timestamp.json')))
    assert.equal(path.dirname(other.keys[0].file), path.join(home, 'keys', 'partners'))
    const { code, err } = await run(['init', '--audience', '../elsewhere'])
    assert.equal(code, 2)
    assert.match(err, /Cannot use the audience "..\/elsewhere": expected lower-case letters/)
    await remove()
  })

  it('replaces and takes back keys, and renews what it is told to', async () => {
    const { at, remove, home, json } = await publisher()
    const { keys } = await json('init')
    const follower = await followerOf(path.join(home, 'exchange', 'public'), at('follower'))
    await follower.follow()
    const rotated = await json('rotate', 'root', '--yes', '--keys', '5', '--threshold', '3')
    assert.deepEqual([rotated.gone.length, rotated.keys.length], [3, 5])
    const targets = keys.filter(({ role }: Shown) => role === 'targets')
    const revoked = await json('revoke', targets[0].id.slice(0, 10), '--yes', '--no-replacement')
    assert.deepEqual([revoked.role, revoked.gone, revoked.keys], ['targets', [targets[0].id], []])
    assert.deepEqual((await json('renew')).renewed, [])
    assert.deepEqual((await json('renew', 'root', 'targets')).renewed, ['root', 'targets'])
    await follower.follow()
    const { roles } = await json('drill', '--lost', '2')
    assert.deepEqual(
      roles.map(({ role, canSign }: { role: string; canSign: boolean }) => [role, canSign]),
      [
        ['root', true],
        ['targets', false],
        ['snapshot', false],
        ['timestamp', false],
      ],
    )
    await remove()
  })

  it('takes the passphrase from a file before the environment, and from two where offline keys have their own', async () => {
    const { at, remove, run } = await publisher()
    await writeFile(at('online.txt'), 'online words\nsecond line\n')
    await writeFile(at('offline.txt'), 'offline words\r\n')
    const files = ['--passphrase-file', at('online.txt'), '--offline-passphrase-file', at('offline.txt')]
    assert.equal((await run(['init', ...files])).code, 0)
    assert.equal((await run(['renew', 'root', 'timestamp', ...files], {})).code, 0)
    assert.equal((await run(['renew', 'timestamp'], { COMITY_PASSPHRASE: 'online words' })).code, 0)
    const wrong = await run(['renew', 'root'], { COMITY_PASSPHRASE: 'online words' })
    assert.equal(wrong.code, 1)
    assert.match(
      wrong.err,
      /Cannot unlock the key ".*root-.*": the passphrase is not the one that it was made with/,
    )
    const missing = await run(['renew', 'root', '--passphrase-file', at('nowhere.txt')])
    assert.equal(missing.code, 1)
    assert.match(missing.err, /Cannot read the passphrase from ".*nowhere.txt"/)
    await remove()
  })

  it('explains what is missing where nobody can be asked, and changes nothing', async () => {
    const { remove, home, run, json } = await publisher()
    const without = await run(['init'], {})
    assert.deepEqual([without.code, without.out], [2, ''])
    assert.match(
      without.err,
      /there is no terminal to ask for the passphrase; give it with --passphrase-file FILE or in COMITY_PASSPHRASE/,
    )
    assert.ok(!existsSync(path.join(home, 'exchange', 'public', 'metadata')))
    const { keys } = await json('init')
    for (const args of [
      ['rotate', 'root'],
      ['revoke', keys[0].id],
    ]) {
      const { code, err } = await run(args)
      assert.equal(code, 2)
      assert.match(err, /there is no terminal; add --yes where it is meant/)
    }
    await remove()
  })

  it('refuses thresholds that lock one out, and a second publisher in the place of the first', async () => {
    const { remove, run, json } = await publisher()
    const wrong: readonly (readonly [string[], number, RegExp])[] = [
      [['init', '--root-keys', '2', '--root-threshold', '3'], 2, /more would have to sign than there are/],
      [['init', '--root-keys', '2', '--root-threshold', '2'], 2, /--i-can-lose-none/],
      [['init', '--root-keys', 'many'], 2, /Cannot read --root-keys "many": expected a whole number/],
      [['list'], 1, /no repository is there; make its keys with comity keys init/],
    ]
    for (const [args, expected, message] of wrong) {
      const { code, out, err } = await run(args)
      assert.deepEqual([code, out], [expected, ''], args.join(' '))
      assert.match(err, message)
    }
    const { code, err } = await run([
      'init',
      '--root-keys',
      '1',
      '--root-threshold',
      '1',
      '--i-can-lose-none',
    ])
    assert.equal(code, 0)
    assert.match(err, /Mind: All 1 root keys must sign/)
    assert.equal((await run(['init'])).code, 1)
    assert.equal((await json('list')).roles.length, 4)
    await remove()
  })

  it('lets a root be signed in different places, and published when enough have', async () => {
    const { at, remove, home, run, json } = await publisher()
    const sticks = ['a', 'b', 'c'].map((name) => at(name))
    const { fingerprint } = await json('init', ...sticks.flatMap((stick) => ['--to', stick]))
    const file = at('root-2.json')
    const proposed = await json('rotate', 'timestamp', '--propose', file)
    assert.deepEqual([proposed.fingerprint, proposed.version, proposed.complete], [fingerprint, 2, false])
    assert.deepEqual(
      proposed.keys.map(({ role }: Shown) => role),
      ['timestamp'],
    )
    const early = await run(['publish', file])
    assert.equal(early.code, 1)
    assert.match(early.err, /must sign and 0 have; let others sign the file with comity keys sign/)
    // Elsewhere: no repository, and one stick.
    const elsewhere = async (stick: string, ...more: string[]) =>
      comity(['keys', 'sign', file, '--with', stick, '--home', at('elsewhere'), ...more], {
        COMITY_PASSPHRASE: PASSPHRASE,
      })
    const asked = await elsewhere(sticks[0]!)
    assert.deepEqual([asked.code, asked.out], [2, ''])
    assert.match(
      asked.err,
      /Root 2, to hold until .*\n(?: {2}(?:[0-9a-f]{4} ?){8}\n){2} {2}timestamp: 1 of 1 must sign/,
    )
    const one = await elsewhere(sticks[0]!, '--yes')
    assert.equal(one.code, 0, one.err)
    assert.match(one.out, /^Signed by [0-9a-f]{8}\nGive .* to those who hold other root keys/)
    const again = await elsewhere(sticks[0]!, '--yes')
    assert.equal(again.code, 1)
    assert.match(again.err, /no key that may and has not is at hand/)
    const other = JSON.parse((await elsewhere(sticks[2]!, '--yes', '--json')).out)
    assert.deepEqual([other.added.length, other.complete, other.before.signed.length], [1, true, 2])
    const published = await json('publish', file)
    assert.deepEqual([published.version, published.complete], [2, true])
    const { roles } = await json('list')
    const timestamp = roles.find(({ role }: { role: string }) => role === 'timestamp')
    assert.equal(timestamp.keys[0].id, proposed.keys[0].id)
    await (await followerOf(path.join(home, 'exchange', 'public'), at('follower'))).follow()
    for (const [args, code, said] of [
      [['publish', at('nowhere.json')], 1, /Cannot read ".*nowhere.json"/],
      [['publish', sticks[0]!], 1, /Cannot read/],
      [['rotate', 'root', '--propose', file], 1, /Cannot write ".*": the file exists/],
      [['renew', 'targets', '--propose', at('x.json')], 2, /expected comity keys renew root --propose FILE/],
      [['renew', '--after', 'many'], 2, /Cannot read --after "many"/],
    ] as const) {
      const answer = await run(args)
      assert.equal(answer.code, code, answer.err)
      assert.match(answer.err, said)
    }
    await remove()
  })

  it('goes on beyond what was signed where an old copy of the repository was put back', async () => {
    const { at, remove, home, run, json } = await publisher()
    await json('init')
    const folder = path.join(home, 'exchange', 'public')
    await cp(folder, at('backup'), { recursive: true })
    const follower = await followerOf(folder, at('follower'))
    for (let count = 0; count < 3; count++) await json('renew', 'timestamp', 'snapshot')
    await follower.follow()
    await rm(folder, { recursive: true })
    await cp(at('backup'), folder, { recursive: true })
    const refused = await run(['renew', 'timestamp'])
    assert.equal(refused.code, 1)
    assert.match(
      refused.err,
      /it is an older copy than what was signed \(snapshot 1 of 4, timestamp 1 of 4\)/,
    )
    assert.deepEqual((await json('list')).behind, ['snapshot', 'timestamp'])
    assert.deepEqual((await json('renew', '--after', '4')).renewed, ['targets', 'snapshot', 'timestamp'])
    await follower.follow()
    await remove()
  })

  it('names damaged and unreadable keys without stopping at them', async () => {
    const { remove, json } = await publisher()
    const { keys } = await json('init')
    const text = await readFile(keys[0].file, 'utf8')
    await writeFile(keys[0].file, text.slice(0, 100))
    await rename(keys[1].file, `${keys[1].file}.away`)
    await chmod(keys[2].file, 0o400)
    const { damaged, roles } = await json('list')
    assert.equal(damaged.length, 1)
    assert.deepEqual(
      roles[0].keys.map(({ file }: Shown) => file === null),
      [true, true, false],
    )
    await remove()
  })

  it('shows examples in the help of each of its commands', async () => {
    for (const command of COMMANDS) {
      const { code, out } = await comity(['keys', command, '--help'])
      assert.equal(code, 0)
      assert.match(out, new RegExp(`Examples:\n(?: {2}comity keys ${command}.*\n)+`), command)
      for (const option of ['--home', '--json', '--audience'])
        assert.ok(out.includes(option), `${command} ${option}`)
    }
    const { out } = await alone(['keys', '--help'])
    assert.match(out, /Examples:\n {2}comity keys init/)
  })
})

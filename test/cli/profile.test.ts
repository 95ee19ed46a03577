/** What a centre says of itself, from the command line to whoever follows it. */
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { comity, scratch } from './comity.ts'

const PASSPHRASE = { COMITY_PASSPHRASE: 'three grey herons' }

describe('comity profile', () => {
  let folder: Awaited<ReturnType<typeof scratch>>
  let home: string
  const run = async (args: readonly string[], env: Record<string, string> = PASSPHRASE) => {
    const { code, out, err } = await comity([...args, '--home', home], env)
    return { code, err, out, json: /^[[{]/.test(out) ? JSON.parse(out) : null }
  }

  before(async () => {
    folder = await scratch()
    home = folder.at('centre')
  })
  after(() => folder.remove())

  it('keeps what is given, member by member, and takes back what is given as empty', async () => {
    const first = await run([
      'profile',
      'set',
      '--name',
      'Centre',
      '--hours',
      '9-17',
      '--position',
      '48.86,2.35',
      '--json',
    ])
    assert.equal(first.code, 0, first.err)
    assert.deepEqual(
      [first.json.name, first.json.position, first.json.signed],
      ['Centre', [48.86, 2.35], null],
    )
    const second = await run(['profile', 'set', '--hours', '', '--languages', 'fr,en', '--json'])
    assert.deepEqual(
      [second.json.name, second.json.hours, second.json.languages],
      ['Centre', null, ['fr', 'en']],
    )
  })

  it('is taken from a file, YAML or JSON, and members that nobody knows go along', async () => {
    const file = folder.at('centre.yaml')
    await writeFile(file, 'institution: National Library\nposition: [10.5, -20]\nblazon: three herons\n')
    const { json } = await run(['profile', 'set', '--file', file, '--json'])
    assert.deepEqual(
      [json.institution, json.position, json.blazon],
      ['National Library', [10.5, -20], 'three herons'],
    )
    assert.equal((await run(['profile', 'show', '--json'])).json.blazon, 'three herons')
  })

  it('promises the heartbeat of a served repository, or another that is given', async () => {
    assert.equal((await run(['profile', 'show', '--json'])).json.heartbeat, 6)
    await run(['profile', 'set', '--heartbeat', '24'])
    assert.equal((await run(['profile', 'show', '--json'])).json.heartbeat, 24)
    await run(['profile', 'set', '--heartbeat', ''])
    assert.equal((await run(['profile', 'show', '--json'])).json.heartbeat, 6)
  })

  it('refuses with 2 what cannot be said so, and changes nothing', async () => {
    for (const [args, said] of [
      [[], /nothing is given/],
      [['--position', '95,0'], /latitude|90/],
      [['--position', 'here'], /48\.86,2\.35/],
      [['--heartbeat', 'often'], /expected hours/],
      [['--site', 'javascript:alert(1)'], /web address/],
      [['--contact', 'ring the bell'], /e-mail address/],
      [['--state', 'Franconia'], /code of a state/],
      [['--knows', 'nobody'], /not followed here/],
    ] as const) {
      const { code, err } = await run(['profile', 'set', ...args])
      assert.equal(code, 2, args.join(' '))
      assert.match(err, said)
    }
    assert.equal((await run(['profile', 'show', '--json'])).json.site, null)
  })

  it('is signed where the key is at hand, else by one command, and reaches followers', async () => {
    assert.equal((await run(['keys', 'init', '--yes', '--json'])).code, 0)
    const unsigned = await run(['profile', 'set', '--name', 'Centre of Law'], {})
    assert.match(unsigned.out, /not signed yet: comity profile sign/)
    assert.deepEqual((await run(['profile', 'sign', '--json'])).json, { signed: true })
    assert.deepEqual((await run(['profile', 'sign', '--json'])).json, { signed: false })
    const { json } = await run(['profile', 'set', '--name', 'Centre of Laws', '--json'])
    assert.equal(json.signed, true)
    const { fingerprint } = (await run(['keys', 'export', '--json'])).json
    const reader = folder.at('reader')
    const base = path.join(home, 'exchange', 'public')
    await comity(['follow', base, '--fingerprint', fingerprint, '--name', 'centre', '--home', reader])
    await comity(['sync', '--home', reader])
    const board = JSON.parse((await comity(['network', '--json', '--home', reader])).out)
    assert.deepEqual([board.sources[0].title, board.sources[0].promise], ['Centre of Laws', 6])
    const own = (await run(['network', '--json'])).json
    assert.deepEqual([own.sources, own.own[0].fingerprint], [[], fingerprint])
  })
})

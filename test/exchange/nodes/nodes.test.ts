/** Five nodes, bad lines between them, and each killed at random moments: nothing is lost, and nothing unverified is ever shown. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { isLibrary } from '#store/dialect/sqlite.ts'
import { FULL } from '../../pace.ts'
import type { Fault } from './line.ts'
import { FOLLOWERS, Network } from './network.ts'
import { told } from './processes.ts'
import { Random } from './random.ts'
import { standingOf } from './truth.ts'

const ROUNDS = FULL ? 100 : 1
const SEED = Number(process.env.COMITY_SEED ?? Math.floor(Math.random() * 2 ** 32))
const FAULTS: readonly [Fault, ...Fault[]] = ['none', 'none', 'cut', 'slow', 'corrupt', 'dead']

describe(`five nodes with COMITY_SEED=${SEED}`, { timeout: 7_200_000 }, () => {
  const random = new Random(SEED)
  let folder = ''
  let network: Network
  /** Release at which the one without a network stands, as its operator says when the stick is filled. */
  let island = 0

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-nodes-'))
    network = await Network.begin(folder, random)
  })

  after(async () => {
    await network?.end()
    await rm(folder, { recursive: true, force: true })
  })

  it(`hold what their publisher signed after each of ${ROUNDS} rounds of kills and bad lines`, {
    timeout: 7_200_000,
  }, async (t) => {
    // Over all that a command takes, from its first moment to a little after its end.
    const killed = () => (random.happens(0.5) ? random.below(1.2 * network.usual) : null)
    let kills = 0
    for (let round = 1; round <= ROUNDS; round++) {
      if (random.happens(0.8)) {
        await network.amend(random.happens(0.2) ? random.below(network.usual) : null)
        const { code } = await network.publish(killed())
        if (code === null && random.happens(0.7)) await network.publish(null)
      }
      network.weather(FAULTS)
      const begun = FOLLOWERS.map((name) => network.sync(name, killed()))
      const packing = network.pack(island, killed())
      const down = await network.shake(0.15)
      kills += down.length
      const ended = await Promise.all([...begun, packing])
      kills += ended.filter(({ code }) => code === null).length
      await network.revive(down)
      const truth = await network.truth()
      const standings = await Promise.all(FOLLOWERS.map((name) => standingOf(network.home(name), truth)))
      island = standings.at(-1) ?? 0
      t.diagnostic(
        `round ${round}: ${truth.releases.length} releases; ${FOLLOWERS.map((name, index) => `${name} at ${standings[index]}`).join(', ')}`,
      )
    }
    t.diagnostic(`${kills} kills; syncs: ${tally(network.told)}`)
    for (const [index, { happened }] of network.lines.entries())
      t.diagnostic(`line ${index + 1}: ${tally(happened)}`)
  })

  it('all come to the latest release once the lines are good and nobody is killed', async () => {
    network.weather(['none'])
    await network.publish(null)
    const packed = await network.pack(island, null)
    assert.equal(packed.code, 0, packed.stderr)
    for (const name of FOLLOWERS) await told('sync', 'valen', '--home', network.home(name))
    const truth = await network.truth()
    for (const name of FOLLOWERS)
      assert.equal(await standingOf(network.home(name), truth), truth.releases.length, name)
  })

  it('every library is sound, and finds what the publisher finds', async () => {
    const found = async (name: string) => {
      const { hits } = await told<{ hits: { iri: string }[] }>(
        'search',
        'keeping',
        '--home',
        network.home(name),
      )
      return hits.map(({ iri }) => iri).sort()
    }
    const wanted = await found('publisher')
    assert.ok(wanted.length > 0)
    for (const name of FOLLOWERS) {
      assert.ok(isLibrary(path.join(network.home(name), 'library.db')), name)
      assert.deepEqual(await found(name), wanted, name)
    }
  })
})

function tally(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([what, count]) => `${what} ${count}`).join(', ') || 'nothing happened'
}

/** For tests: a process that publishes one release after another until it is killed. Arguments: the home, the number before the first, and the time. */
import path from 'node:path'
import { openKeyRing } from '../keys/key-ring.ts'
import { CHEAP, PASSPHRASE } from './publisher.fixture.ts'
import { openRepository } from './repository.ts'

const [home = '', before = '0', time = '0'] = process.argv.slice(2)
const ring = openKeyRing({
  folders: [path.join(home, 'keys')],
  passphrase: async () => PASSPHRASE,
  cost: CHEAP,
})
const folder = path.join(home, 'exchange', 'public')
const repository = await openRepository({ folder, ring, now: () => new Date(Number(time)) })
for (let number = Number(before) + 1; ; number++) {
  await repository.publish('laws', [{ path: 'laws/release.json.zst', bytes: Buffer.from(`${number}`) }])
  if (number === Number(before) + 1) process.send?.('publishing')
}

/** Networks: an address is in one or it is not, and what cannot be read is in none. */
import assert from 'node:assert/strict'
import net from 'node:net'
import { it } from 'node:test'
import fc from 'fast-check'
import { runs } from '../../test/pace.ts'
import { isInNetwork } from './networks.ts'

it('an address lies in the networks that hold it, as the system reads them', () => {
  const v4 = fc.ipV4()
  const v6 = fc.ipV6()
  const any = fc.oneof(
    fc.tuple(v4, v4, fc.integer({ min: 0, max: 32 }), fc.constant('ipv4' as const)),
    fc.tuple(v6, v6, fc.integer({ min: 0, max: 128 }), fc.constant('ipv6' as const)),
  )
  fc.assert(
    fc.property(any, fc.boolean(), ([address, base, prefix, family], isNear) => {
      const network = isNear ? address : base
      const list = new net.BlockList()
      list.addSubnet(network, prefix, family)
      assert.equal(isInNetwork(address, `${network}/${prefix}`), list.check(address, family))
    }),
    runs(1000),
  )
})

it('an IPv4 address is the same in the form of IPv6', () => {
  assert.ok(isInNetwork('::ffff:192.0.2.7', '192.0.2.0/24'))
  assert.ok(!isInNetwork('::ffff:192.0.3.7', '192.0.2.0/24'))
})

it('what cannot be read is in no network', () => {
  for (const address of [
    '',
    'unknown',
    '192.0.2',
    '192.0.2.256',
    '1:2:3',
    '::1::2',
    '1:2:3:4:5:6:7:8:9',
    'g::1',
  ])
    for (const network of ['0.0.0.0/0', '::/0'])
      assert.ok(!isInNetwork(address, network), `${address} in ${network}`)
  for (const network of ['192.0.2.0/33', '192.0.2.0/-1', '192.0.2.0/x', ''])
    assert.ok(!isInNetwork('192.0.2.1', network), network)
})

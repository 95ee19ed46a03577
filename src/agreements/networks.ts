/** Network addresses: whether one lies in a network, both as they are written (RFC 4291, RFC 4632). */

interface Bits {
  readonly value: bigint
  readonly length: 32 | 128
}

/** Returns whether the address lies in the network (`192.0.2.0/24`, `2001:db8::/48`, or one address); false where either cannot be read. */
export function isInNetwork(address: string, network: string): boolean {
  const [base = '', prefix] = network.split('/')
  const [one, other] = [bitsOf(address), bitsOf(base)]
  if (!one || !other || one.length !== other.length) return false
  const count = prefix === undefined ? other.length : Number(prefix)
  if (!Number.isInteger(count) || count < 0 || count > other.length) return false
  const rest = BigInt(other.length - count)
  return one.value >> rest === other.value >> rest
}

// An IPv4 address in the form of IPv6 is the same address.
function bitsOf(text: string): Bits | null {
  const address = text.replace(/%.*$/, '').trim()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const four = fourOf(mapped ?? address)
  if (four !== null) return { value: four, length: 32 }
  return sixOf(address)
}

function fourOf(text: string): bigint | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number)
  if (!parts || parts.some((part) => part > 255)) return null
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n)
}

function sixOf(text: string): Bits | null {
  const halves = text.split('::')
  if (!text.includes(':') || halves.length > 2) return null
  const [head = [], tail = []] = halves.map(groupsOf)
  const missing = 8 - head.length - tail.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail]
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return null
  const value = groups.reduce((sum, group) => (sum << 16n) | BigInt(Number.parseInt(group, 16)), 0n)
  return { value, length: 128 }
}

// The last 32 bits may be written as IPv4 addresses are.
function groupsOf(half: string): string[] {
  if (half === '') return []
  return half.split(':').flatMap((group, index, all) => {
    const four = index === all.length - 1 ? fourOf(group) : null
    return four === null ? [group] : [(four >> 16n).toString(16), (four & 0xffffn).toString(16)]
  })
}

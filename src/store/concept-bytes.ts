/** The concepts that a text tells, as bytes: for each its number, seven bits a byte, then how often and how surely, and how early: a byte each. */

/** A concept in a text or heading. */
export interface Told {
  /** Number in the table `concept`. */
  readonly concept: number
  /** Places that tell it, at most 127. */
  readonly count: number
  /** Whether one of them is enough by itself. */
  readonly strong: boolean
  /** How near the beginning the first place stands: 255 at the beginning, towards 0 far behind it. */
  readonly early: number
}

const STRONG = 0x80
const MOST = 0x7f

/** Returns the bytes of what a text tells. */
export function toldBytes(told: readonly Told[]): Uint8Array {
  const bytes: number[] = []
  for (const { concept, count, strong, early } of told) {
    let rest = concept
    for (; rest > MOST; rest >>>= 7) bytes.push((rest & MOST) | 0x80)
    bytes.push(rest, Math.min(count, MOST) | (strong ? STRONG : 0), early)
  }
  return Uint8Array.from(bytes)
}

/** Returns what bytes made by `toldBytes` say. */
export function readTold(bytes: Uint8Array): Told[] {
  const told: Told[] = []
  for (let at = 0; at < bytes.length; ) {
    let [concept, shift, byte] = [0, 0, bytes[at++] ?? 0]
    for (; byte > MOST; byte = bytes[at++] ?? 0) {
      concept |= (byte & MOST) << shift
      shift += 7
    }
    concept |= byte << shift
    const last = bytes[at++] ?? 0
    told.push({ concept, count: last & MOST, strong: (last & STRONG) !== 0, early: bytes[at++] ?? 0 })
  }
  return told
}

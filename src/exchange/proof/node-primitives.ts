/** Hashes, signatures and zstd of Node, where a proof is checked on the command line or by a site. */
import { createPublicKey, hash, verify } from 'node:crypto'
import { unpacked } from '../zstd.ts'
import type { Primitives } from './primitives.ts'

// RFC 8410: what stands before the 32 bytes of a public key in its DER form.
const DER = Buffer.from('302a300506032b6570032100', 'hex')

export const NODE_PRIMITIVES: Primitives = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  ed25519: async (key, message, signature) => {
    try {
      const made = createPublicKey({ key: Buffer.concat([DER, key]), format: 'der', type: 'spki' })
      return verify(null, message, made, signature)
    } catch {
      return false
    }
  },
  unpack: (bytes, limit) => unpacked(bytes, limit),
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { smaller } from './png.ts'

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const HEADER = Buffer.from('00000040000000400802000000', 'hex')

/** A picture of 64 by 64 in RGB, its data in two chunks and hardly compressed, with a comment. */
function picture(): { png: Buffer; pixels: Buffer } {
  const pixels = Buffer.alloc(64 * (1 + 64 * 3))
  for (let row = 0; row < 64; row++) for (let x = 1; x < 193; x++) pixels[row * 193 + x] = (row * x) % 7
  const data = deflateSync(pixels, { level: 1 })
  const png = Buffer.concat([
    SIGNATURE,
    chunk('IHDR', HEADER),
    chunk('tEXt', Buffer.from('Comment\0made by a browser')),
    chunk('IDAT', data.subarray(0, 50)),
    chunk('IDAT', data.subarray(50)),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { png, pixels }
}

test('a picture written tighter has the same pixels, and only what makes a picture', () => {
  const { png, pixels } = picture()
  const made = smaller(png)
  assert.ok(made.length < png.length)
  assert.deepEqual(made.subarray(0, 33), Buffer.concat([SIGNATURE, chunk('IHDR', HEADER)]))
  const length = made.readUInt32BE(33)
  const data = made.subarray(41, 41 + length)
  assert.deepEqual(inflateSync(data), pixels)
  assert.deepEqual(made.subarray(33), Buffer.concat([chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]))
})

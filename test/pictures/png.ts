/** PNG written tighter than browsers write it: they spare time, a picture that is kept should spare space. The picture is the same. */
import { constants, crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = 8

/** Returns the picture with its data compressed as far as deflate goes, and without what is not the picture. */
export function smaller(png: Buffer): Buffer {
  const parts = [...chunks(png)]
  const data = (type: string) => parts.filter((part) => part.type === type).map((part) => part.data)
  const pixels = inflateSync(Buffer.concat(data('IDAT')))
  const packed = deflateSync(pixels, { level: 9, memLevel: 9, strategy: constants.Z_FILTERED })
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    ...data('IHDR').map((header) => chunk('IHDR', header)),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A chunk is a length, a type of four letters, the data, and a check sum over type and data (PNG 3, section 5.3). */
function* chunks(png: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = SIGNATURE; at < png.length; ) {
    const length = png.readUInt32BE(at)
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

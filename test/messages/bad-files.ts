/** Making the bad files of the message tests: each is small in the repository and as bad as it needs to be on disk. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, createZstdCompress, zstdCompressSync } from 'node:zlib'

/** Front matter and one article of an invented act. */
export function actWith(
  article: string,
  frontMatter = 'title: "Act on a Thing"\nidentifier: "ACT-1"\ncountry: "uy"\nrank: "ley"\n',
): string {
  return `---\n${frontMatter}---\n# Act on a Thing\n\n##### Article 1\n\n${article}\n`
}

/** An Akoma Ntoso act whose first article says what is given, below a document type declaration. */
export function aknWith(doctype: string, words: string): string {
  const names =
    '<FRBRthis value="/akn/xb/act/2000/1/!main"/><FRBRuri value="/akn/xb/act/2000/1"/><FRBRdate date="2000-01-01" name="x"/><FRBRauthor href="#x"/>'
  const meta = `<meta><identification source="#x"><FRBRWork>${names}<FRBRcountry value="xb"/></FRBRWork></identification></meta>`
  const body = `<body><article eId="art_1"><num>1</num><content><p>${words}</p></content></article></body>`
  return `<?xml version="1.0"?>\n${doctype}\n<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act">${meta}${body}</act></akomaNtoso>\n`
}

/** Writes a file of one repeated piece. */
export async function writeRepeated(file: string, piece: string, bytes: number, head = ''): Promise<void> {
  await pipeline(Readable.from(repeated(piece, bytes, head)), createWriteStream(file))
}

/** Writes a small file that unpacks to many bytes: a zstd or gzip bomb, by the ending of its name. */
export async function writeBomb(file: string, bytes: number, head = ''): Promise<void> {
  const packer = file.endsWith('.zst') ? createZstdCompress() : createGzip()
  await pipeline(Readable.from(repeated(' ', bytes, head)), packer, createWriteStream(file))
}

function* repeated(piece: string, bytes: number, head: string): Generator<Buffer> {
  if (head !== '') yield Buffer.from(head)
  const block = Buffer.from(piece.repeat(Math.ceil(2 ** 20 / piece.length)))
  for (let written = 0; written < bytes; written += block.length)
    yield block.subarray(0, Math.min(block.length, bytes - written))
}

export interface Member {
  readonly name: string
  readonly text?: string
  /** Makes the member a symbolic link. */
  readonly linkTo?: string
  /** Size that the head states, where it lies. */
  readonly claims?: number
}

/** Returns a tar compressed by zstd. */
export function tarOf(members: readonly Member[]): Buffer {
  const blocks = members.flatMap(({ name, text = '', linkTo, claims }) => {
    const body = Buffer.from(text)
    const head = Buffer.alloc(512)
    head.write(name, 0, 100)
    head.write('0000644\0', 100)
    head.write(`${(claims ?? body.length).toString(8).padStart(11, '0')}\0`, 124)
    head.write('00000000000\0', 136)
    head.write('        ', 148)
    head.write(linkTo === undefined ? '0' : '2', 156)
    head.write(linkTo ?? '', 157, 100)
    head.write('ustar\u000000', 257)
    head.write(
      `${head
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    )
    return [head, body, Buffer.alloc((512 - (body.length % 512)) % 512)]
  })
  return zstdCompressSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
}

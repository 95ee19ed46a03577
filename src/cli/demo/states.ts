/** The invented states of `demo/`: whether the library holds their law as the files have it. */
import { open } from 'node:fs/promises'
import path from 'node:path'
import { walkFiles } from '#sources/files.ts'
import type { Opened } from '../context.ts'

/** The folder of invented law, installed with Comity. */
export const STATES = path.join(import.meta.dirname, '..', '..', '..', 'demo')

/** A language of an act, as its file names it. */
interface Text {
  readonly iri: string
  readonly language: string
  /** Instant of the file's last change. */
  readonly changed: string
}

/** Returns whether every text of the folder is held, and none was changed since the library learnt it. */
export async function statesHeld({ library }: Opened, folder = STATES): Promise<boolean> {
  const texts = await textsIn(folder)
  for (const [iri, languages] of Map.groupBy(texts, (text) => text.iri)) {
    const reference = await library.resolve(iri)
    if (reference === null) return false
    const held = await library.expressions(reference.work.id)
    const current = languages.every(({ language, changed }) =>
      held.some((one) => one.language === language && one.recordedAt >= changed),
    )
    if (!current) return false
  }
  return true
}

async function textsIn(folder: string): Promise<Text[]> {
  const files = await walkFiles(folder, (name) => name.endsWith('.xml'))
  return Promise.all(files.map(textOf))
}

// A file names itself in its first lines; the rest is read when it is brought in.
const HEAD = 4096
const EXPRESSION = /<FRBRuri value="([^"]+)\/([a-z]{3}(?:-[a-z0-9]+)*)@/

async function textOf(file: string): Promise<Text> {
  const handle = await open(file)
  try {
    const { mtime } = await handle.stat()
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    const [, iri = '', language = ''] = EXPRESSION.exec(buffer.toString('utf8', 0, bytesRead)) ?? []
    return { iri, language, changed: mtime.toISOString() }
  } finally {
    await handle.close()
  }
}

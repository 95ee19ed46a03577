/** The files of a repository that are named by their hashes: written whole or not at all, and never changed. */
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { isHash } from './hashing.ts'
import { RefusedError } from './refused.ts'
import { writeWhole } from './whole-file.ts'

/** The kinds of files, with the ending each has (spec: exchange, section 2). */
const ENDINGS = { releases: 'json.zst', packs: 'zst', objects: 'xml.zst' } as const

export type ShelfKind = keyof typeof ENDINGS

/** Returns the path of a file below the base. Throws RefusedError where the name is no hash: no name leads elsewhere. */
export function shelfPath(kind: ShelfKind, hash: string): string {
  if (!isHash(hash))
    throw new RefusedError('path-traversal', `A file is named "${hash.slice(0, 80)}"; expected a hash`)
  return `${kind}/${hash}.${ENDINGS[kind]}`
}

/** The files of one repository in a folder. */
export class Shelf {
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  /** Returns the path of the file, there or not. */
  place(kind: ShelfKind, hash: string): string {
    return path.join(this.folder, shelfPath(kind, hash))
  }

  /** Returns the size of the file in bytes; null where it is not there. */
  async size(kind: ShelfKind, hash: string): Promise<number | null> {
    try {
      return (await stat(this.place(kind, hash))).size
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }

  /** Writes the file unless it is there. It is on the disk when this returns. */
  async put(kind: ShelfKind, hash: string, bytes: Uint8Array): Promise<void> {
    if ((await this.size(kind, hash)) === bytes.length) return
    await writeWhole(this.place(kind, hash), bytes)
  }

  /** Returns the bytes of the file. */
  read(kind: ShelfKind, hash: string): Promise<Buffer> {
    return readFile(this.place(kind, hash))
  }

  /** Returns the bytes of the file as a stream. */
  stream(kind: ShelfKind, hash: string): AsyncIterable<Uint8Array> {
    return createReadStream(this.place(kind, hash))
  }
}

/** What sources share in recognising places: a folder is in a format where its files are, all of them or as the first one tells. */
import path from 'node:path'
import type { Place } from './contract.ts'
import { placeAt, walkFiles } from './files.ts'

/** How a file of a format is told. */
export interface Mark {
  /** Names that its files have. */
  readonly file: RegExp
  /** Returns whether the head of a file with such a name is that of the format. */
  readonly isIn: (head: string, file: string) => boolean
}

/** How a folder is told in which other files may lie. */
export interface FolderMark extends Mark {
  /** Names that may lie beside the files of the format and are none. */
  readonly beside: RegExp
}

type Claims = (place: Place) => Promise<boolean>

/** Returns the claims of a format: a file in it, or a folder of which every file below is, but what may lie beside. */
export function claimsOfEvery({ file, beside, isIn }: FolderMark): Claims {
  return async (place) => {
    if (!place.directory) return isMarked(place, { file, isIn })
    const files = await walkFiles(place.path, (name) => !beside.test(name))
    if (files.length === 0 || !files.every((each) => file.test(path.basename(each)))) return false
    for (const each of files) if (!(await isMarked(await placeAt(each), { file, isIn }))) return false
    return true
  }
}

/** Returns the claims of a format: a file in it, or a folder that has nothing but files with such names, of which the first is in it. */
export function claimsOfFirst({ file, isIn }: Mark): Claims {
  return async (place) => {
    if (!place.directory) return isMarked(place, { file, isIn })
    const [first] = place.names
    if (first === undefined || !place.names.every((name) => file.test(name))) return false
    return isMarked(await placeAt(path.join(place.path, first)), { file, isIn })
  }
}

async function isMarked(place: Place, { file, isIn }: Mark): Promise<boolean> {
  return !place.directory && file.test(path.basename(place.path)) && isIn(await place.head(), place.path)
}

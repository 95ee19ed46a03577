/** Folders of keys, on this machine or on a stick: one file a key, named by role and short id. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PublishingError } from '../publishing-error.ts'
import { writeWhole } from '../whole-file.ts'
import { type Envelope, readEnvelope } from './envelope.ts'
import { shortId } from './key.ts'

const SUFFIX = '.key.json'
const OWNER_ONLY = 0o600

export interface KeyFile {
  readonly file: string
  readonly envelope: Envelope
}

/** What a folder holds; a file that cannot be read is told, and hides none of the others. */
export interface KeyFolder {
  readonly keys: KeyFile[]
  readonly damaged: string[]
}

/** Returns the keys that lie in the folder; none where there is no such folder. */
export function readKeyFolder(folder: string): KeyFolder {
  const keys: KeyFile[] = []
  const damaged: string[] = []
  for (const name of namesIn(folder)) {
    const file = path.join(folder, name)
    try {
      keys.push({ file, envelope: readEnvelope(readFileSync(file, 'utf8'), file) })
    } catch (error) {
      damaged.push(error instanceof Error ? error.message : String(error))
    }
  }
  return { keys, damaged }
}

/** Writes the key into the folder, for the owner's eyes only, and returns where. Throws PublishingError where it cannot be written. */
export async function writeKeyFile(folder: string, envelope: Envelope): Promise<KeyFile> {
  const file = path.join(folder, `${envelope.role}-${shortId(envelope.id)}${SUFFIX}`)
  try {
    await writeWhole(file, Buffer.from(`${JSON.stringify(envelope, null, 2)}\n`), OWNER_ONLY)
  } catch (error) {
    throw new PublishingError(
      `Cannot write a key into "${folder}": ${error instanceof Error ? error.message : error}; name a folder that can be written to`,
      { cause: error },
    )
  }
  return { file, envelope }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(SUFFIX) && !name.startsWith('.'))
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new PublishingError(
      `Cannot read the keys in "${folder}": ${error instanceof Error ? error.message : error}; give yourself the right, or name another folder`,
      { cause: error },
    )
  }
}

/** The `xml.zip` of an act: one XML file, and the pictures that it calls. */
import { unzipSync } from 'fflate'
import { MAX_FILE, MAX_MEMBERS } from '../archive.ts'
import { UnreadableError } from '../contract.ts'
import { tooLarge, unpackingFault } from '../faults.ts'
import { decodeUtf8, readBytes } from '../files.ts'

/** Returns the text of the one XML file in the zip. Throws UnreadableError past the limits, or where there is not exactly one. */
export async function textInZip(file: string): Promise<string> {
  const members = unpacked(await readBytes(file), file)
  const [name, ...others] = Object.keys(members)
  const bytes = name === undefined ? undefined : members[name]
  if (name === undefined || bytes === undefined || others.length > 0) {
    const found = name === undefined ? 'none' : `${others.length + 1}`
    throw new UnreadableError(
      file,
      null,
      `Cannot read the zip: it holds ${found} of the XML files that gesetze-im-internet.de packs; expected one, such as BJNR004290962.xml`,
    )
  }
  return decodeUtf8(bytes, `${file}!${name}`)
}

function unpacked(bytes: Uint8Array, file: string): Record<string, Uint8Array> {
  let count = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        count += 1
        if (count > MAX_MEMBERS)
          throw new UnreadableError(
            file,
            name,
            `Cannot unpack the archive: it holds more than ${MAX_MEMBERS} files`,
          )
        if (!/^[^/\\]+\.xml$/i.test(name)) return false
        if (originalSize > MAX_FILE) throw tooLarge(`${file}!${name}`, originalSize, MAX_FILE)
        return true
      },
    })
  } catch (error) {
    throw unpackingFault(error, file)
  }
}

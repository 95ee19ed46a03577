/** Writing a bundle: as a folder or, where the name says so, as one archive. */
import { ARCHIVE } from '../follow/medium.ts'
import { BundleError, type Contents, type Progress } from './bundle.ts'
import { writeArchive } from './write-archive.ts'
import { writeFolder } from './write-folder.ts'

/** Writes the bundle to a folder or to a file `*.comity.tar`. Throws BundleError where it cannot be written: nothing of it is left then. */
export async function writeBundle(to: string, contents: Contents, progress: Progress): Promise<void> {
  if (to.endsWith(ARCHIVE)) return writeArchive(to, contents, progress)
  if (/\.(?:tar|tgz|zip|gz|zst)$/i.test(to))
    throw new BundleError(
      `Cannot pack to "${to}": followers know an archive by its name; expected a folder, or a file that ends with ${ARCHIVE}`,
    )
  return writeFolder(to, contents, progress)
}

/** Where an act lies, whatever keeps its versions: a folder, an archive, a git history. */
import type { VersionFile } from './history.ts'

/** One act, its versions not yet opened. */
export interface ActPlace {
  readonly path: string
  /** Opens the versions, ascending by date as far as the names tell. */
  open(): Promise<Versions>
}

export interface Versions extends AsyncDisposable {
  readonly files: readonly VersionFile[]
}

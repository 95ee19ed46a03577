/** Folders that several test files need alike: filled by the first of a run, and copied by the others. */
import { constants, existsSync } from 'node:fs'
import { cp, mkdtemp, rename, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/** The run's own folder, which `bin/test.mjs` makes and takes away: what is kept is never of other code. */
const RUN = process.env.COMITY_TEST_RUN

export interface Prepared {
  readonly folder: string
  readonly remove: () => Promise<void>
}

/**
 * Returns a folder of the caller's own, holding what `fill` puts into one; the name says what that is. Nothing in it may
 * say where it lies, and what was opened in it must be closed.
 */
export async function prepared(name: string, fill: (folder: string) => Promise<void>): Promise<Prepared> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'comity-test-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    if (RUN === undefined) await fill(folder)
    else await cp(await kept(RUN, name, fill), folder, { recursive: true, mode: constants.COPYFILE_FICLONE })
  } catch (error) {
    await remove()
    throw error
  }
  return { folder, remove }
}

// Two files that find nothing both fill: none waits for another, which may be ended before it is done.
async function kept(run: string, name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const place = path.join(run, name)
  if (existsSync(place)) return place
  const draft = await mkdtemp(path.join(run, 'draft-'))
  await fill(draft)
  try {
    await rename(draft, place)
  } catch (error) {
    if (!existsSync(place)) throw error
    await rm(draft, { recursive: true, force: true })
  }
  return place
}

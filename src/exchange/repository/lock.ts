/**
 * One writer at a time: a file beside the repository that says who is writing. It is linked into place with its content, so that
 * nobody ever reads half of it; whoever died holding it is found out and replaced.
 */
import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { PublishingError } from '../publishing-error.ts'

const OWNER = z.object({ pid: z.int(), host: z.string(), started: z.string().nullable() })
type Owner = z.infer<typeof OWNER>

const PATIENCE_MS = 10_000
const STEP_MS = 25

/** Runs the work while nobody else writes to the repository. Throws PublishingError where another does not come to an end. */
export async function whileLocked<Result>(
  folder: string,
  work: () => Promise<Result>,
  patience = PATIENCE_MS,
): Promise<Result> {
  const lock = `${path.resolve(folder)}.lock`
  await take(lock, patience)
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function take(lock: string, patience: number): Promise<void> {
  await mkdir(path.dirname(lock), { recursive: true })
  const own = `${lock}.${process.pid}.${randomBytes(6).toString('hex')}`
  const owner: Owner = { pid: process.pid, host: os.hostname(), started: await startOf(process.pid) }
  await writeFile(own, JSON.stringify(owner), { flag: 'wx' })
  try {
    for (let waited = 0; !(await linked(own, lock)); waited += STEP_MS) {
      const holder = await ownerOf(lock)
      if (holder && !(await isAlive(holder))) await remove(lock, holder)
      else if (waited >= patience) throw busy(lock, holder)
      else await wait(STEP_MS)
    }
  } finally {
    await rm(own, { force: true })
  }
}

async function linked(own: string, lock: string): Promise<boolean> {
  try {
    await link(own, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

// Two may find the same dead holder: whoever moved away a lock that is alive by then puts it back.
async function remove(lock: string, dead: Owner): Promise<void> {
  const aside = `${lock}.${process.pid}.${randomBytes(6).toString('hex')}`
  try {
    await rename(lock, aside)
  } catch {
    return
  }
  const moved = await ownerOf(aside)
  if (JSON.stringify(moved) !== JSON.stringify(dead)) await linked(aside, lock)
  await rm(aside, { force: true })
}

async function ownerOf(lock: string): Promise<Owner | null> {
  try {
    return OWNER.parse(JSON.parse(await readFile(lock, 'utf8')))
  } catch {
    return null
  }
}

// On another machine nobody can tell.
async function isAlive({ pid, host, started }: Owner): Promise<boolean> {
  if (host !== os.hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return started === null || started === (await startOf(pid))
}

// Numbers of processes come again, after a restart of a container at once; with the time of the start they do not (proc(5), field 22).
async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    return `${boot.trim()} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return null
  }
}

function busy(lock: string, holder: Owner | null): PublishingError {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process'
  return new PublishingError(
    `Cannot write to the repository: ${who} is writing to it; try again when it is done, or remove "${lock}" if it has ended`,
  )
}

/** A disk that is full in the middle: what cannot be written is said plainly, nothing half is left, and it goes on once there is room. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, before, describe, it } from 'node:test'
import { FULL } from '../../pace.ts'
import { comity, told } from './processes.ts'
import { standingOf, truthIn } from './truth.ts'

const LAW = path.resolve(import.meta.dirname, '..', '..', '..', 'demo', 'xv')
const SIZE = 24 * 2 ** 20
/** Room left, in kB: too little to fetch, to record, to index. */
const ROOM = FULL ? [4, 20, 40, 100, 200, 300, 500, 800, 1500] : [4, 100, 800]

interface Synced {
  readonly sources: readonly { status: string; refusal: string | null; reason: string | null }[]
}

function mounted(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe('on a disk that is full', () => {
  let folder = ''
  let disk = ''
  let isSmall = false

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-full-'))
    disk = path.join(folder, 'disk')
    await mkdir(disk)
    isSmall = process.platform === 'linux' && mounted(disk)
  })

  after(async () => {
    if (isSmall) execFileSync('umount', [disk])
    await rm(folder, { recursive: true, force: true })
  })

  const skipped = 'needs a small disk of its own: mounting a tmpfs is not permitted here'

  it('a sync is refused and says so, leaves what it held, and goes on once there is room', async (t) => {
    if (!isSmall) return t.skip(skipped)
    const publisher = path.join(folder, 'publisher')
    const { fingerprint, repository } = await begun(publisher, path.join(LAW, 'personal-data-1994'))
    const home = path.join(disk, 'follower')
    await told('follow', repository, '--fingerprint', fingerprint, '--name', 'valen', '--home', home)
    await told('sync', 'valen', '--home', home)
    await told('import', 'auto', LAW, '--home', publisher)
    await told('publish', 'law', '--home', publisher)
    const truth = await truthIn(repository, 'law')
    for (const room of ROOM) {
      await leaveRoom(disk, room)
      const { code, stdout, stderr } = await comity(['sync', 'valen', '--home', home, '--json'])
      assert.equal(code, 1, `with ${room} kB left it ended with ${code}: ${stdout}${stderr}`)
      assert.doesNotMatch(stderr, /\n\s+at /, 'no trace of the program is shown')
      // Where not even the library can be opened, there is no answer to make JSON of.
      const [said] = stdout === '' ? [] : (JSON.parse(stdout) as Synced).sources
      t.diagnostic(`${room} kB left: ${said?.reason ?? stderr.trim()}`)
      if (said) assert.deepEqual([said.status, said.refusal], ['refused', 'no-space'], stdout)
      else assert.match(stderr, /the disk is full; make room/)
      await leaveRoom(disk, null)
      assert.equal(await standingOf(home, truth), 1, `with ${room} kB left`)
    }
    await told('sync', 'valen', '--home', home)
    assert.equal(await standingOf(home, truth), 2)
  })

  afterEach(async () => {
    if (isSmall) for (const name of await readdir(disk)) await rm(path.join(disk, name), { recursive: true })
  })

  it('publishing fails and says so, signs nothing half, and goes on once there is room', async (t) => {
    if (!isSmall) return t.skip(skipped)
    const home = path.join(disk, 'publisher')
    const { fingerprint, repository } = await begun(home, path.join(LAW, 'personal-data-1994'))
    const reader = path.join(folder, 'reader')
    await told('follow', repository, '--fingerprint', fingerprint, '--name', 'valen', '--home', reader)
    await told('import', 'auto', LAW, '--home', home)
    for (const room of ROOM.filter((each) => each <= 300)) {
      await leaveRoom(disk, room)
      const { code, stdout, stderr } = await comity(['publish', 'law', '--home', home])
      await leaveRoom(disk, null)
      if (code !== 0) {
        t.diagnostic(`${room} kB left: ${stderr.trim()}`)
        assert.doesNotMatch(stderr, /\n\s+at /, 'no trace of the program is shown')
        assert.match(stderr, /disk is full/, `${room} kB left: ${stdout}${stderr}`)
      }
      const { sources } = await told<Synced>('sync', 'valen', '--home', reader)
      assert.ok(sources.every(({ status }) => status !== 'refused'))
    }
    await told('publish', 'law', '--home', home)
    const truth = await truthIn(repository, 'law')
    assert.equal(truth.releases.length, 2)
    await told('sync', 'valen', '--home', reader)
    assert.equal(await standingOf(reader, truth), 2)
  })
})

async function begun(home: string, law: string): Promise<{ fingerprint: string; repository: string }> {
  await told('import', 'auto', law, '--home', home)
  const { fingerprint } = await told<{ fingerprint: string }>('keys', 'init', '--home', home)
  await told('collections', 'add', 'law', '--title', 'The law', '--in', 'xv', '--home', home)
  await told('publish', 'law', '--home', home)
  return { fingerprint, repository: path.join(home, 'exchange', 'public') }
}

// Fills the disk but for so many kB; empties it of what fills it where that is null.
async function leaveRoom(disk: string, room: number | null): Promise<void> {
  const filler = path.join(disk, 'filler')
  await rm(filler, { force: true })
  if (room === null) return
  const { bavail, bsize } = await statfs(disk)
  await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - room * 1024)))
}

/** `kill -9` while the search index is made anew: the library is sound, the old index answers as before, and making it anew again completes. */
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { FULL } from '../pace.ts'
import { writeActs } from './acts.ts'
import { contentsOf, faultsOf } from './contents.ts'
import { importHere, start } from './importing.ts'

const MOMENTS = FULL ? 12 : 4

describe('kill -9 while the index is made anew', () => {
  let folder: string
  let home: string
  let file: string
  let startup: number
  let duration: number

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-crash-reindex-'))
    home = path.join(folder, 'home')
    file = path.join(home, 'library.db')
    assert.equal(await start(['stats', '--home', path.join(folder, 'empty')]).ended, 0)
    await importInto()
    startup = await timed(['stats', '--home', home])
    duration = await timed(['reindex', '--home', home, '--json'])
  })

  after(() => rm(folder, { recursive: true, force: true }))

  it('leaves the index that was there or the new one, whole, at every moment', async (test) => {
    const library = contentsOf(file)
    const answers = indexOf(file)
    const met = { old: 0, new: 0 }
    let before = epochOf(file)
    for (let moment = 0; moment < MOMENTS; moment++) {
      const running = start(['reindex', '--home', home, '--json'])
      const begin = startup * 0.5
      const started = performance.now()
      await Promise.race([
        wait(begin + ((duration - begin) * (moment + Math.random())) / MOMENTS),
        running.ended,
      ])
      running.process.kill('SIGKILL')
      // One that ended by itself says how long it takes now.
      if ((await running.ended) !== null) duration = Math.min(duration, performance.now() - started)
      assert.deepEqual(faultsOf(file), [])
      assert.deepEqual(contentsOf(file), library, 'the library itself is untouched')
      assert.deepEqual(indexOf(file), answers, 'the index answers as before')
      const epoch = epochOf(file)
      met[epoch === before ? 'old' : 'new']++
      before = epoch
    }
    test.diagnostic(`indexes met: ${JSON.stringify(met)}`)
    assert.ok(met.old > 0, 'no kill came before the new index was there')
    assert.equal(await start(['reindex', '--home', home, '--json']).ended, 0)
    assert.deepEqual(indexOf(file), answers)
  })

  async function importInto(): Promise<void> {
    const paths = await writeActs(path.join(folder, 'acts'))
    await mkdir(home, { recursive: true })
    await importHere(paths.slice(0, 1), home)
    await importHere(paths, home)
  }
})

// Every term and where it stands, every title, every span.
function indexOf(file: string): unknown {
  return read(file, (db) =>
    [
      'SELECT term, doc, col, offset FROM search_now_places ORDER BY term, doc, col, offset',
      'SELECT term, doc, col, offset FROM search_past_places ORDER BY term, doc, col, offset',
      'SELECT id, rank, terms FROM search_expression ORDER BY id',
      'SELECT block, hex(rows) AS rows FROM search_span ORDER BY block',
      'SELECT plain, term, language, acts FROM search_word ORDER BY plain, term, language',
    ].map((sql) => db.prepare(sql).all()),
  )
}

function epochOf(file: string): string {
  return read(file, (db) =>
    String(db.prepare("SELECT value FROM search_state WHERE name = 'epoch'").get()?.value),
  )
}

function read<Value>(file: string, of: (db: DatabaseSync) => Value): Value {
  const db = new DatabaseSync(file, { timeout: 5000 })
  try {
    return of(db)
  } finally {
    db.close()
  }
}

async function timed(args: readonly string[]): Promise<number> {
  const started = performance.now()
  assert.equal(await start(args).ended, 0)
  return performance.now() - started
}

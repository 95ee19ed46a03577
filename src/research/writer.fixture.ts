/** For tests of studies: a program that adds changes to a study of a library file, one transaction each, beside others that do the same. */
import { openSqlite } from '#store/dialect/sqlite.ts'
import { operator } from './may.ts'
import { changeStudy } from './studies.ts'

const [file = '', study = '', by = '', count = '0'] = process.argv.slice(2)
const db = openSqlite(file)
for (let n = 1; n <= Number(count); n++) {
  const words = `${by} ${n}`
  const field = { of: 'study', name: 'summary' } as const
  await changeStudy(db, study, operator(by), '2026-11-30T10:00:00.000Z', [
    { kind: 'write', field, words, seen: [] },
    { kind: 'write', field, words: `${words} again`, seen: [] },
  ])
}
await db.close()

/** Published studies as agents read them: the demo's, with the law that moved since. */
import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Client } from '@modelcontextprotocol/client'
import { listStudies } from '#api/mcp/tools/study-list.ts'
import { readStudy } from '#api/mcp/tools/study-read.ts'
import { makeDemoStudy } from '#cli/demo/study.ts'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { ask, askAll, irisIn, overStdio } from './client.ts'
import { demoHome } from './library.ts'

describe('studies for agents', () => {
  let client: Client
  let remove: () => Promise<void>

  before(async () => {
    const library = await demoHome()
    const { home } = library
    remove = library.remove
    const db = openSqlite(path.join(home, 'library.db'))
    assert.match((await makeDemoStudy(db, () => new Date('2026-11-30T10:00:00Z'))) ?? '', /right to erasure/)
    assert.equal(await makeDemoStudy(db, () => new Date('2026-11-30T10:00:00Z')), null, 'made twice')
    await db.close()
    client = await overStdio(home)
  })
  after(async () => {
    await client?.close()
    await remove()
  })

  it('are listed by state, with how many quotes are no longer the law', async () => {
    const { told, words } = await ask(client, listStudies, {})
    assert.equal(told.outcome, 'found')
    assert.deepEqual(
      told.result?.studies.map(({ id, jurisdictions, moved }) => [id, jurisdictions, moved > 0]),
      [['erasure', ['xv', 'xb', 'xc'], true]],
    )
    assert.match(words, /erasure: The right to erasure/)
    assert.deepEqual((await ask(client, listStudies, { in: 'fr' })).told.result?.studies, [])
  })

  it('are read cell by cell to the end, every quote by an IRI that can be read again', async () => {
    const answers = await askAll(client, readStudy, { study: 'erasure' })
    const cells = answers.flatMap(({ told }) => told.result?.cells ?? [])
    assert.equal(new Set(cells.map(({ row, column }) => `${row} ${column}`)).size, 21)
    assert.equal(cells.length, 21)
    const moved = cells.flatMap(({ row, column, quotes }) =>
      quotes.flatMap((quote) => (quote.moved ? [`${row} ${column} ${quote.moved.since}`] : [])),
    )
    assert.ok(moved.includes('childhood xc 2024-09-01'), moved.join())
    assert.ok(answers[0]?.told.cautions.some((caution) => /no longer the law/.test(caution)))
    const [iri] = irisIn(cells)
    assert.equal(
      (await client.callTool({ name: 'read_provision', arguments: { reference: iri } })).isError ?? false,
      false,
    )
  })

  it('give the quoted words of one cell whole, and say which study there is none of', async () => {
    const { told } = await ask(client, readStudy, { study: 'erasure', row: 'time', column: 'xv' })
    assert.match(told.result?.cells[0]?.quotes[0]?.text ?? '', /within fourteen days/)
    assert.deepEqual(told.result?.cells[0]?.quotes[0]?.marked, ['within fourteen days'])
    const none = await ask(client, readStudy, { study: 'nothing' })
    assert.deepEqual([none.told.outcome, none.told.reason?.code], ['not-found', 'no-study'])
  })
})

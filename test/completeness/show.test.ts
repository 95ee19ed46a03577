/** The proof reads the library in its own process; the command line prints the same. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import path from 'node:path'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'
import { corpus, withoutCorpora } from '../corpora.ts'
import { bring, emptyHolding, expressionsIn, shownText } from './holding.ts'

const COMITY = path.resolve(import.meta.dirname, '..', '..', 'bin', 'comity')
const run = promisify(execFile)

describe('comity show', { skip: withoutCorpora('fr-legalize-md') }, () => {
  it('prints the text that the proof judges, of a constitution on three of its days', async () => {
    await using holding = await emptyHolding()
    await bring(holding, 'legalize', [
      path.join(corpus('fr-legalize-md') ?? '', 'LEGITEXT000006071194-constitution-1958'),
    ])
    const [held] = await expressionsIn(holding)
    assert.ok(held)
    for (const at of ['1958-10-05', '1999-07-09', '2024-03-10']) {
      const printed: { stdout: string } = await run(COMITY, [
        'show',
        held.work.iri,
        '--at',
        at,
        '--as',
        'text',
        '--home',
        holding.home,
      ])
      assert.ok(printed.stdout.length > 30_000)
      assert.equal(printed.stdout, await shownText(holding, held, at))
    }
  })
})

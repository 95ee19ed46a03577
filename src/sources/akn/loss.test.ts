/**
 * Every word of every Akoma Ntoso file of the corpora is in some row, in its order, and none is added.
 *
 * Compared: words (runs of letters, marks and digits) of all text outside `meta`, against number, heading and content of the
 * rows in order. The one exception: a note kept in `meta` counts where a `noteRef` calls it, for there it is read.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { corpus, withoutCorpora } from '../../../test/corpora.ts'
import { readAll, wordsInFile, wordsInRows } from './corpora.fixture.ts'
import { rootOf } from './root.ts'

const EXPECTED: Record<string, { works: number; files: number }> = {
  'za-bylaws-akn2': { works: 30, files: 48 },
  'oasis-akn3-examples': { works: 6, files: 6 },
  'court-decisions/uk-akn3': { works: 3, files: 3 },
}

for (const [name, expected] of Object.entries(EXPECTED)) {
  test(`no word of ${name} is lost, none added`, { skip: withoutCorpora(name) }, async () => {
    const { acts, refusals } = await readAll([corpus(name) ?? ''])
    assert.deepEqual(refusals, [])
    let files = 0
    for (const { expressions } of acts) {
      for (const { history } of expressions) {
        assert.equal(history.kind, 'snapshots')
        if (history.kind !== 'snapshots') continue
        for await (const snapshot of history.snapshots) {
          files += 1
          assert.deepEqual(
            wordsInRows(snapshot.provisions),
            wordsInFile(await rootOf(snapshot.path)),
            snapshot.path,
          )
        }
      }
    }
    assert.deepEqual({ works: acts.length, files }, expected)
  })
}

test('a judgment published again with its citations linked is one version', {
  skip: withoutCorpora('court-decisions/uk-akn3'),
}, async () => {
  const folder = corpus('court-decisions/uk-akn3') ?? ''
  const { acts, refusals } = await readAll([
    `${folder}/ewca-civ-2025-673.xml`,
    `${folder}/ewca-civ-2025-673_enriched.xml`,
  ])
  assert.deepEqual([acts.length, refusals.length], [1, 0])
})

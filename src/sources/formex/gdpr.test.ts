import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Snapshot } from '#law/provision.ts'
import { corpus, withoutCorpora } from '../../../test/corpora.ts'
import type { ActDraft } from '../contract.ts'
import { ALL } from '../source.fixture.ts'
import { formex } from './index.ts'

describe('the General Data Protection Regulation', { skip: withoutCorpora('eu-gdpr-formex') }, () => {
  it('is three works of eight languages, whose languages have the same articles, paragraphs and points', async () => {
    const acts = await actsAt(corpus('eu-gdpr-formex') ?? '')
    assert.deepEqual(
      acts.map(({ work, expressions }) => [work.subtype, work.aliases[0]?.value, expressions.length]).sort(),
      [
        ['consolidated-text', '02016R0679', 8],
        ['corrigendum', '32016R0679R(02)', 8],
        ['regulation', '32016R0679', 8],
      ],
    )
    for (const { work, snapshots } of acts.filter(({ work }) => work.subtype !== 'corrigendum')) {
      const outlines = snapshots.map((one) =>
        (one?.provisions ?? []).map(({ kind, key }) => `${kind} ${key ?? ''}`),
      )
      for (const other of outlines) assert.deepEqual(other, outlines[0], work.title)
      assert.equal(outlines[0]?.filter((line) => line.startsWith('article ')).length, 99)
      // The Estonian text prints "m)" twice in Article 57(1), where the others have m and n.
      const parts = snapshots.map((one) => partsOf(one).map((line) => line.replace('point_m__2', 'point_n')))
      for (const other of parts) assert.deepEqual(other, parts[0], work.title)
    }
    const recitals = acts
      .find(({ work }) => work.subtype === 'regulation')
      ?.snapshots[0]?.provisions.filter(({ kind }) => kind === 'recital')
    assert.equal(recitals?.length, 173)
  })
})

// Each act with the one text of each of its languages.
async function actsAt(folder: string): Promise<(ActDraft & { snapshots: (Snapshot | undefined)[] })[]> {
  const acts: (ActDraft & { snapshots: (Snapshot | undefined)[] })[] = []
  for await (const draft of formex.read([folder], ALL)) {
    assert.ok(!('refused' in draft), JSON.stringify(draft))
    const snapshots: (Snapshot | undefined)[] = []
    for (const { history } of draft.expressions) {
      assert.ok(history.kind === 'snapshots')
      const [only, ...others] = await Array.fromAsync(history.snapshots)
      assert.equal(others.length, 0)
      snapshots.push(only)
    }
    acts.push({ ...draft, snapshots })
  }
  return acts
}

function partsOf(snapshot: Snapshot | undefined): string[] {
  return (snapshot?.provisions ?? [])
    .filter(({ kind }) => kind === 'article')
    .map(
      ({ key, content }) =>
        `${key} ${[...(content?.xml ?? '').matchAll(/ eId="([^"]+)"/g)].map(([, id]) => id)}`,
    )
}

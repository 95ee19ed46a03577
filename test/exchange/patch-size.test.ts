/** The last ten updates of two acts that change often: what travels is little more than what must. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LIMITS } from '#exchange/limits.ts'
import { type ExchangeObject, numbered } from '#exchange/object/model.ts'
import { patchBetween, patchedBy } from '#exchange/object/patch.ts'
import { writeObject } from '#exchange/object/write.ts'
import { packed } from '#exchange/zstd.ts'
import type { Day } from '#kit/day.ts'
import { corpus, withoutCorpora } from '../corpora.ts'
import { FULL } from '../pace.ts'
import { latestOf, libraryOf, objectsIn } from './corpora-library.ts'

const ACTS = [
  ['Code civil', 'fr-legalize-md/LEGITEXT000006070721-code-civil'],
  ['labour code of Ukraine', 'ua-rada-md/322-08-labour-code'],
] as const

// Of their histories as much as those updates need; all with COMITY_FULL=1.
const VERSIONS = 14

for (const [name, place] of ACTS)
  describe(`the last ten updates of the ${name}`, { skip: withoutCorpora(place) }, () => {
    it('travel in at most 1.2 times the limit and 4 kB each', async (t) => {
      assert.ok(corpus(place))
      await using holding = FULL ? await libraryOf(place) : await latestOf(place, VERSIONS)
      const [held] = await Array.fromAsync(objectsIn(holding))
      assert.ok(held)
      const days = [...new Set(held.object.rows.flatMap(({ from }) => from ?? []))].sort().slice(-10)
      assert.equal(days.length, 10)
      const sum = { bytes: 0, limit: 0 }
      for (const day of days) {
        const old = knownBefore(held.object, day)
        const fresh = knownBefore(held.object, next(held.object, day))
        const made = patchBetween(old, fresh)
        assert.equal(
          writeObject(patchedBy(old, made, LIMITS.object)).hash,
          writeObject(fresh).hash,
          `${name}, ${day}`,
        )
        const bytes = packed(Buffer.from(JSON.stringify(made.patch))).length + made.body.length
        const limit = limitOf(old, fresh)
        t.diagnostic(`${day}: ${bytes} bytes, limit ${limit}`)
        assert.ok(bytes <= 1.2 * limit + 4096, `${day}: ${bytes} bytes; the limit is ${limit}`)
        sum.bytes += bytes
        sum.limit += limit
      }
      t.diagnostic(`together: ${sum.bytes} bytes, limit ${sum.limit}`)
    })
  })

function next({ rows }: ExchangeObject, day: Day): Day | null {
  return rows.flatMap(({ from }) => (from !== null && from > day ? from : [])).sort()[0] ?? null
}

// The object as it was before the texts of that day and of later ones came: what they ended was open.
function knownBefore({ head, rows, texts }: ExchangeObject, day: Day | null): ExchangeObject {
  if (day === null) return { head, rows, texts }
  const opened = <Span extends { from: Day | null; to: Day | null }>(spans: readonly Span[]): Span[] =>
    spans
      .filter(({ from }) => from === null || from < day)
      .map((span) => (span.to !== null && span.to >= day ? { ...span, to: null } : span))
  const kept = numbered(opened(rows))
  const used = new Set(kept.map(({ text }) => text))
  return {
    head: { ...head, versions: opened(head.versions) },
    rows: kept,
    texts: new Map([...texts].filter(([hash]) => used.has(hash))),
  }
}

// Zstandard at its best of each new wording, with the wording before as dictionary: nothing else.
function limitOf(old: ExchangeObject, fresh: ExchangeObject): number {
  const before = new Map(old.rows.map(({ wId, text }) => [wId, text]))
  let limit = 0
  for (const { wId, text } of fresh.rows) {
    if (text === null || old.texts.has(text)) continue
    const dictionary = old.texts.get(before.get(wId) ?? '') ?? ''
    limit += packed(Buffer.from(fresh.texts.get(text) ?? ''), Buffer.from(dictionary)).length
  }
  return limit
}

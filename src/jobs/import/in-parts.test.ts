import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '#kit/day.ts'
import type { ProvisionDraft, Snapshot } from '#law/provision.ts'
import { FULL, runs } from '../../../test/pace.ts'
import { answers, article, bringTexts, shelf, text } from './import.fixture.ts'

const LONG = 'Every person has the right to know which data about them are kept and by whom'

describe('importing a history in parts', () => {
  it('ends in the same answers for every day as importing it at once, whatever the parts and their order', async () => {
    await fc.assert(
      fc.asyncProperty(histories(), async ({ history, parts }) => {
        const [once, piecemeal] = [await shelf(), await shelf()]
        await bringTexts(once, history)
        // A text that is refused before anything of the act is held leaves no trace in it, so it is imported again.
        const refused = []
        for (const part of parts) if ((await bringTexts(piecemeal, part)).works === 0) refused.push(part)
        for (const part of refused) await bringTexts(piecemeal, part)
        assert.deepEqual(await answers(piecemeal), await answers(once))
        await once.db.close()
        await piecemeal.db.close()
      }),
      runs(FULL ? 100 : 30),
    )
  })
})

/** A history with texts that stay, flip back, come garbled or undated; and a way to cut it into imports. */
function histories(): fc.Arbitrary<{ history: Snapshot[]; parts: Snapshot[][] }> {
  return fc
    .array(fc.nat(2000), { minLength: 30, maxLength: 30 })
    .chain((effects) =>
      fc.record({
        texts: fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), provisions(effects)), {
          minLength: 1,
          maxLength: 6,
        }),
        undated: fc.boolean(),
        cuts: fc.array(fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
      }),
    )
    .map(({ texts, undated, cuts }) => {
      let at = day('2000-01-01')
      const history = texts.map(([gap, drafts], i) => {
        at = addDays(at, gap * 10)
        return text(undated && i === 0 ? null : at, drafts)
      })
      const parts = cuts
        .map((indices) => indices.sort().flatMap((i) => history[i] ?? []))
        .filter((part) => part.length > 0)
      const covered = new Set(parts.flat())
      const rest = history.filter((each) => !covered.has(each))
      return { history, parts: rest.length > 0 ? [...parts, rest] : parts }
    })
}

function provisions(effects: readonly number[]): fc.Arbitrary<ProvisionDraft[]> {
  // A source states one effect for one wording, whenever it is asked.
  const since = (num: number, body: number) => {
    const effect = effects[num * BODIES.length + body] ?? 0
    return effect > 600 ? {} : { since: addDays(day('1999-06-01'), effect) }
  }
  const one = fc
    .tuple(fc.nat(4), fc.nat(BODIES.length - 1))
    .map(([num, body]) => article(`${num + 1}`, BODIES[body]!, { depth: 1, ...since(num, body) }))
  const group = fc
    .record({ num: fc.constantFrom('I', 'II'), articles: fc.array(one, { maxLength: 3 }) })
    .map(({ num, articles }) => [chapter(num), ...articles])
  return fc.array(group, { minLength: 1, maxLength: 2 }).map((groups) => groups.flat())
}

const BODIES = ['a', 'b', LONG, `Ten more: ${LONG}`, `Within thirty days: ${LONG}`, 'garbled Ã© Ã© Ã©']

function chapter(num: string): ProvisionDraft {
  return { depth: 0, kind: 'chapter', num, heading: `On ${num}`, content: null }
}

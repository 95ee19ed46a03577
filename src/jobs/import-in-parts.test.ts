import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '#kit/day.ts'
import type { ProvisionDraft, Snapshot } from '#law/provision.ts'
import { answers, article, bringTexts, shelf, text } from './import.fixture.ts'

const LONG = 'Every person has the right to know which data about them are kept and by whom'

describe('importing a history in parts', () => {
  it('ends in the same answers for every day as importing it at once, whatever the parts and their order', async () => {
    await fc.assert(
      fc.asyncProperty(histories(), async ({ history, parts }) => {
        const [once, piecemeal] = [await shelf(), await shelf()]
        await bringTexts(once, history)
        for (const part of parts) await bringTexts(piecemeal, part)
        assert.deepEqual(await answers(piecemeal), await answers(once))
        await once.db.close()
        await piecemeal.db.close()
      }),
      { numRuns: Number(process.env.RUNS ?? 60) },
    )
  })
})

/** A history with texts that stay, flip back, come garbled or undated; and a way to cut it into imports. */
function histories(): fc.Arbitrary<{ history: Snapshot[]; parts: Snapshot[][] }> {
  return fc
    .record({
      texts: fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), provisions(), fc.boolean()), {
        minLength: 1,
        maxLength: 6,
      }),
      undated: fc.boolean(),
      cuts: fc.array(fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
    })
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

function provisions(): fc.Arbitrary<ProvisionDraft[]> {
  const body = fc.constantFrom(
    'a',
    'b',
    LONG,
    `${LONG} and ten more`,
    `${LONG} within thirty days of asking for it`,
    'garbled Ã© Ã© Ã©',
  )
  const since = fc.option(
    fc.integer({ min: 0, max: 600 }).map((n) => addDays(day('1999-06-01'), n)),
    { freq: 6, nil: undefined },
  )
  const one = fc
    .record({ num: fc.constantFrom('1', '2', '3', '4', '5'), words: body, since })
    .map(({ num, words, since: effect }) =>
      article(num, words, { depth: 1, ...(effect ? { since: effect } : {}) }),
    )
  const group = fc
    .record({ num: fc.constantFrom('I', 'II'), articles: fc.array(one, { maxLength: 3 }) })
    .map(({ num, articles }) => [chapter(num), ...articles])
  return fc.array(group, { minLength: 1, maxLength: 2 }).map((groups) => groups.flat())
}

function chapter(num: string): ProvisionDraft {
  return { depth: 0, kind: 'chapter', num, heading: `On ${num}`, content: null }
}

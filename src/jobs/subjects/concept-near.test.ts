/** What is left of a vocabulary for a query tells as much of it as all of the vocabulary does. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { termsOf } from '#search/analysis/analysis.ts'
import { matcherOf } from '#vocab/matcher.ts'
import type { Wording } from '#vocab/model.ts'
import { ownList } from './concept-list.ts'
import { nearestIn } from './concept-near.ts'
import { conceptsInQuery, languagesOf } from './query.ts'

const EVERY = 12

// Some of what tells each concept, as somebody would type it.
function queriesIn({ preferred, alternatives, patterns }: Wording): string[] {
  const typed = patterns.slice(0, 2).map((each) => each.replace(/[()*]|\/\S+/g, '').replaceAll('..', ' '))
  return [...(preferred === null ? [] : [preferred]), ...alternatives.slice(0, 1), ...typed]
}

test('a query meets every concept among the nearest words that it meets among all', async () => {
  const list = await ownList()
  const nearest = new Map(Array.from(languagesOf(list), (each) => [each, nearestIn(list, each)]))
  const all = new Map(Array.from(languagesOf(list), (each) => [each, matcherOf([list], each, termsOf)]))
  let asked = 0
  for (const { wordings } of list.concepts.values())
    for (const [language, wording] of wordings)
      for (const query of queriesIn(wording)) {
        if (asked++ % EVERY !== 0) continue
        const near = nearest.get(language)?.(query)
        const found = near ? matcherOf([near], language, termsOf)(query) : []
        for (const { concept, places } of all.get(language)?.(query) ?? []) {
          const same = found.find((each) => each.concept === concept)
          assert.ok(same, `${language}: ${query} tells ${concept}`)
          for (const place of places)
            assert.ok(
              same.places.some(({ start, end }) => start <= place.start && place.end <= end),
              `${language}: ${query} at ${place.start}`,
            )
        }
      }
  assert.ok(asked > 10_000, `${asked}`)
})

test('few words are left for a query, and of a language without words none', async () => {
  const list = await ownList()
  const left = nearestIn(list, 'eng')('annual leave')
  const words = [...left.concepts.values()].flatMap(({ wordings }) =>
    [...wordings.values()].flatMap(({ patterns }) => patterns),
  )
  assert.ok(words.length > 0 && words.length < 200, `${words.length}`)
  assert.equal(nearestIn(list, 'xho')('annual leave').concepts.size, 0)
  assert.deepEqual(conceptsInQuery(list, 'annual leave', 'xho'), [])
})

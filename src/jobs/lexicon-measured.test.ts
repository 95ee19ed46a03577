/** How often the first rendering of a legal term is right, by truth rows that were written before anything was learnt: test/lexicon/. */
import assert from 'node:assert/strict'
import path from 'node:path'
import test from 'node:test'
import { languageOf } from '#law/language.ts'
import { formex } from '#sources/formex/index.ts'
import { justiceCanada } from '#sources/justice-canada/index.ts'
import { corpus, withoutCorpora } from '../../test/corpora.ts'
import { judge, PAIRS, truthsOf } from '../../test/lexicon/judge.ts'
import { type Shelf, shelf } from './import.fixture.ts'
import { importFrom } from './import.ts'
import { learnLexicon } from './learn-lexicon.ts'
import { askLexicon } from './lexicon.ts'

const AT = '2026-11-30T12:00:00Z'
const LEAST = { 'en-fr': 0.92, 'bg-en': 0.92, 'es-pl': 0.88, 'de-fr': 0.78 } as const

test('the first rendering of a frequent legal term is the right one as often as the project promises', {
  skip: withoutCorpora('eu-gdpr-formex', 'ca-justice-xml'),
}, async (t) => {
  const held = await shelf()
  await bringFolder(held, formex, path.join(corpus('eu-gdpr-formex') ?? '', 'original'))
  await bringFolder(held, justiceCanada, corpus('ca-justice-xml') ?? '')
  const pairs = PAIRS.map((pair) => pair.split('-').map((tag) => languageOf(tag) ?? '') as [string, string])
  const { seconds } = await learnLexicon(held.db, { at: AT, pairs })
  t.diagnostic(`learnt ${PAIRS.join(', ')} in ${seconds} s`)
  for (const pair of PAIRS) {
    const said = await renderings(held, pair)
    const { precisionAt1, covered, verdicts } = judge(pair, (term) => said.get(term) ?? [])
    t.diagnostic(`${pair}: ${precisionAt1.toFixed(3)} of ${verdicts.length} terms, ${covered} of them known`)
    assert.ok(precisionAt1 >= LEAST[pair], `${pair}: ${precisionAt1}`)
  }
})

async function bringFolder({ db }: Shelf, source: typeof formex, folder: string): Promise<void> {
  await importFrom(db, source, [folder], {
    jurisdiction: null,
    only: [],
    collection: null,
    dryRun: false,
    now: () => new Date(AT),
    progress: () => {},
  })
}

async function renderings({ db }: Shelf, pair: (typeof PAIRS)[number]): Promise<Map<string, string[]>> {
  const [from = '', to = ''] = pair.split('-').map((tag) => languageOf(tag) ?? '')
  const said = new Map<string, string[]>()
  for (const term of new Set(truthsOf(pair).flatMap(({ term, stands }) => [term, stands]))) {
    const { terms } = await askLexicon(db, { from, to, term, domain: null, limit: 6 })
    said.set(
      term,
      terms.flatMap((each) => each.renderings.map(({ form }) => form)),
    )
  }
  return said
}

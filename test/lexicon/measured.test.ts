/** How often the first rendering of a legal term is right, by truth rows that were written before anything was learnt: test/lexicon/. */
import assert from 'node:assert/strict'
import path from 'node:path'
import test from 'node:test'
import { type Shelf, shelf } from '#jobs/import/import.fixture.ts'
import { importFrom } from '#jobs/import/import.ts'
import { learnLexicon } from '#jobs/lexicon/learn.ts'
import { askLexicon } from '#jobs/lexicon/lexicon.ts'
import { languageOf } from '#law/language.ts'
import { formex } from '#sources/formex/index.ts'
import { justiceCanada } from '#sources/justice-canada/index.ts'
import { corpus, withoutCorpora } from '../corpora.ts'
import { FULL } from '../pace.ts'
import { judge, PAIRS, truthsOf } from './judge.ts'

const AT = '2026-11-30T12:00:00Z'
const LEAST = { 'en-fr': 0.92, 'bg-en': 0.92, 'es-pl': 0.88, 'de-fr': 0.78 } as const

// All pairs take most of a minute, and Canada for one of them: COMITY_FULL=1 for them.
const MEASURED = FULL ? PAIRS : (['bg-en'] as const)
const FILES = FULL ? [''] : ['BG', 'EN'].map((tag) => `L_2016119${tag}.01000101.xml`)
const HELD = FULL ? ['eu-gdpr-formex', 'ca-justice-xml'] : ['eu-gdpr-formex']

test('the first rendering of a frequent legal term is the right one as often as the project promises', {
  skip: withoutCorpora(...HELD),
}, async (t) => {
  const held = await shelf()
  const original = path.join(corpus('eu-gdpr-formex') ?? '', 'original')
  await bringFiles(
    held,
    formex,
    FILES.map((name) => path.join(original, name)),
  )
  if (FULL) await bringFiles(held, justiceCanada, [corpus('ca-justice-xml') ?? ''])
  const pairs = MEASURED.map(
    (pair) => pair.split('-').map((tag) => languageOf(tag) ?? '') as [string, string],
  )
  const { seconds } = await learnLexicon(held.db, { at: AT, pairs })
  t.diagnostic(`learnt ${MEASURED.join(', ')} in ${seconds} s`)
  for (const pair of MEASURED) {
    const said = await renderings(held, pair)
    const { precisionAt1, covered, verdicts } = judge(pair, (term) => said.get(term) ?? [])
    t.diagnostic(`${pair}: ${precisionAt1.toFixed(3)} of ${verdicts.length} terms, ${covered} of them known`)
    assert.ok(precisionAt1 >= LEAST[pair], `${pair}: ${precisionAt1}`)
  }
})

async function bringFiles({ db }: Shelf, source: typeof formex, paths: readonly string[]): Promise<void> {
  await importFrom(db, source, paths, {
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

/**
 * What the patterns of the subjects meet in the law of a library: for every concept and pattern in how many provisions, and samples to
 * read. `node bench/subjects.ts HOME --lang de [--concept dismissal] [--samples 3] [--least 1]`; fill HOME with comity import.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { languageOf } from '../src/law/language.ts'
import { openSqlite } from '../src/store/dialect/sqlite.ts'
import { ownSubjects } from '../src/vocab/kept.ts'
import { type Matcher, matcherOf, type Place } from '../src/vocab/matcher.ts'
import { iriOf, shortName } from '../src/vocab/model.ts'
import { type HeldProvision, heldProvisions } from '../test/subjects/held-provisions.ts'

interface Tally {
  provisions: number
  readonly samples: string[]
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lang: { type: 'string' },
    concept: { type: 'string' },
    samples: { type: 'string', default: '0' },
    least: { type: 'string', default: '0' },
  },
})
const [home] = positionals
const language = languageOf(values.lang ?? '')
if (home === undefined || language === null) {
  console.error('Usage: node bench/subjects.ts HOME --lang de [--concept ID] [--samples N] [--least N]')
  process.exit(2)
}
const db = openSqlite(path.join(home, 'library.db'))
const provisions = (await heldProvisions(db)).filter((each) => each.language.slice(0, 3) === language)
await db.close()
const vocabulary = ownSubjects()
const matcher = matcherOf([vocabulary], language, null)
const started = performance.now()
const { concepts, patterns } = tallied(provisions, matcher)
const took = performance.now() - started
const characters = provisions.reduce((sum, { text }) => sum + text.length, 0)
console.log(
  `${provisions.length} provisions, ${(characters / 1e6).toFixed(1)} million characters in ${took.toFixed(0)} ms`,
)
const only = values.concept === undefined ? null : iriOf(values.concept)
for (const { iri, wordings } of vocabulary.concepts.values()) {
  if (only !== null && iri !== only) continue
  const found = concepts.get(iri) ?? 0
  console.log(`${shortName(iri)}  ${found} (${((found / provisions.length) * 100).toFixed(1)} %)`)
  for (const pattern of wordings.get(language)?.patterns ?? []) {
    const tally = patterns.get(`${iri} ${pattern}`)
    if ((tally?.provisions ?? 0) < Number(values.least)) continue
    console.log(`    ${pattern}  ${tally?.provisions ?? 0}`)
    for (const sample of spread(tally?.samples ?? [], Number(values.samples)))
      console.log(`        ${sample}`)
  }
}

function tallied(all: readonly HeldProvision[], match: Matcher) {
  const concepts = new Map<string, number>()
  const patterns = new Map<string, Tally>()
  for (const provision of all)
    for (const { concept, places } of match(provision.text)) {
      concepts.set(concept, (concepts.get(concept) ?? 0) + 1)
      for (const [pattern, place] of new Map(places.map((each) => [each.pattern, each]))) {
        const key = `${concept} ${pattern}`
        const tally = patterns.get(key) ?? { provisions: 0, samples: [] }
        tally.provisions++
        tally.samples.push(sampleOf(provision, place))
        patterns.set(key, tally)
      }
    }
  return { concepts, patterns }
}

function sampleOf({ place, text }: HeldProvision, { start, end }: Place): string {
  const part = (from: number, to: number) => text.slice(Math.max(0, from), to).replace(/\s+/g, ' ')
  return `${part(start - 60, start)}[${part(start, end)}]${part(end, end + 60)}  ${place}`
}

function spread(samples: readonly string[], most: number): string[] {
  const step = Math.max(1, Math.floor(samples.length / Math.max(1, most)))
  return samples.filter((_, i) => i % step === 0).slice(0, most)
}

/** The subjects against real law: a concept that is found in most provisions of a state tells nothing apart, and one in none is not of use. */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { ownSubjects } from '#vocab/kept.ts'
import { matcherOf } from '#vocab/matcher.ts'
import { shortName } from '#vocab/model.ts'
import { bring, emptyHolding } from '../completeness/holding.ts'
import { corpus, withoutCorpora } from '../corpora.ts'
import { FULL } from '../pace.ts'
import { type HeldProvision, heldProvisions } from './held-provisions.ts'

const CORPORA: readonly (readonly [source: string, corpus: string])[] = [
  ['legalize', 'ad-legalize-md'],
  ['legalize', 'ch-legalize-md'],
  ['legalize', 'ee-legalize-md'],
  ['legalize', 'li-legalize-md'],
  ['legalize', 'uy-legalize-md'],
  ['egov', 'jp-egov-html'],
  ['lawref', 'cn-lawrefbook-md'],
  ['pravo', 'ru-pravo-html'],
  ['formex', 'eu-gdpr-formex'],
]

// Codes of thousands of lines, those repealed, and languages of the Union that other states have, are left to COMITY_FULL=1.
const LARGE = /labour-code|repealed|児童福祉法|original$|consolidated-(?:de|es|et|fr)/

/** How large a share of a state's provisions a concept may be found in; the one act of the Union here speaks of personal data everywhere. */
const LARGEST_SHARE = 0.52
const LARGEST_SHARE_OF_UNION = 0.75
/** In what share of provisions at least one concept is found. */
const LEAST_COVERED = 0.8
const FEWEST = 60

describe('the subjects in real law', { skip: withoutCorpora(...CORPORA.map(([, name]) => name)) }, () => {
  it('find something in most provisions of every state, and no concept in more than half of them', async (t) => {
    await using holding = await emptyHolding()
    for (const [source, name] of CORPORA)
      await bring(holding, source, FULL ? [corpus(name)!] : newestOf(corpus(name)!))
    const matchers = new Map<string, ReturnType<typeof matcherOf>>()
    for (const [group, provisions] of grouped(await heldProvisions(holding.db))) {
      const language = group.slice(0, 3)
      const match = matchers.get(language) ?? matcherOf([ownSubjects()], language, null)
      matchers.set(language, match)
      const counts = new Map<string, number>()
      let covered = 0
      for (const { text } of provisions) {
        const found = match(text)
        if (found.length > 0) covered++
        for (const { concept } of found) counts.set(concept, (counts.get(concept) ?? 0) + 1)
      }
      const most = group.endsWith(' eu') ? LARGEST_SHARE_OF_UNION : LARGEST_SHARE
      const everywhere = [...counts].filter(([, n]) => n / provisions.length > most)
      assert.deepEqual(
        everywhere.map(([iri, n]) => `${shortName(iri)} in ${n} of ${provisions.length} in ${group}`),
        [],
      )
      assert.ok(covered / provisions.length >= LEAST_COVERED, `${group}: ${covered} of ${provisions.length}`)
      t.diagnostic(`${group}: ${counts.size} concepts, in ${covered} of ${provisions.length} provisions`)
    }
  })
})

// Only what is in force is measured: the newest text of each act.
function newestOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name)
    if (LARGE.test(place)) return []
    if (!entry.isDirectory()) return /\.(?:md|html)$/.test(entry.name) ? [place] : []
    const inside = readdirSync(place)
      .sort()
      .map((name) => path.join(place, name))
    const dated = inside.filter((file) => /\/\d{4}-\d\d-\d\d(?:_\d+)?\.md$/.test(file))
    return dated.length > 0 ? dated.slice(-1) : inside.filter((file) => !LARGE.test(file))
  })
}

function grouped(provisions: readonly HeldProvision[]): Map<string, HeldProvision[]> {
  const groups = new Map<string, HeldProvision[]>()
  for (const provision of provisions) {
    const group = `${provision.language.slice(0, 3)} ${provision.jurisdiction}`
    const held = groups.get(group)
    if (held) held.push(provision)
    else groups.set(group, [provision])
  }
  return new Map([...groups].filter(([, held]) => held.length >= FEWEST))
}

/** Nothing is lost of decisions of Dutch courts. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { it } from 'node:test'
import { corpus, withoutCorpora } from '../corpora.ts'
import { bring, emptyHolding, expressionsIn, shownText } from './holding.ts'
import { told } from './judging.ts'
import { readRechtspraak } from './rechtspraak-xml.ts'
import { difference } from './words.ts'

const NAME = 'court-decisions/nl-rechtspraak-xml'

it('rechtspraak: every decision that has a text is shown with all its words, in order, and no other', {
  skip: withoutCorpora(NAME),
}, async () => {
  const folder = corpus(NAME) ?? ''
  await using holding = await emptyHolding()
  const report = await bring(holding, 'rechtspraak', [folder])
  const held = await expressionsIn(holding)
  const faults: string[] = []
  let shownFiles = 0
  for (const file of readdirSync(folder)) {
    const place = path.join(folder, file)
    const reading = readRechtspraak(readFileSync(place, 'utf8'))
    const found = held.find(({ expression }) => expression.source.path === place)
    const hasWords = /\p{L}/u.test(reading.running)
    if (!hasWords) {
      assert.ok(
        report.quarantined.some((refused) => refused.path === place && /no text/.test(refused.reason)),
        file,
      )
      continue
    }
    const shown = found ? await shownText(holding, found, found.work.date ?? '') : null
    const fault = shown === null ? null : difference(reading, shown)
    if (shown === null) faults.push(`${file}: no text is shown`)
    else if (fault) faults.push(`${file}: ${told(fault)}`)
    shownFiles++
  }
  assert.deepEqual(faults, [])
  assert.equal(shownFiles, 10)
  assert.equal(report.quarantined.length, 5)
})

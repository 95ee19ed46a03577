/** Nothing is lost of the pages of law.e-gov.go.jp: the words of every page are those that `show` prints. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { corpus, withoutCorpora } from '../corpora.ts'
import { readPage } from './egov-html.ts'
import { bring, emptyHolding, expressionsIn, shownText } from './holding.ts'
import { told } from './judging.ts'
import { difference } from './words.ts'

const FOLDER = corpus('jp-egov-html') ?? ''
// The page gives no date, so its text stands on every day.
const ANY_DAY = '2013-12-01'

describe('words of law.e-gov.go.jp', { skip: withoutCorpora('jp-egov-html') }, () => {
  it('every page has all its words, in order, and no other', async () => {
    await using holding = await emptyHolding()
    const report = await bring(holding, 'egov', [FOLDER])
    assert.deepEqual(report.quarantined, [])
    const held = await expressionsIn(holding)
    const files = readdirSync(FOLDER)
    const faults: string[] = []
    for (const name of files) {
      const file = path.join(FOLDER, name)
      const act = held.find(({ expression }) => expression.source.path === file)
      const shown = act ? await shownText(holding, act, ANY_DAY) : null
      const found = shown && difference(readPage(readFileSync(file)), shown)
      if (shown === null) faults.push(`${name}: no text is shown`)
      else if (found) faults.push(`${name}: ${told(found)}`)
    }
    assert.ok(files.length === 5 && faults.length === 0, faults.join('\n'))
  })
})

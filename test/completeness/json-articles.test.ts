/** Nothing is lost of acts in JSON: the words of the files are those that `show` prints, in every language. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { corpus, withoutCorpora } from '../corpora.ts'
import { bring, emptyHolding, expressionsIn, shownText } from './holding.ts'
import { readBody, readIndexed } from './json-articles-words.ts'
import { told } from './judging.ts'
import { difference } from './words.ts'

const NEPAL = corpus('np-constitution-json') ?? ''
const SOUTH_AFRICA = corpus('za-constitution-json') ?? ''

describe('words of acts in JSON', () => {
  it('the Constitution of Nepal has all its words, in order, and no other', {
    skip: withoutCorpora('np-constitution-json'),
  }, async () => {
    await using holding = await emptyHolding()
    const report = await bring(holding, 'json-articles', [NEPAL])
    assert.deepEqual(report.quarantined, [])
    const [act] = await expressionsIn(holding)
    const shown = act && (await shownText(holding, act, '2015-09-20'))
    assert.ok(shown)
    const found = difference(readIndexed(NEPAL), shown)
    assert.equal(found && told(found), null)
  })

  it('the Constitution of South Africa has all its words in three languages, in order, and no other', {
    skip: withoutCorpora('za-constitution-json'),
  }, async () => {
    await using holding = await emptyHolding()
    const report = await bring(holding, 'json-articles', [SOUTH_AFRICA])
    assert.deepEqual(report.quarantined, [])
    const held = await expressionsIn(holding)
    assert.deepEqual(new Set(held.map(({ work }) => work.iri)), new Set(['/akn/za/act/1996/constitution']))
    const file: Record<string, { language: string; body: string }> = JSON.parse(
      readFileSync(path.join(SOUTH_AFRICA, 'constitution.json'), 'utf8'),
    )
    const faults: string[] = []
    for (const { language, body } of Object.values(file)) {
      const act = held.find(({ expression }) => expression.language === language)
      const shown = act ? await shownText(holding, act, '2013-08-23') : null
      const found = shown && difference(readBody(body), shown)
      if (shown === null) faults.push(`${language}: no text is shown`)
      else if (found) faults.push(`${language}: ${told(found)}`)
    }
    assert.deepEqual(faults, [])
    assert.equal(Object.keys(file).length, 3)
  })
})

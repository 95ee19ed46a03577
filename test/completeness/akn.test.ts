/** Nothing is lost of Akoma Ntoso, 2.0 and 3.0: by-laws with their dated expressions, the examples of OASIS, judgments. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { corpus, withoutCorpora } from '../corpora.ts'
import { expressionDay, readAkn } from './akn-xml.ts'
import { bring, emptyHolding, expressionsIn, type Held, shownText } from './holding.ts'
import { told } from './judging.ts'
import { difference } from './words.ts'

const CORPORA = ['za-bylaws-akn2', 'oasis-akn3-examples', 'court-decisions/uk-akn3']

/** Files whose words are not shown, and why; each must be so. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'za-cpt/act/by-law/2013/informal-trading-amendment/eng/2013-12-06/main.xml':
    'refused by the gate: the file has a preamble and no provision with words',
  'ewca-civ-2025-673_enriched.xml':
    'the judgment of ewca-civ-2025-673.xml with resolved citations: of one work and day one file stands',
}

describe('words of Akoma Ntoso', { skip: withoutCorpora(...CORPORA) }, () => {
  for (const name of CORPORA) {
    it(`${name}: every file is shown on its day with all its words, in order, and no other`, async () => {
      const folder = corpus(name) ?? ''
      await using holding = await emptyHolding()
      const report = await bring(holding, 'akn', [folder])
      const held = await expressionsIn(holding)
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.xml'),
      )
      const faults: string[] = []
      for (const file of files) {
        const text = readFileSync(path.join(folder, file), 'utf8')
        const act = held.find(
          ({ expression }) => actOf(expression.source.path) === actOf(path.join(folder, file)),
        )
        const shown = act && (await shownText(holding, act, dayOf(text, file)))
        const found = shown == null ? 'no text is shown' : difference(readAkn(text), shown)
        if (found && !(file in EXCEPTIONS))
          faults.push(`${file}: ${typeof found === 'string' ? found : told(found)}`)
        if (!found && file in EXCEPTIONS) faults.push(`${file}: listed as an exception, and shown`)
      }
      assert.ok(files.length > 2 && faults.length === 0, faults.join('\n'))
      for (const { path: place, reason } of report.quarantined) {
        assert.ok(
          Object.keys(EXCEPTIONS).some((file) => place.endsWith(file)),
          `${place} was refused: ${reason}`,
        )
      }
    })
  }
})

// Dated expressions of one work lie in folders of their own, `…/eng/2017-02-03/main.xml`.
function actOf(file: string): Held['expression']['source']['path'] {
  return file.replace(/\/\d{4}-\d\d-\d\d\/main\.xml$/, '')
}

function dayOf(text: string, file: string): string {
  const day = expressionDay(text)
  assert.ok(day, `${file} states the day of its expression`)
  return day
}

/** Nothing is lost of LawRefBook: the words of every file are those that `show` prints for the day from which its text stands. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { corpus, withoutCorpora } from '../corpora.ts'
import { bring, emptyHolding, expressionsIn, shownText } from './holding.ts'
import { told } from './judging.ts'
import { difference } from './words.ts'

const FOLDER = corpus('cn-lawrefbook-md') ?? ''

/** Days as the files state them: of effect where the text was passed whole, else of the amendment. Read by eye. */
const DAYS: Readonly<Record<string, string>> = {
  'family-education_2021-10-23.md': '2022-01-01',
  'labour-contract-law_2012-12-28.md': '2012-12-28',
  'labour-law_2018-12-29.md': '2018-12-29',
  'personal-information-protection_2021-08-20.md': '2021-11-01',
  'protection-of-minors_2020-10-17.md': '2021-06-01',
  'protection-of-minors_2024-04-26.md': '2024-04-26',
  'womens-rights_2018-10-26.md': '2018-10-26',
  'womens-rights_2022-10-30.md': '2023-01-01',
  'xianfa-amendment-1988.md': '1988-04-12',
  'xianfa-amendment-1993.md': '1993-03-29',
  'xianfa-amendment-1999.md': '1999-03-15',
  'xianfa-amendment-2004.md': '2004-03-14',
  'xianfa-amendment-2018.md': '2018-03-11',
  'xianfa.md': '2018-03-11',
}

describe('words of LawRefBook', { skip: withoutCorpora('cn-lawrefbook-md') }, () => {
  it('every file has all its words, in order, and no other', async () => {
    await using holding = await emptyHolding()
    const report = await bring(holding, 'lawref', [FOLDER])
    assert.deepEqual(report.quarantined, [])
    const held = await expressionsIn(holding)
    assert.equal(held.length, 12, 'two acts in two versions, ten in one')
    const faults: string[] = []
    for (const name of readdirSync(FOLDER)) {
      const text = readFileSync(path.join(FOLDER, name), 'utf8')
      const title = /^# (.*)$/m.exec(text)?.[1]
      const act = held.find(({ work }) => work.title === title)
      const shown = act ? await shownText(holding, act, DAYS[name] ?? '') : null
      // Wide characters stand without spaces: a run of them is one word, so that a lost or glued line shows.
      const found = shown && difference({ running: text.replace(/<!--.*?-->/g, ''), moved: [] }, shown)
      if (shown === null) faults.push(`${name}: no text is shown`)
      else if (found) faults.push(`${name}: ${told(found)}`)
    }
    assert.deepEqual(faults, [])
  })
})

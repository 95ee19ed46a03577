/** Nothing is lost of the acts of Canada, and their two languages meet in the same provisions. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Day } from '#kit/day.ts'
import { readingOrder } from '#store/outline.ts'
import { corpus, withoutCorpora } from '../corpora.ts'
import { FULL } from '../pace.ts'
import { type Act, actsBelow, versionsListed } from './dated-files.ts'
import { bring, emptyHolding, expressionsIn, type Held, type Holding } from './holding.ts'
import { assertExceptionsOccur, type Exception, judge } from './judging.ts'
import { CUT, pointInTime, readJustice } from './justice-xml.ts'

const NAME = 'ca-justice-xml'

const REPLACED = 'a later file consolidates to the same day and stands, as a finding tells'
const sameDay = (file: string): Exception => ({ file, kind: 'same-day', reason: REPLACED })
const EXCEPTIONS: readonly Exception[] = [
  sameDay('L-2-canada-labour-code/eng/2021-02-26.xml'),
  sameDay('L-2-canada-labour-code/eng/2021-08-10.xml'),
  sameDay('L-2-canada-labour-code/fra/2021-02-26.xml'),
  sameDay('L-2-canada-labour-code/fra/2021-08-10.xml'),
  sameDay('L-2-canada-labour-code/eng/2025-07-08.xml'),
  sameDay('L-2-canada-labour-code/fra/2024-09-10.xml'),
  sameDay('L-2-canada-labour-code/fra/2025-07-08.xml'),
  sameDay('P-21-privacy-act/eng/2025-06-24.xml'),
  sameDay('P-21-privacy-act/eng/2025-07-31.xml'),
  sameDay('P-21-privacy-act/fra/2025-06-24.xml'),
  sameDay('P-21-privacy-act/fra/2025-07-31.xml'),
  sameDay('P-8.6-pipeda/eng/2025-04-17.xml'),
  sameDay('P-8.6-pipeda/fra/2025-04-17.xml'),
]

// The largest act only with COMITY_FULL=1: the others too have two languages and files of the same day.
const LARGEST = 'L-2-canada-labour-code'
const isBrought = (act: Act) => FULL || !act.path.includes(LARGEST)

describe('acts of Canada', { skip: withoutCorpora(NAME) }, () => {
  let holding: Holding
  let acts: Act[]

  before(async () => {
    holding = await emptyHolding()
    acts = actsBelow(corpus(NAME) ?? '')
    const report = await bring(
      holding,
      'justice-canada',
      acts.filter(isBrought).map((act) => act.path),
    )
    assert.deepEqual(report.quarantined, [])
  })

  after(() => holding[Symbol.asyncDispose]())

  it('every file brought is shown on its day of consolidation with all its words, in order, and no other', async () => {
    assert.equal(
      acts.reduce((sum, act) => sum + act.files.length, 0),
      versionsListed(NAME),
      'all versions of the corpus are found',
    )
    await judge(holding, acts.filter(isBrought), {
      read: readJustice,
      exceptions: EXCEPTIONS,
      dayOf: (file, text) => pointInTime(text) ?? file.date,
    })
    assertExceptionsOccur(acts, EXCEPTIONS)
  })

  it('cuts only elements that occur', () => {
    const text = acts.flatMap((act) => act.files.map((file) => file.text())).join('')
    for (const name of Object.keys(CUT)) assert.ok(text.includes(`<${name}`), `<${name}> occurs`)
  })

  it('at least 98 % of sections of English and French have the same eId on the same day', async (test) => {
    const held = await expressionsIn(holding)
    let [sections, aligned] = [0, 0]
    for (const english of held.filter(({ expression }) => expression.language === 'eng')) {
      const french = held.find(
        ({ work, expression }) => work.id === english.work.id && expression.language === 'fra',
      )
      assert.ok(french, `${english.work.title} has a French expression`)
      for (const at of await commonDays(holding, english, french)) {
        const [en, fr] = [await sectionsOn(holding, english, at), await sectionsOn(holding, french, at)]
        sections += en.size + fr.size
        aligned += 2 * [...en].filter((eId) => fr.has(eId)).length
      }
    }
    assert.ok(sections > (FULL ? 10_000 : 3000), `${sections} sections were compared`)
    test.diagnostic(`${((100 * aligned) / sections).toFixed(2)} % of ${sections} sections align`)
    assert.ok(
      aligned / sections >= 0.98,
      `${((100 * aligned) / sections).toFixed(2)} % of ${sections} sections align`,
    )
  })
})

async function commonDays({ library }: Holding, one: Held, other: Held): Promise<Day[]> {
  const days = async ({ expression }: Held) =>
    (await library.versions(expression.id)).flatMap(({ from }) => from ?? [])
  const there = new Set(await days(other))
  return (await days(one)).filter((day) => there.has(day))
}

async function sectionsOn({ library }: Holding, { expression }: Held, at: Day): Promise<Set<string>> {
  const { nodes } = await library.textOnDay(expression.id, at)
  return new Set(readingOrder(nodes).flatMap((node) => (node.kind === 'section' ? [node.eId] : [])))
}

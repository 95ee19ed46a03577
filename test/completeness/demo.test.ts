/** The invented law of `demo/`: valid, the same in all its languages on every day, and every citation in it leads somewhere. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { historyAsAkn } from '#jobs/files/akn-export.ts'
import type { ImportReport } from '#jobs/import/report.ts'
import type { Day } from '#kit/day.ts'
import { validateAkn } from '#markup/validate.ts'
import type { Node, ProvisionVersion } from '#store/model.ts'
import { readingOrder } from '#store/outline.ts'
import { bring, emptyHolding, expressionsIn, type Held, type Holding } from './holding.ts'
import { rowsIn, wordsIn } from './own-akn.ts'

const DEMO = path.resolve(import.meta.dirname, '..', '..', 'demo')
const files = readdirSync(DEMO, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xml'))
const textOf = (file: string) => readFileSync(path.join(DEMO, file), 'utf8')

let holding: Holding
let report: ImportReport
let held: Held[]

before(async () => {
  holding = await emptyHolding()
  report = await bring(holding, 'akn', [DEMO])
  held = await expressionsIn(holding)
})
after(() => holding[Symbol.asyncDispose]())

describe('the invented states', () => {
  it('have files that are all valid Akoma Ntoso, and say that they are invented', () => {
    assert.ok(files.length > 0)
    for (const file of files) {
      const xml = textOf(file)
      assert.deepEqual(validateAkn(xml), [], file)
      assert.match(xml, /^<!-- Invented for Comity: /m, file)
      assert.match(xml, /<TLCOrganization eId="comity-source"[^>]* showAs="Invented for Comity"\/>/, file)
    }
  })

  it('come in whole: every file, and nothing for the gate to say', async () => {
    assert.deepEqual(report.quarantined, [])
    assert.equal(report.expressions, files.length)
    assert.deepEqual(await holding.library.findings({}), [])
  })

  it('hold row by row what their files state, and write it out again the same', async () => {
    for (const { work, expression } of held) {
      const xml = textOf(fileOf({ work, expression }))
      const rows = await holding.library.history(expression.id)
      assert.deepEqual(rows.map(stated).sort(), rowsIn(xml), expression.source.path)
      const written = await historyAsAkn(holding, work, expression)
      assert.deepEqual(rowsIn(written), rowsIn(xml), work.iri)
      assert.equal(wordsIn(written), wordsIn(xml), work.iri)
    }
  })

  it('have the same structure in all languages of an act, on every day', async () => {
    for (const [iri, languages] of Map.groupBy(held, ({ work }) => work.iri)) {
      const [first, ...others] = languages
      assert.ok(first)
      for (const day of await daysOf(first)) {
        const structure = await structureOn(first, day)
        for (const other of others)
          assert.deepEqual(
            await structureOn(other, day),
            structure,
            `${iri} ${other.expression.language} ${day}`,
          )
      }
      for (const other of others) assert.deepEqual(await daysOf(other), await daysOf(first), iri)
    }
  })

  it('name as the ground of each change of law an act that is there, in force on the day of the change', async () => {
    const faults: string[] = []
    for (const { work, expression } of held) {
      // Where a text was only seen on some days, nobody said what changed it.
      const changes = (await holding.library.versions(expression.id)).slice(1)
      for (const { from, ground } of changes.filter(({ basis }) => basis === 'in-force')) {
        const amending = ground?.id ? await holding.library.resolve(ground.id) : null
        const text = amending && (await holding.library.expression(amending.work.id, null))
        const [version] = text ? await holding.library.versions(text.id) : []
        if (version?.from !== from)
          faults.push(
            `${work.iri} ${from}: ${ground?.title ?? 'nothing is named'}, ${version?.from ?? 'not there'}`,
          )
      }
    }
    assert.deepEqual([...new Set(faults)], [])
  })

  it('cite works and provisions that are there, on the day named', async () => {
    const lost: string[] = []
    for (const one of held) {
      for (const href of new Set(
        [...textOf(fileOf(one)).matchAll(/<ref href="([^"]+)"/g)].map((m) => m[1] ?? ''),
      ))
        if (href.startsWith('/akn/') && !(await leadsSomewhere(href))) lost.push(`${one.work.iri}: ${href}`)
    }
    assert.deepEqual(lost, [])
  })

  it('cite within an act only what it holds on the day from which the words stand', async () => {
    const lost: string[] = []
    for (const one of held) {
      const rows = await holding.library.history(one.expression.id)
      const contents = await holding.library.contents(rows.flatMap((row) => row.textId ?? []))
      for (const row of rows) {
        const words = row.textId === null ? '' : (contents.get(row.textId) ?? '')
        for (const [, eId = ''] of words.matchAll(/<ref href="#([^"]+)"/g))
          if (row.from && !(await eIdsOn(one, row.from)).has(eId))
            lost.push(`${one.work.iri} ${one.expression.language} ${row.eId} ${row.from}: #${eId}`)
      }
    }
    assert.deepEqual(lost, [])
  })
})

// The path in the library is shortened to what tells files apart.
function fileOf({ expression }: Held): string {
  const found = files.find((file) => path.join(DEMO, file).endsWith(expression.source.path))
  assert.ok(found, expression.source.path)
  return found
}

// What a row states of itself beside its words.
function stated(row: ProvisionVersion): string {
  return [row.wId, row.eId, row.sort, row.from, row.to, row.basis].join(' ')
}

async function daysOf({ expression }: Held): Promise<Day[]> {
  return (await holding.library.versions(expression.id)).flatMap(({ from }) => from ?? [])
}

async function structureOn(one: Held, day: Day): Promise<string[]> {
  const nodes = await nodesOn(one, day)
  const contents = await holding.library.contents(nodes.flatMap(({ textId }) => textId ?? []))
  return nodes.map(({ eId, wId, kind, textId }) => {
    const words = textId === null ? '' : (contents.get(textId) ?? '')
    const inner = [...words.matchAll(/<(\w+)(?: eId="([^"]+)")?/g)].filter(
      ([, name, id]) => id || name === 'td',
    )
    return [wId, eId, kind, ...inner.map(([, name, id]) => id ?? name)].join(' ')
  })
}

async function nodesOn({ expression }: Held, day: Day): Promise<Node[]> {
  return readingOrder((await holding.library.textOnDay(expression.id, day)).nodes)
}

const known = new Map<string, Set<string>>()

// The eIds of an expression on a day: of its rows, and inside their words.
async function eIdsOn(one: Held, day: Day): Promise<Set<string>> {
  const key = `${one.expression.id} ${day}`
  const before = known.get(key)
  if (before) return before
  const nodes = await nodesOn(one, day)
  const contents = await holding.library.contents(nodes.flatMap(({ textId }) => textId ?? []))
  const eIds = new Set(
    nodes.flatMap(({ eId, textId }) => {
      const words = textId === null ? '' : (contents.get(textId) ?? '')
      return [eId, ...[...words.matchAll(/ eId="([^"]+)"/g)].map(([, inner]) => `${eId}__${inner}`)]
    }),
  )
  known.set(key, eIds)
  return eIds
}

// A citation without a day is of the act whatever its day: the provision has to be there on one.
async function leadsSomewhere(href: string): Promise<boolean> {
  const reference = await holding.library.resolve(decodeURI(href))
  if (!reference || reference.alias) return false
  const { eId, at, language, work } = reference
  const cited = held.filter(
    (one) => one.work.id === work.id && (language ?? one.expression.language) === one.expression.language,
  )
  if (cited.length === 0) return false
  if (eId === null) return true
  for (const one of cited)
    for (const day of at ? [at] : await daysOf(one)) if ((await eIdsOn(one, day)).has(eId)) return true
  return false
}

/** What Comity exports as Akoma Ntoso is valid and comes back as the same rows. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import type { Day } from '#kit/day.ts'
import { Weaver } from '#law/history/weave.ts'
import type { Woven } from '#law/history/woven.ts'
import { contains } from '#law/interval.ts'
import type { Wording } from '#law/provision.ts'
import { histories } from '#markup/akn.fixture.ts'
import { toAkn } from '#markup/akn.ts'
import type { AknDocument, AknRow } from '#markup/akn-document.ts'
import { validateAkn } from '#markup/validate.ts'
import { corpus, withoutCorpora } from '../../../test/corpora.ts'
import { runs } from '../../../test/pace.ts'
import type { ActDraft, ExpressionDraft } from '../contract.ts'
import { readAll } from './corpora.fixture.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'comity-akn-'))
after(() => rm(folder, { recursive: true, force: true }))

test('a history of any kind comes back: identity, place, days, basis, words, grounds', async () => {
  for (const type of ['act', 'judgment', 'debate']) {
    await fc.assert(
      fc.asyncProperty(histories(type), async (document) => {
        const [act] = await reread(toAkn(document))
        const history = act?.expressions[0]?.history
        assert.equal(history?.kind, 'wordings')
        if (history?.kind === 'wordings')
          assert.deepEqual(
            history.wordings.map(ofWording).sort(),
            document.rows.map((row) => ofRow(row, document)).sort(),
          )
        assert.deepEqual({ ...act?.work, aliases: [] }, { ...expectedWork(document), aliases: [] })
      }),
      runs(60),
    )
  }
})

for (const name of ['za-bylaws-akn2', 'oasis-akn3-examples', 'court-decisions/uk-akn3']) {
  test(`every act of ${name}, with its history and on each of its days, is valid and comes back`, {
    skip: withoutCorpora(name),
  }, async () => {
    const { acts } = await readAll([corpus(name) ?? ''])
    for (const act of acts) for (const expression of act.expressions) await check(act, expression)
  })
}

async function check(act: ActDraft, expression: ExpressionDraft): Promise<void> {
  const document = documentOf(act, expression, await woven(expression))
  const xml = toAkn(document)
  assert.deepEqual(validateAkn(xml), [], expression.path)
  const [back] = await reread(xml)
  const history = back?.expressions[0]?.history
  if (history?.kind !== 'wordings') throw new Error(`${expression.path} did not come back with its history`)
  assert.deepEqual(
    history.wordings.map(ofWording).sort(),
    document.rows.map((row) => ofRow(row, document)).sort(),
  )
  for (const at of document.versions.flatMap((version) => version.from ?? [])) await checkDay(document, at)
}

async function checkDay(document: AknDocument, at: Day): Promise<void> {
  const xml = toAkn({ ...document, at })
  assert.deepEqual(validateAkn(xml), [])
  const [back] = await reread(xml)
  const history = back?.expressions[0]?.history
  if (history?.kind !== 'snapshots') throw new Error('A day did not come back as a snapshot')
  for await (const snapshot of history.snapshots) {
    const held = document.rows.filter((row) => contains(row, at))
    const shown = snapshot.provisions.map(({ key, kind, num, heading, content }) =>
      JSON.stringify([key, kind, num, heading, content?.xml ?? null]),
    )
    assert.equal(snapshot.date, at)
    assert.deepEqual(
      shown.sort(),
      held
        .map((row) => JSON.stringify([row.wId, row.kind, row.num, row.heading, xmlOf(row, document)]))
        .sort(),
    )
  }
}

async function woven(expression: ExpressionDraft): Promise<Woven> {
  const weaver = new Weaver(() => [])
  if (expression.history.kind === 'snapshots')
    for await (const snapshot of expression.history.snapshots) weaver.add(snapshot)
  return weaver.end()
}

function documentOf(act: ActDraft, expression: ExpressionDraft, history: Woven): AknDocument {
  const contents = new Map<number, string>()
  const rows = history.rows.map((row, index): AknRow => {
    if (row.content) contents.set(index + 1, row.content.xml)
    const wId = history.provisions[row.provision]?.wId ?? ''
    return {
      ...row,
      wId,
      provisionId: row.provision,
      parentId: row.parent < 0 ? null : row.parent,
      textId: row.content ? index + 1 : null,
    }
  })
  return {
    work: { ...act.work, iri: '/akn/xx/act/2000/1', jurisdiction: act.work.jurisdiction ?? 'xx' },
    aliases: act.work.aliases.map((alias) => alias.value),
    expression: {
      ...expression,
      source: { name: 'akn' },
      completeFrom: null,
      recordedAt: '2026-11-23T00:00:00Z',
    },
    versions: history.versions,
    at: null,
    rows,
    contents,
  }
}

async function reread(xml: string): Promise<ActDraft[]> {
  const file = path.join(folder, 'main.xml')
  await writeFile(file, xml)
  const { acts, refusals } = await readAll([file])
  assert.deepEqual(refusals, [])
  return acts
}

function ofWording(row: Wording): string {
  const { key, eId, parentKey, order, kind, num, heading, content, from, to, basis, missing, ground } = row
  return JSON.stringify({
    key,
    eId,
    parentKey,
    order,
    kind,
    num,
    heading,
    content: content?.xml ?? null,
    from,
    to,
    basis,
    missing,
    ground,
  })
}

function ofRow(row: AknRow, document: AknDocument): string {
  const { wId, eId, sort, kind, num, heading, from, to, basis, missing, ground } = row
  // Also where the division stands on none of its days: what the history says is kept.
  const parent = document.rows.find((other) => other.provisionId === row.parentId)
  return JSON.stringify({
    key: wId,
    eId,
    parentKey: parent?.wId ?? null,
    order: sort,
    kind,
    num,
    heading,
    content: xmlOf(row, document),
    from,
    to,
    basis,
    missing,
    ground,
  })
}

function xmlOf(row: AknRow, document: AknDocument): string | null {
  return row.textId === null ? null : (document.contents.get(row.textId) ?? null)
}

function expectedWork(document: AknDocument): object {
  const { iri, ...work } = document.work
  return { ...work, aliases: iri }
}

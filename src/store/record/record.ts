/**
 * Recording an act: everything an import learnt of it, in the caller's one transaction. Rows that the library holds and the
 * import repeats stay; rows it contradicts are superseded, never deleted; rows it adds are inserted.
 */
import type { Transaction } from 'kysely'
import type { Finding } from '#law/provision.ts'
import { forgetRefusals, putRefusals } from '../findings.ts'
import { OWN_SOURCE } from '../own-source.ts'
import type { Schema } from '../schema.ts'
import { recordExpression } from './expression.ts'
import type { NewAct, RecordedAct, RecordedExpression } from './recorded.ts'
import { recordWork } from './work.ts'

/**
 * Records an act. Throws IriTakenError where the minted IRI belongs to another act, ChangedMeanwhileError where another
 * import was quicker; the transaction must then be given up.
 */
export async function recordAct(trx: Transaction<Schema>, act: NewAct): Promise<RecordedAct> {
  // The first statement writes, so that the lock is taken before anything is read.
  const { id: recording } = await trx
    .insertInto('recording')
    .values({ at: act.at, source: act.source, path: act.path })
    .returning('id')
    .executeTakeFirstOrThrow()
  const work = await recordWork(trx, act.work, act.newest ? act.source : null)
  const expressions: RecordedExpression[] = []
  for (const expression of act.expressions) {
    expressions.push(
      await recordExpression(trx, { ...expression, workId: work.id, source: act.source, recording }),
    )
  }
  for (const language of new Set(act.expressions.map((expression) => expression.language)))
    await chooseShown(trx, work.id, language)
  await forgetRefusals(trx, pathsOf(act))
  return { workId: work.id, iri: work.iri, isNew: work.isNew, expressions }
}

/** Records findings that belong to no act held: files that were refused whole. Earlier ones of the same paths give way. */
export async function recordRefusals(
  trx: Transaction<Schema>,
  source: string,
  at: string,
  findings: readonly Finding[],
): Promise<void> {
  const { id } = await trx
    .insertInto('recording')
    .values({ at, source, path: '' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await putRefusals(trx, id, findings)
}

function pathsOf(act: NewAct): string[] {
  return [
    act.path,
    ...act.expressions.flatMap(({ path, woven }) => [path, ...woven.texts.map((text) => text.path)]),
  ]
}

/**
 * Of several sources of one language, what this library made itself is shown, else the one that holds the most wordings; of
 * equals, the one with more points in time, then the one held longer (data model, "Several sources of one act").
 */
export async function chooseShown(trx: Transaction<Schema>, workId: number, language: string): Promise<void> {
  const candidates = await trx
    .selectFrom('expression')
    .where('work_id', '=', workId)
    .where('language', '=', language)
    .select((eb) => [
      'expression.id',
      'expression.source',
      eb
        .selectFrom('provision_version as pv')
        .whereRef('pv.expression_id', '=', 'expression.id')
        .where('pv.superseded_in', 'is', null)
        .where('pv.text_id', 'is not', null)
        .select((e) => e.fn.countAll<number>().as('n'))
        .as('wordings'),
      eb
        .selectFrom('version')
        .whereRef('version.expression_id', '=', 'expression.id')
        .where('version.superseded_in', 'is', null)
        .select((e) => e.fn.countAll<number>().as('n'))
        .as('points'),
    ])
    .execute()
  const best = candidates.toSorted(
    (a, b) =>
      Number(b.source === OWN_SOURCE) - Number(a.source === OWN_SOURCE) ||
      (b.wordings ?? 0) - (a.wordings ?? 0) ||
      (b.points ?? 0) - (a.points ?? 0) ||
      a.id - b.id,
  )[0]
  // What its publisher withdrew holds nothing any more: it is shown no longer, whatever else there is.
  const shown = best && ((best.wordings ?? 0) > 0 || (best.points ?? 0) > 0) ? best.id : null
  await trx
    .updateTable('expression')
    .set((eb) => ({ shown: eb.case().when('id', '=', shown).then(1).else(0).end() as never }))
    .where('work_id', '=', workId)
    .where('language', '=', language)
    .execute()
}

/** Withdrawing an expression: its rows are superseded, so that nothing of it is shown, and what was shown can still be told. */
import type { Transaction } from 'kysely'
import { chooseShown } from './record/record.ts'
import type { Schema } from './schema.ts'

/** Supersedes every row and version of the expression and returns the ids of the rows. Another source of the language is then shown. */
export async function withdrawExpression(
  trx: Transaction<Schema>,
  expressionId: number,
  recording: number,
): Promise<number[]> {
  const rows = await trx
    .selectFrom('provision_version')
    .where('expression_id', '=', expressionId)
    .where('superseded_in', 'is', null)
    .select('id')
    .execute()
  for (const table of ['provision_version', 'version'] as const)
    await trx
      .updateTable(table)
      .set({ superseded_in: recording })
      .where('expression_id', '=', expressionId)
      .where('superseded_in', 'is', null)
      .execute()
  const { work_id, language } = await trx
    .updateTable('expression')
    .set({ recorded_in: recording, wordings: 0, first_from: null, last_from: null })
    .where('id', '=', expressionId)
    .returning(['work_id', 'language'])
    .executeTakeFirstOrThrow()
  await chooseShown(trx, work_id, language)
  return rows.map(({ id }) => id)
}

/** Queries for the short forms that acts define for others: "(hereinafter “the Act”)". */
import type { Database } from './dialect/sqlite.ts'

/** A short form, with the act that it means as the reading gave it. */
export interface ShortForm<Act> {
  readonly form: string
  readonly act: Act
}

/** Returns the short forms that the work's texts define, in the order in which they came in. */
export function definitionsOf<Act>(db: Database, workId: number): ShortForm<Act>[] {
  const query = db.sql
    .selectFrom('short_form')
    .where('work_id', '=', workId)
    .select(['form', 'act'])
    .orderBy('id')
  return db
    .rows(query.compile())
    .map(([form, act]) => ({ form: form as string, act: JSON.parse(act as string) as Act }))
}

/** Setting what an act is: an editor's word stands over what sources said. The IRI of a work never changes. */
import type { Transaction } from 'kysely'
import type { TextState } from '#law/provision.ts'
import { IriTakenError } from './record/work.ts'
import type { Schema } from './schema.ts'

/** What is set; what is absent stays. */
export interface WorkFacts {
  readonly type?: string
  readonly subtype?: string | null
  readonly number?: string | null
  readonly date?: string | null
  readonly title?: string
  readonly published?: string | null
  readonly force?: string | null
  readonly topics?: readonly string[]
  /** All of them: those that are held and not named go. */
  readonly aliases?: readonly { readonly scheme: string; readonly value: string }[]
}

/** Sets facts of a work. Throws IriTakenError, naming both, where an alias belongs to another act. */
export async function setWorkFacts(
  trx: Transaction<Schema>,
  workId: number,
  facts: WorkFacts,
): Promise<void> {
  const { aliases, topics, ...columns } = facts
  const set = { ...columns, ...(topics ? { topics: JSON.stringify(topics) } : {}) }
  if (Object.keys(set).length > 0) await trx.updateTable('work').set(set).where('id', '=', workId).execute()
  if (aliases) await setAliases(trx, workId, aliases)
}

/** Sets title and state of an expression. */
export async function setExpressionFacts(
  trx: Transaction<Schema>,
  expressionId: number,
  facts: {
    readonly title?: string
    readonly textState?: TextState
    readonly path: string
    readonly recording: number
  },
): Promise<void> {
  await trx
    .updateTable('expression')
    .set({
      path: facts.path,
      recorded_in: facts.recording,
      ...(facts.title === undefined ? {} : { title: facts.title }),
      ...(facts.textState === undefined ? {} : { text_state: facts.textState }),
    })
    .where('id', '=', expressionId)
    .execute()
}

async function setAliases(
  trx: Transaction<Schema>,
  workId: number,
  aliases: NonNullable<WorkFacts['aliases']>,
): Promise<void> {
  const { title } = await trx
    .selectFrom('work')
    .where('id', '=', workId)
    .select('title')
    .executeTakeFirstOrThrow()
  for (const { scheme, value } of aliases) {
    const held = await trx
      .selectFrom('alias')
      .innerJoin('work', 'work.id', 'alias.work_id')
      .where('alias.value', '=', value)
      .select(['work.id', 'work.title', 'work.iri'])
      .executeTakeFirst()
    if (held && held.id !== workId)
      throw new IriTakenError(
        `Cannot give "${title}" the identifier ${value}: it already names "${held.title}" (${held.iri})`,
      )
    await trx
      .insertInto('alias')
      .values({ value, scheme, work_id: workId })
      .onConflict((conflict) => conflict.column('value').doUpdateSet({ scheme }))
      .execute()
  }
  const named = aliases.map(({ value }) => value)
  let others = trx.deleteFrom('alias').where('work_id', '=', workId)
  if (named.length > 0) others = others.where('value', 'not in', named)
  await others.execute()
}

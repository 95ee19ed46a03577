/** Finding or minting the work of an act (spec: identifiers, "Minting"): an alias already held wins, then the IRI itself. */
import type { Kysely, Transaction } from 'kysely'
import { mintWorkIri, type WorkName } from '#law/iri.ts'
import type { Relation } from '#law/relation.ts'
import { recordRelations } from '../relations.ts'
import type { Schema } from '../schema.ts'

export interface NewWork extends WorkName {
  /** The IRI under which its publisher signs it; else one is minted. */
  readonly iri?: string
  readonly aliases: readonly { readonly scheme: string; readonly value: string }[]
  readonly published: string | null
  readonly topics: readonly string[]
  readonly body?: string | null
  readonly force?: string | null
  readonly relations?: readonly Relation[]
}

// What an act is called for short finds it and does not identify it: a new act takes over the abbreviation of the one it replaces.
const NAMES: readonly string[] = ['abbreviation', 'short-title']

/** Two different acts would get one IRI. Nothing is overwritten: the newcomer is refused. */
export class IriTakenError extends Error {
  override name = 'IriTakenError'
}

/** Returns the work held that is this one, or null where it is new. Throws IriTakenError on a collision. */
export async function heldWork(
  sql: Kysely<Schema>,
  work: NewWork,
): Promise<{ id: number; iri: string } | null> {
  return (await byAlias(sql, work)) ?? (await byIri(sql, work))
}

/**
 * Returns the work's id and IRI, making it where it is new. A work held takes the title where it is known to `namedBy`, the
 * source, alone. Throws IriTakenError on a collision.
 */
export async function recordWork(
  trx: Transaction<Schema>,
  work: NewWork,
  namedBy: string | null,
): Promise<{ id: number; iri: string; isNew: boolean }> {
  const held = await heldWork(trx, work)
  if (held) {
    await complete(trx, held.id, work, namedBy)
    await addAliases(trx, held.id, work)
    await recordRelations(trx, held.id, work.relations ?? [])
    return { ...held, isNew: false }
  }
  const iri = work.iri ?? mintWorkIri(work)
  const { id } = await trx
    .insertInto('work')
    .values({
      iri,
      jurisdiction: work.jurisdiction,
      type: work.type,
      subtype: work.subtype,
      date: work.date,
      number: work.number,
      title: work.title,
      published: work.published,
      topics: JSON.stringify(work.topics),
      body: work.body ?? null,
      force: work.force ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addAliases(trx, id, work)
  await recordRelations(trx, id, work.relations ?? [])
  return { id, iri, isNew: true }
}

async function byAlias(sql: Kysely<Schema>, work: NewWork): Promise<{ id: number; iri: string } | null> {
  const identifiers = identifiersOf(work.aliases)
  if (identifiers.length === 0) return null
  const found = await sql
    .selectFrom('alias')
    .innerJoin('work', 'work.id', 'alias.work_id')
    .where(
      'alias.value',
      'in',
      identifiers.map((alias) => alias.value),
    )
    .where('alias.scheme', 'not in', NAMES)
    .where('work.jurisdiction', '=', work.jurisdiction)
    .select(['work.id', 'work.iri'])
    .distinct()
    .orderBy('work.id')
    .execute()
  return found[0] ?? null
}

function identifiersOf(aliases: NewWork['aliases']): NewWork['aliases'] {
  return aliases.filter(({ scheme }) => !NAMES.includes(scheme))
}

// Without a common alias, the same IRI means the same work only if neither is known by identifiers of one scheme that differ.
async function byIri(sql: Kysely<Schema>, work: NewWork): Promise<{ id: number; iri: string } | null> {
  const iri = work.iri ?? mintWorkIri(work)
  const held = await sql
    .selectFrom('work')
    .where('iri', '=', iri)
    .select(['id', 'iri', 'title'])
    .executeTakeFirst()
  if (!held) return null
  const aliases = await sql
    .selectFrom('alias')
    .where('work_id', '=', held.id)
    .select(['scheme', 'value'])
    .execute()
  const clash = identifiersOf(work.aliases).find((alias) =>
    aliases.some((other) => other.scheme === alias.scheme && other.value !== alias.value),
  )
  if (clash) {
    const other = aliases.find((alias) => alias.scheme === clash.scheme)
    throw new IriTakenError(
      `Cannot name "${work.title}" (${clash.scheme} ${clash.value}): its IRI ${iri} already names "${held.title}" (${other?.scheme} ${other?.value}). Give the source a number or date that tells them apart`,
    )
  }
  return held
}

// What an earlier source left open, a later one may fill in; what is stated is not overwritten.
async function complete(
  trx: Transaction<Schema>,
  id: number,
  work: NewWork,
  namedBy: string | null,
): Promise<void> {
  const held = await trx.selectFrom('work').where('id', '=', id).selectAll().executeTakeFirstOrThrow()
  const topics = [...new Set([...(JSON.parse(held.topics) as string[]), ...work.topics])]
  await trx
    .updateTable('work')
    .set({
      title:
        namedBy !== null && (await isKnownToOthers(trx, id, namedBy)) === false ? work.title : held.title,
      published: held.published ?? work.published,
      number: held.number ?? work.number,
      date: held.date ?? work.date,
      topics: JSON.stringify(topics),
      body: held.body ?? work.body ?? null,
      force: held.force ?? work.force ?? null,
    })
    .where('id', '=', id)
    .execute()
}

async function isKnownToOthers(trx: Transaction<Schema>, id: number, source: string): Promise<boolean> {
  const other = await trx
    .selectFrom('expression')
    .where('work_id', '=', id)
    .where('source', '!=', source)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

async function addAliases(trx: Transaction<Schema>, workId: number, work: NewWork): Promise<void> {
  for (const { value, scheme } of work.aliases) {
    await trx
      .insertInto('alias')
      .values({ value, scheme, work_id: workId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

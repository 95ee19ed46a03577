/** What the library knows that agreements are held against: its collections and their releases, what it follows, the works that lists name. */
import type { HeldAgreement } from '#agreements/model.ts'
import type { CollectionFacts, Facts, FollowedFacts } from '#agreements/promises.ts'
import { PUBLIC } from '#exchange/repository/places.ts'
import { type Day, day as dayOfText, dayOrNull } from '#kit/day.ts'
import { type Collection, collectionsOf, membersOf, releasesOf } from '#store/collections.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { followedCollections, followedSources } from '#store/followed.ts'
import { publishedState } from '#store/published.ts'
import { resolveReference, worksByIds } from '#store/works.ts'

/** Returns the facts for some agreements on a day: only the collections that they name are looked at. */
export async function agreementFacts(
  db: Database,
  held: readonly HeldAgreement[],
  today: Day,
): Promise<Facts> {
  const items = held.flatMap(({ record }) => [...record.list, ...record.amendments.flatMap(({ put }) => put)])
  const named = new Set(items.flatMap(({ collections }) => collections))
  const collections = (await collectionsOf(db.sql)).filter(({ id }) => named.has(id))
  const works = new Map<string, string | null>()
  for (const work of new Set(items.flatMap((item) => item.works)))
    works.set(work, (await resolveReference(db.sql, work))?.work.iri ?? null)
  const sources = await followedSources(db.sql)
  return {
    today,
    collections: await Promise.all(collections.map((each) => factsOf(db, each))),
    followed: await followedFacts(db),
    publishers: new Set(sources.map(({ fingerprint }) => fingerprint)),
    works,
  }
}

/** Returns what is followed, collection by collection. */
export async function followedFacts(db: Database): Promise<FollowedFacts[]> {
  const [sources, collections] = await Promise.all([
    followedSources(db.sql),
    followedCollections(db.sql, null),
  ])
  return collections.flatMap(({ source, collection, regime, release, at }) => {
    const found = sources.find(({ name }) => name === source)
    if (!found) return []
    const { fingerprint, audience } = found
    const isForEverybody = audience === PUBLIC
    const on = dayOfText(at.slice(0, 10))
    const onward = onwardIn(JSON.parse(regime))
    return [{ name: source, fingerprint, collection, onward, isForEverybody, release, on }]
  })
}

async function factsOf(db: Database, collection: Collection): Promise<CollectionFacts> {
  const { id, audience, regime, selection, withdrawnAt } = collection
  const [last] = await releasesOf(db.sql, id, 1)
  const published = new Set((await publishedState(db.sql, id)).map(({ work }) => work))
  const missing = (await membersOf(db.sql, selection)).filter(({ work }) => !published.has(work))
  const works = await worksByIds(db.sql, [...new Set(missing.map(({ workId }) => workId))])
  return {
    id,
    isForEverybody: audience === PUBLIC,
    isWithdrawn: withdrawnAt !== null,
    onward: onwardIn(regime),
    published,
    waiting: works.map(({ work }) => ({ work: work.iri, publishedOn: dayOrNull(work.published) })),
    lastRelease: last ? { number: last.number, on: dayOfText(last.at.slice(0, 10)) } : null,
  }
}

/** Returns what a legal regime says of onward transfer. What is said in words that this library does not know is not passed on. */
export function onwardIn(regime: unknown): 'free' | 'consent' | 'no' {
  const onward =
    typeof regime === 'object' && regime !== null && 'onward' in regime ? regime.onward : undefined
  return onward === 'free' || onward === 'consent' ? onward : 'no'
}

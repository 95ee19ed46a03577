/** A network for tests of the site: publishers in every state, what they say of themselves and of others, and a law of one who is late. */
import type { Refusal } from '#exchange/refused.ts'
import { beginPublisher } from '#exchange/repository/publisher.fixture.ts'
import { article, expression, text } from '#jobs/import/import.fixture.ts'
import { keepTried } from '#jobs/network/tries.ts'
import type { Source } from '#sources/contract.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { addFollowed, UNTRIED } from '#store/followed.ts'
import { NOW } from './instant.ts'

/** Address of a law that was received from a publisher who is late. */
export const RECEIVED_ACT = '/akn/xc/act/2012-03-04/7'

const keyOf = (digit: string) => digit.repeat(64)

/** Pages over a library that follows. */
export const NETWORK_PAGES: Readonly<Record<string, string>> = {
  'the board, every state': '/network',
  'the directory, with its map': '/network/centres',
  'a centre that is followed': `/network/centres/${keyOf('b')}`,
  'a centre of an invented state': `/network/centres/${keyOf('a')}`,
  'a centre that others tell of': `/network/centres/${keyOf('f')}`,
  'law of a publisher who is late': `${RECEIVED_ACT}/eng`,
  'law of a publisher who is late, its points in time': `${RECEIVED_ACT}/eng?view=versions`,
}

/** A source of one law, as though it had been received from the publisher who is late. */
export const received: Source = {
  name: 'exchange:cyrene',
  summary: 'A law that was received',
  claims: async () => false,
  read: async function* () {
    const provisions = [article('1', 'Every lighthouse is lit from dusk to dawn.')]
    const work = {
      jurisdiction: 'xc',
      type: 'act',
      subtype: null,
      date: '2012-03-04',
      number: '7',
      title: 'Act on Lighthouses',
      aliases: [],
      published: null,
      topics: [],
    }
    const title = work.title
    yield {
      work,
      expressions: [expression([text('2012-03-04', provisions)], { title, path: 'lighthouses' })],
    }
  },
}

const CENTRES: readonly Sketch[] = [
  {
    name: 'cyrene',
    key: 'a',
    heard: -40,
    expires: 120,
    profile: {
      name: 'Centre of Legal Information of Cyrene',
      state: 'xc',
      position: [33, 22],
      languages: ['en', 'fr'],
      contact: 'centre@cyrene.example',
    },
  },
  {
    name: 'brittany',
    key: 'b',
    heard: -2000,
    expires: -1800,
    refusal: 'unreachable',
    profile: {
      name: 'Centre d’information juridique',
      institution: 'Bibliothèque municipale',
      state: 'fr',
      position: [48.1, -1.68],
      address: 'Quai 11\n35000 Rennes',
      hours: 'lun.–ven. 9 h–18 h',
      site: 'https://centre.example/',
      mirrors: ['https://mirror.example/exchange/mirrors/brittany/'],
      collections: [{ id: 'law', title: 'Droit en vigueur', summary: 'Tous les textes', onward: 'free' }],
      centres: [{ fingerprint: keyOf('f'), name: 'Centre of Lisbon', site: 'https://lisbon.example/' }],
    },
  },
  {
    name: 'borea',
    key: 'c',
    heard: -3,
    expires: 150,
    refusal: 'fork',
    profile: { name: 'Центр правовой информации Бореи', state: 'xb', position: [64, 20] },
  },
  { name: 'narva', key: 'd', heard: -3, expires: 150, profile: { state: 'ee' } },
  { name: 'new', key: 'e', heard: null, expires: null, profile: null },
]

interface Sketch {
  readonly name: string
  readonly key: string
  /** Hours from now. */
  readonly heard: number | null
  readonly expires: number | null
  readonly refusal?: Refusal
  readonly profile: Readonly<Record<string, unknown>> | null
}

/** Makes the library a publisher that follows others. */
export async function networked(db: Database, home: string): Promise<void> {
  await beginPublisher(home, () => new Date(NOW.getTime() - 300 * 86_400_000))
  for (const sketch of CENTRES) await follow(db, sketch)
}

async function follow(db: Database, sketch: Sketch): Promise<void> {
  const { name, key, refusal = null } = sketch
  const profile =
    sketch.profile && JSON.stringify({ format: 'comity-profile/1', heartbeat: 6, ...sketch.profile })
  const followed = {
    name,
    base: `https://${name}.example/exchange/`,
    audience: 'public',
    fingerprint: keyOf(key),
    mirrors: '[]',
    grace_days: 30,
    added_at: at(-3000),
    ...UNTRIED,
    profile,
    heard_at: sketch.heard === null ? null : at(sketch.heard),
    expires_at: sketch.expires === null ? null : at(sketch.expires),
    tried_at: sketch.heard === null ? null : at(-1),
    refusal,
    reason: refusal,
  }
  await addFollowed(db.sql, followed)
  if (sketch.heard === null) return
  const cost = { requests: 2, bytes: 600, seconds: 0.4 }
  for (const hours of [-13, -7, -1])
    await keepTried(db, followed, {
      at: at(hours),
      refusal: hours === -13 ? null : refusal,
      reason: refusal,
      works: hours === -13 ? 3 : 0,
      ...cost,
      after: followed,
    })
}

function at(hours: number): string {
  return new Date(NOW.getTime() + hours * 3_600_000).toISOString()
}

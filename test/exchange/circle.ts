/** For tests of restricted audiences: a library that publishes two collections for a circle, served over HTTP, and partners with keys of their own. */
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { Grant } from '#exchange/access/grant.ts'
import type { Identity } from '#exchange/access/identity.ts'
import { tokensFor } from '#exchange/access/token.ts'
import { newSecret, signerOf } from '#exchange/keys/key.ts'
import { openKeyRing } from '#exchange/keys/key-ring.ts'
import { createRepository } from '#exchange/repository/create.ts'
import { placesOf } from '#exchange/repository/places.ts'
import { CHEAP, PASSPHRASE, scratch } from '#exchange/repository/publisher.fixture.ts'
import { openRepository } from '#exchange/repository/repository.ts'
import { Shelf as Files } from '#exchange/shelf.ts'
import { delivererOver } from '#jobs/agreements/deliver.ts'
import { COLLECTION } from '#jobs/exchange/exchange.fixture.ts'
import { publishCollection } from '#jobs/exchange/publish.ts'
import { bring, expression, type Shelf, shelf, text, two, WORK } from '#jobs/import/import.fixture.ts'
import { type Collection, putCollection } from '#store/collections.ts'
import { exchangeRoutes } from '#web/exchange/routes.ts'

export const AUDIENCE = 'circle'

export interface Circle extends Shelf {
  readonly base: string
  readonly folder: string
  readonly fingerprint: string
  /** What is granted; tests change it. */
  grants: Grant[]
  /** The clock of the publisher. */
  now: () => Date
  publish(id: string): Promise<unknown>
  /** Returns the header by which the partner asks. */
  authorization(): Promise<{ authorization: string }>
  /** Asks as the partner. */
  get(file: string, headers?: Record<string, string>, method?: string): Promise<Response>
  readonly partner: Identity
}

/** Makes a node. */
export function someone(): Identity {
  return signerOf(newSecret().secret)
}

/** Grants a collection of the circle to a key. */
export function grant(key: Identity, collection: string, more: Partial<Grant> = {}): Grant {
  const under = { agreement: 'saltmere', items: ['1'], partner: 'Borea' }
  return { ...under, audience: AUDIENCE, collection, key: key.public, ...more }
}

/** Begins a circle: the collections `law` and `other`, of which the partner is given `law`. */
export async function circle(t: TestContext): Promise<Circle> {
  const home = await scratch(t)
  const own = await shelf()
  t.after(() => own.db.close())
  const now = () => made.now()
  const { repository: folder, keys } = placesOf(home, AUDIENCE)
  const ring = openKeyRing({ folders: [keys], passphrase: async () => PASSPHRASE, cost: CHEAP })
  const quorums = { root: { keys: 2, threshold: 1 }, targets: { keys: 1, threshold: 1 } }
  const { fingerprint } = await createRepository({ folder, ring, now: new Date(), quorums })
  const repository = await openRepository({ folder, ring, now })
  const partner = someone()
  const grants = async () => made.grants
  const deliverer = delivererOver({ db: own.db, home, grants, known: grants, now })
  const folders = { own: `${home}/exchange/public`, mirror: async () => null, deliverer }
  const site = new Hono().route('/exchange', exchangeRoutes(folders))
  const url = await listening(t, getRequestListener(site.fetch))
  const base = `${url}/exchange/audiences/${AUDIENCE}/`
  const token = tokensFor(async () => partner, { publisher: fingerprint, audience: AUDIENCE }, now)
  const made: Circle = {
    ...own,
    base,
    folder,
    fingerprint,
    partner,
    grants: [grant(partner, 'law')],
    now: () => new Date(),
    publish: (id) => {
      const press = { ...own, repository, shelf: new Files(folder), now, progress: () => {} }
      return publishCollection(press, collectionOf(id), { dryRun: false, reason: null })
    },
    authorization: async () => ({ authorization: `Bearer ${await token()}` }),
    get: async (file, headers = {}, method = 'GET') =>
      fetch(base + file, { method, headers: { ...(await made.authorization()), ...headers } }),
  }
  for (const id of ['law', 'other']) await putCollection(own.db.sql, collectionOf(id))
  await bring(own, [act('41', 'two')])
  await made.publish('law')
  await bring(own, [act('42', 'three')], {}, 'more')
  await made.publish('other')
  return made
}

/** Serves until the test ends, and returns the address. */
export async function listening(t: TestContext, listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function collectionOf(id: string): Collection {
  return { ...COLLECTION, id, audience: AUDIENCE }
}

function act(number: string, words: string) {
  return {
    work: { ...WORK, number, title: `Act ${number}`, aliases: [] },
    expressions: [expression([text('2001-01-01', two(words))])],
  }
}

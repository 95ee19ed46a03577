/** This library as one that follows a publisher: what it holds of it, and how a release is applied, in one transaction. */
import type { Tombstone } from '#exchange/documents.ts'
import type { Brought, Holdings, Receipt, Standing, Step } from '#exchange/follow/holdings.ts'
import { headText } from '#exchange/object/head.ts'
import type { ExchangeObject, Row } from '#exchange/object/model.ts'
import { type Entry, pairOf } from '#exchange/state.ts'
import { dayOf } from '#kit/day.ts'
import { keepWords } from '#search/analysis/term-cache.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { workOfExpression } from '#store/expressions.ts'
import {
  followedCollections,
  headHeld,
  isReceived,
  keepReceipt,
  receive,
  receivedFor,
  receivedState,
  stand,
  withdraw,
} from '#store/followed.ts'
import { RECEIVED } from '#store/own-source.ts'
import { recordingBy } from '#store/record/edit.ts'
import { recordAct } from '#store/record/record.ts'
import type { RecordedAct, Writing } from '#store/record/recorded.ts'
import { withdrawExpression } from '#store/withdraw-expression.ts'
import { takeIn } from '../take-in.ts'
import { actOf } from './act-of-object.ts'
import { currentlyHeld } from './object-of.ts'

/** Returns the holdings of the library for a publisher followed under a name. */
export function holdingsFor(
  db: Database,
  source: string,
  options: { readonly now: () => Date; readonly progress: (label: string) => void },
): Holdings {
  const { now, progress } = options
  // A release brings law in many languages, one after the other: what is known of the words of each is not worth keeping long.
  keepWords(3_000)
  const handed = new WeakMap<Row, number>()
  return {
    standing: (collection) => standingOf(db, source, collection),
    state: async (collection) =>
      new Map(
        (await receivedState(db.sql, source, collection)).map((entry) => [pairOf(entry), toEntry(entry)]),
      ),
    // What it makes is hashed by whoever asks for it: an object that is not the one signed leads to nothing.
    object: async (collection, { work, language }) => {
      // Asked while a release is applied: whatever waits for the transaction to end would wait for ever.
      const pair = headHeld(db, { source, collection, work, language })
      if (!pair) return null
      const { object, held } = currentlyHeld(db, pair.expressionId, pair.head)
      for (const [row, { id }] of held) handed.set(row, id)
      return object
    },
    apply: (step) => {
      const at = now()
      return db.sql
        .transaction()
        .execute((trx) => new Application(db, trx, { source, step, now: at, progress, handed }).run())
    },
    keep: (receipt: Receipt) => keepReceipt(db.sql, { ...receipt, source, at: now().toISOString() }),
  }
}

interface Applied {
  readonly source: string
  readonly step: Step
  readonly now: Date
  readonly progress: (label: string) => void
  /** Rows that were handed out as part of an object, with the ids under which they are held. */
  readonly handed: WeakMap<Row, number>
}

/** A step while it is applied. */
class Application {
  readonly #db: Database
  readonly #trx: Writing
  readonly #source: string
  readonly #step: Step
  readonly #now: Date
  readonly #progress: (label: string) => void
  readonly #handed: WeakMap<Row, number>
  readonly #works = new Set<number>()

  constructor(db: Database, trx: Writing, { source, step, now, progress, handed }: Applied) {
    this.#db = db
    this.#trx = trx
    this.#source = source
    this.#step = step
    this.#now = now
    this.#progress = progress
    this.#handed = handed
  }

  async run(): Promise<number> {
    const { collection, release, hash, root, at, title, regime } = this.#step
    const applied_at = this.#now.toISOString()
    const standing = {
      collection,
      release,
      hash,
      root,
      at,
      title,
      regime: JSON.stringify(regime),
      applied_at,
    }
    // The first statement writes, so that the lock is taken before anything is read.
    await stand(this.#trx, { source: this.#source, ...standing })
    for (const tombstone of this.#step.tombstones) await this.#withdraw(tombstone)
    for await (const brought of this.#step.objects) await this.#take(brought)
    const receipt = { source: this.#source, collection, release, hash, refusal: null, reason: null }
    await keepReceipt(this.#trx, { ...receipt, status: 'applied', at: applied_at })
    return this.#works.size
  }

  async #take(brought: Brought): Promise<void> {
    const { entry } = brought
    const recorded = await this.#record(entry, brought.take())
    await takeIn(this.#db, this.#trx, recorded, dayOf(this.#now))
    this.#works.add(recorded.workId)
    this.#progress(recorded.expressions[0]?.title ?? entry.work)
  }

  // What follows from a text is made of what was recorded: the object is let go of before.
  async #record(entry: Entry, object: ExchangeObject): Promise<RecordedAct> {
    const from = { source: `${RECEIVED}${this.#source}`, path: this.#path(), at: this.#now.toISOString() }
    const act = actOf(object, from, (row) => this.#handed.get(row))
    const recorded = await recordAct(this.#trx, act)
    const [expression] = recorded.expressions
    if (!expression) throw new Error(`${entry.work} was recorded without its text`)
    await receive(this.#trx, {
      source: this.#source,
      collection: this.#step.collection,
      ...entry,
      head: headText(object.head),
      expression_id: expression.id,
    })
    return recorded
  }

  async #withdraw({ work, language, object, reason }: Tombstone): Promise<void> {
    const { collection, release, at } = this.#step
    const held = await receivedFor(this.#trx, { source: this.#source, collection, work, language })
    if (!held) throw new Error(`${work} (${language}) is withdrawn and not held`)
    const work_id = await workOfExpression(this.#trx, held.expression_id)
    await withdraw(this.#trx, {
      source: this.#source,
      collection,
      work,
      language,
      object,
      release,
      at,
      reason,
      work_id,
    })
    this.#works.add(work_id)
    if (await isReceived(this.#trx, held.expression_id)) return
    const recording = await recordingBy(this.#trx, {
      at: this.#now.toISOString(),
      source: `${RECEIVED}${this.#source}`,
      path: this.#path(),
      who: null,
      reason,
    })
    const superseded = await withdrawExpression(this.#trx, held.expression_id, recording)
    const gone = { id: held.expression_id, language, title: '', inserted: [], superseded, newTexts: 0 }
    await takeIn(
      this.#db,
      this.#trx,
      { workId: work_id, iri: work, isNew: false, expressions: [gone] },
      dayOf(this.#now),
    )
  }

  #path(): string {
    return `${this.#step.collection} ${this.#step.release}`
  }
}

async function standingOf(db: Database, source: string, collection: string): Promise<Standing | null> {
  const all = await followedCollections(db.sql, source)
  const found = all.find((each) => each.collection === collection)
  return found ? { release: found.release, hash: found.hash, root: found.root, at: found.at } : null
}

function toEntry({ work, language, object, length, rows }: Entry): Entry {
  return { work, language, object, length, rows }
}

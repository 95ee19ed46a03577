/** The law of editing over time: whatever is entered, amended in any order, and corrected, every day reads as it should. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Day, day } from '#kit/day.ts'
import { contentOf, plainText } from '#law/content.ts'
import { overlaps } from '#law/interval.ts'
import { runs } from '../../test/pace.ts'
import { amend } from './amend.ts'
import { correct } from './correct.ts'
import { type History, NO_HISTORY, rowsOn } from './history.ts'
import { changed, type Entry, inserted, moved, removed, type Text } from './text.ts'

const YEARS = 12
const dayOfYear = (year: number): Day => day(`20${String(year).padStart(2, '0')}-01-01`)
const content = (words: string) => contentOf(`<content><p>${words}</p></content>`)

function entry(wId: string, num: string, words: string): Entry {
  const flags = { eId: null, missing: false, concurrent: false }
  return { wId, depth: 0, kind: 'article', num, heading: null, content: content(words), ...flags }
}

function textOf(history: History, at: Day): Text {
  return rowsOn(history, at).map(({ row, depth }) => ({
    wId: row.wId,
    depth,
    kind: row.kind,
    num: row.num,
    heading: row.heading,
    content: row.words?.content ?? null,
    eId: row.eId,
    missing: row.missing,
    concurrent: row.concurrent,
  }))
}

function point(asOf: Day) {
  const ground = { title: `Act of ${asOf}`, id: null }
  return { asOf, basis: 'in-force' as const, published: null, ground, path: 'draft' }
}

/** What each provision should read on each day: of every field, the days on which it was set. */
class Oracle {
  readonly #set = new Map<string, Map<string, [year: number, value: string | null][]>>()

  add(wId: string, year: number, num: string, words: string): void {
    this.#set.set(
      wId,
      new Map([
        ['there', [[year, 'yes']]],
        ['num', [[year, num]]],
        ['heading', [[year, null]]],
        ['words', [[year, words]]],
      ]),
    )
  }

  on(year: number): Record<string, unknown> {
    const text: Record<string, unknown> = {}
    for (const [wId, fields] of this.#set) {
      const at = (field: string) => fields.get(field)?.findLast(([from]) => from <= year)?.[1] ?? null
      if (at('there') === 'yes') text[wId] = [at('num'), at('heading'), at('words')]
    }
    return text
  }

  /** Sets a field from a year until it is set again. Returns whether it is. */
  change(wId: string, field: string, year: number, value: string | null): boolean {
    const events = (this.#set.get(wId)?.get(field) ?? []).filter(([from]) => from !== year)
    events.push([year, value])
    events.sort((a, b) => a[0] - b[0])
    this.#set.get(wId)?.set(field, events)
    return this.#next(wId, [field], year) < this.#end(wId, year)
  }

  /** Puts another value wherever the mistake stands (no value is set twice but by what comes back). */
  correct(wId: string, field: string, year: number, value: string): void {
    const events = this.#set.get(wId)?.get(field) ?? []
    const wrong = events.findLast(([from]) => from <= year)?.[1]
    for (const event of events) if (event[1] === wrong) event[1] = value
  }

  /** Takes a provision out until it is changed again. Returns whether it is. */
  repeal(wId: string, year: number): boolean {
    const end = this.#end(wId, year)
    const next = this.#next(wId, ['num', 'heading', 'words'], year)
    const there = (this.#set.get(wId)?.get('there') ?? []).filter(([from]) => from !== year)
    there.push([year, 'no'])
    if (next < end) {
      // What comes back is what the later version says, whatever is changed before it went.
      there.push([next, 'yes'])
      for (const events of this.#set.get(wId)?.values() ?? [])
        if (events !== this.#set.get(wId)?.get('there') && !events.some(([from]) => from === next)) {
          events.push([next, events.findLast(([from]) => from <= next)?.[1] ?? null])
          events.sort((a, b) => a[0] - b[0])
        }
    }
    this.#set.get(wId)?.set(
      'there',
      there.sort((a, b) => a[0] - b[0]),
    )
    return next < end
  }

  #end(wId: string, year: number): number {
    const gone = this.#set
      .get(wId)
      ?.get('there')
      ?.find(([from, value]) => from > year && value === 'no')
    return gone?.[0] ?? Number.POSITIVE_INFINITY
  }

  #next(wId: string, fields: readonly string[], year: number): number {
    const years = fields.flatMap((field) =>
      (this.#set.get(wId)?.get(field) ?? []).flatMap(([from]) => (from > year ? [from] : [])),
    )
    return Math.min(...years, Number.POSITIVE_INFINITY)
  }
}

type Act = { readonly what: string; readonly year: number; readonly pick: number }
const acts = fc.array(
  fc.record({
    what: fc.constantFrom('words', 'heading', 'num', 'add', 'repeal', 'move', 'correct', 'misnumber'),
    year: fc.integer({ min: 1, max: YEARS }),
    pick: fc.nat(20),
  }),
  { maxLength: 14 },
)

function first(oracle: Oracle): History {
  const text = [1, 2, 3, 4].map((n) => entry(`art_${n}`, `Article ${n}`, `words of ${n}`))
  for (const { wId, num } of text) oracle.add(wId, 1, num ?? '', `words of ${wId.slice(4)}`)
  return amend(NO_HISTORY, text, point(dayOfYear(1)), new Set()).history
}

// Takes one act in both; returns the history, and whether amending and the oracle agree on what stands against it.
function take(history: History, oracle: Oracle, { what, year, pick }: Act, number: number): History {
  const at = dayOfYear(year)
  const text = textOf(history, at)
  if (text.length === 0) return history
  const { wId } = text[pick % text.length] as Entry
  const until = new Set([wId])
  const value = `${what} ${number}`
  if (what === 'correct' || what === 'misnumber') {
    const field = what === 'correct' ? 'words' : 'num'
    oracle.correct(wId, field, year, value)
    return correct(
      history,
      changed(text, wId, what === 'correct' ? { content: content(value) } : { num: value }),
      at,
    )
  }
  if (what === 'add') {
    const made = entry(`new_${number}`, `Article 1${number}`, value)
    oracle.add(made.wId, year, `Article 1${number}`, value)
    return amend(history, inserted(text, { after: wId }, [made]), point(at), until).history
  }
  if (what === 'move') {
    const other = text[(pick + 1) % text.length] as Entry
    if (other.wId === wId) return history
    return amend(history, moved(text, wId, { before: other.wId }), point(at), until).history
  }
  const edited =
    what === 'repeal'
      ? removed(text, wId)
      : changed(text, wId, what === 'words' ? { content: content(value) } : { [what]: value })
  const again = what === 'repeal' ? oracle.repeal(wId, year) : oracle.change(wId, what, year, value)
  const told = amend(history, edited, point(at), new Set()).conflicts.filter(({ what: on }) => on !== 'place')
  assert.equal(told.length > 0, again, `${what} of ${wId} in ${year}: told ${JSON.stringify(told)}`)
  return amend(history, edited, point(at), until).history
}

function readingIn(history: History, year: number): Record<string, unknown> {
  return Object.fromEntries(
    textOf(history, dayOfYear(year)).map(({ wId, num, heading, content: words }) => [
      wId,
      [num, heading, words ? plainText(words.xml) : null],
    ]),
  )
}

describe('an act that is entered, amended in any order and corrected', () => {
  it('reads on every day as an oracle of each field says, and tells what a later version touches too', () => {
    fc.assert(
      fc.property(acts, (run) => {
        const oracle = new Oracle()
        let history = first(oracle)
        for (const [number, act] of run.entries()) history = take(history, oracle, act, number)
        for (let year = 1; year <= YEARS + 1; year++)
          assert.deepEqual(readingIn(history, year), oracle.on(year), `in year ${year}`)
      }),
      runs(500),
    )
  })

  it('never holds two wordings of one provision, nor one eId twice, on one day, nor two places alike', () => {
    fc.assert(
      fc.property(acts, (run) => {
        const oracle = new Oracle()
        let history = first(oracle)
        for (const [number, act] of run.entries()) history = take(history, oracle, act, number)
        for (const [index, row] of history.rows.entries())
          for (const other of history.rows.slice(index + 1)) {
            if (!overlaps(row, other)) continue
            assert.notEqual(row.wId, other.wId)
            assert.notEqual(row.eId, other.eId, `${row.wId} and ${other.wId}`)
            if (row.parent === other.parent) assert.notEqual(row.sort, other.sort)
          }
      }),
      runs(200),
    )
  })

  it('has a point in time where, and only where, something changes', () => {
    fc.assert(
      fc.property(acts, (run) => {
        const oracle = new Oracle()
        let history = first(oracle)
        for (const [number, act] of run.entries()) history = take(history, oracle, act, number)
        const points = history.versions.map(({ from }) => from)
        const edges = history.rows.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
        assert.deepEqual(points, [...new Set(edges)].sort())
        for (const [index, version] of history.versions.entries()) {
          assert.equal(version.to, points[index + 1] ?? null)
          assert.ok(version.added + version.changed + version.removed > 0)
        }
      }),
      runs(200),
    )
  })
})

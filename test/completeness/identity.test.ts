/** Provisions that last, on the hardest history there is: two centuries of the Code civil, whose numbers repeat, move on and come back. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { inspect } from '#law/gate/gate.ts'
import { Weaver } from '#law/history/weave.ts'
import type { Woven, WovenRow } from '#law/history/woven.ts'
import { numberKey } from '#law/number.ts'
import { legalize } from '#sources/legalize/index.ts'
import { corpus, withoutCorpora } from '../corpora.ts'
import { FULL } from '../pace.ts'
import { every, sampled } from './dated-files.ts'

/** Below so many words, equal words prove nothing. */
const TELLING = 8
/** With COMITY_FULL=1 all 412 versions are woven; else every third. */
const STEP = 3

const scratch = await mkdtemp(path.join(tmpdir(), 'comity-identity-'))
after(() => rm(scratch, { recursive: true, force: true }))

describe('the provisions of the Code civil', { skip: withoutCorpora('fr-legalize-md') }, () => {
  let woven: Woven
  let byDay: Map<string | null, { begun: WovenRow[]; ended: WovenRow[] }>

  before(async () => {
    woven = await codeCivil()
    byDay = new Map()
    const on = (day: string | null) => {
      const known = byDay.get(day) ?? { begun: [], ended: [] }
      byDay.set(day, known)
      return known
    }
    for (const row of woven.rows) {
      on(row.from).begun.push(row)
      if (row.to !== null) on(row.to).ended.push(row)
    }
  })

  it('are never born with the words of one that vanishes the same day', () => {
    const first = new Map<number, string | null>()
    for (const row of woven.rows) if (!first.has(row.provision)) first.set(row.provision, row.from)
    const lost: string[] = []
    for (const [day, { begun, ended }] of byDay) {
      const goingOn = new Set(begun.map((row) => row.provision))
      const vanished = new Map(
        ended
          .filter((row) => isTelling(row) && !goingOn.has(row.provision))
          .map((row) => [row.content?.wordsHash, row]),
      )
      for (const row of begun) {
        const twin =
          isTelling(row) && first.get(row.provision) === day
            ? vanished.get(row.content?.wordsHash)
            : undefined
        if (twin) lost.push(`${day}: ${twin.num} became ${row.num}`)
      }
    }
    assert.deepEqual(lost, [])
  })

  it('keep their identity where their number alone would lose it', () => {
    let renumbered = 0
    for (const { begun, ended } of byDay.values()) {
      const before = new Map(ended.map((row) => [row.provision, row]))
      for (const row of begun) {
        const old = before.get(row.provision)
        if (
          old &&
          isTelling(row) &&
          old.content?.wordsHash === row.content?.wordsHash &&
          key(old) !== key(row)
        )
          renumbered++
      }
    }
    assert.ok(
      renumbered >= 92,
      `${renumbered} provisions were followed to another number with the same words`,
    )
  })

  it('are told apart where one number stands more than once', () => {
    const open = woven.rows.filter((row) => row.to === null && row.content !== null)
    const numbers = Map.groupBy(open, (row) => `${row.kind} ${key(row)}`)
    const repeated = [...numbers.values()].filter((rows) => rows.length > 1)
    assert.ok(repeated.length > 0)
    assert.equal(new Set(open.map((row) => row.eId)).size, open.length)
    assert.equal(new Set(open.map((row) => row.provision)).size, open.length)
  })
})

function isTelling(row: WovenRow): boolean {
  return (row.content?.length ?? 0) >= TELLING
}

function key(row: WovenRow): string {
  return numberKey(row.num ?? '')
}

async function codeCivil(): Promise<Woven> {
  const whole = path.join(corpus('fr-legalize-md') ?? '', 'LEGITEXT000006070721-code-civil')
  const folder = FULL ? whole : scratch
  if (!FULL) sampled(whole, scratch, every(STEP))
  const weaver = new Weaver(inspect)
  for await (const act of legalize.read([folder], { jurisdiction: null, only: [], progress: () => {} })) {
    assert.ok('work' in act)
    const { history } = act.expressions[0]!
    assert.ok(history.kind === 'snapshots')
    for await (const snapshot of history.snapshots) weaver.add(snapshot)
  }
  return weaver.end()
}

/** Where two sources of one act in one language do not say the same: findings for the reader, on the text that is shown. */
import type { Day } from '#kit/day.ts'
import { plainText, wordsOf } from '#law/content.ts'
import { contains, type Interval } from '#law/interval.ts'
import { numberKey } from '#law/number.ts'
import type { Finding } from '#law/provision.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { expressionsOf } from '#store/expressions.ts'
import { replaceFindings } from '#store/findings.ts'
import type { Expression } from '#store/model.ts'
import { contentsOf, historyRows } from '#store/provisions.ts'
import type { Writing } from '#store/record/recorded.ts'
import { versionsOf } from '#store/versions.ts'

/**
 * Compares every source kept with the one shown, on today and on the kept source's own points in time, and records what differs:
 * in the transaction that changed one of them, so that no reader meets the text without what is said against it.
 */
export async function disagreements(db: Database, trx: Writing, workId: number, today: Day): Promise<void> {
  const expressions = await expressionsOf(trx, [workId])
  const found = new Map<number, Finding[]>()
  for (const other of expressions.filter((expression) => !expression.shown)) {
    const shown = expressions.find((expression) => expression.shown && expression.language === other.language)
    if (shown)
      found.set(shown.id, [...(found.get(shown.id) ?? []), ...(await compare(db, trx, shown, other, today))])
  }
  await replaceFindings(trx, workId, 'sources-disagree', found)
}

async function compare(
  db: Database,
  trx: Writing,
  shown: Expression,
  other: Expression,
  today: Day,
): Promise<Finding[]> {
  const days = (await versionsOf(trx, other.id)).flatMap((version) =>
    version.from !== null && version.state === 'held' ? [version.from] : [],
  )
  const [here, there] = [wordings(db, shown.id), wordings(db, other.id)]
  const mine = Map.groupBy(here, (wording) => wording.key)
  // What has the same text here for as long as it holds there needs no reading: of a copy, that is nearly everything.
  const doubtful = there.filter((wording) => !isRepeated(wording, mine.get(wording.key) ?? []))
  const reader = new Reader(db)
  const told = new Set<string>()
  const findings: Finding[] = []
  for (const at of [...days.filter((date) => date <= today), today]) {
    const wanted = doubtful.filter((wording) => !told.has(wording.key) && contains(wording, at))
    if (wanted.length === 0 || !here.some((wording) => contains(wording, at))) continue
    for (const { key, num, textId } of wanted) {
      if (told.has(key)) continue
      const words = reader.words(textId)
      const own = (mine.get(key) ?? [])
        .filter((wording) => contains(wording, at))
        .map((wording) => reader.words(wording.textId))
      if (own.includes(words)) continue
      told.add(key)
      findings.push({
        severity: 'warning',
        check: 'sources-disagree',
        path: other.source.path,
        where: num,
        message:
          own[0] === undefined
            ? `On ${at}, ${other.source.name} has a provision that ${shown.source.name} has not`
            : `On ${at}, ${shown.source.name} and ${other.source.name} give different words (${size(own[0])} and ${size(words)})`,
      })
    }
  }
  return findings
}

interface NumberedWording extends Interval {
  readonly key: string
  readonly num: string
  readonly textId: number
}

// A number may stand more than once: then any of its wordings will do.
function wordings(db: Database, expressionId: number): NumberedWording[] {
  return historyRows(db, expressionId).flatMap(({ num, textId, from, to }) =>
    num === null || textId === null ? [] : [{ key: numberKey(num), num, textId, from, to }],
  )
}

// Whether wordings of the same text, one after another, hold on all days of this one.
function isRepeated({ textId, from, to }: NumberedWording, mine: readonly NumberedWording[]): boolean {
  const same = mine.filter((wording) => wording.textId === textId)
  if (from === null) return same.some((wording) => wording.from === null && covers(wording.to, to))
  let reached: Day | null = from
  for (;;) {
    const next = same.find((wording) => reached !== null && contains(wording, reached))
    if (!next) return false
    if (covers(next.to, to)) return true
    reached = next.to
  }
}

function covers(end: Day | null, wanted: Day | null): boolean {
  return end === null || (wanted !== null && wanted <= end)
}

/** Words of texts, each read once. */
class Reader {
  readonly #db: Database
  readonly #words = new Map<number, string>()

  constructor(db: Database) {
    this.#db = db
  }

  words(textId: number): string {
    const known = this.#words.get(textId)
    if (known !== undefined) return known
    const words = wordsOf(plainText(contentsOf(this.#db, [textId]).get(textId) ?? '')).join(' ')
    this.#words.set(textId, words)
    return words
  }
}

function size(words: string): number {
  return words === '' ? 0 : words.split(' ').length
}

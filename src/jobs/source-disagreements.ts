/** Where two sources of one act in one language do not say the same: findings for the reader, on the text that is shown. */
import type { Day } from '#kit/day.ts'
import { plainText, wordsOf } from '#law/content.ts'
import { numberKey } from '#law/number.ts'
import type { Finding } from '#law/provision.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { expressionsOf } from '#store/expressions.ts'
import { addFindings } from '#store/findings.ts'
import type { Expression, ProvisionVersion } from '#store/model.ts'
import { contentsOf, rowsAt } from '#store/provisions.ts'
import { versionsOf } from '#store/versions.ts'

/** Compares every source kept with the one shown, on today and on the kept source's own points in time, and records what differs. */
export async function disagreements(db: Database, workId: number, today: Day): Promise<void> {
  const expressions = await expressionsOf(db.sql, workId)
  for (const shown of expressions.filter((expression) => expression.shown)) {
    const others = expressions.filter((other) => !other.shown && other.language === shown.language)
    const findings: Finding[] = []
    for (const other of others) findings.push(...(await compare(db, shown, other, today)))
    await addFindings(db.sql, workId, shown.id, 'sources-disagree', findings)
  }
}

async function compare(db: Database, shown: Expression, other: Expression, today: Day): Promise<Finding[]> {
  const days = (await versionsOf(db.sql, other.id)).flatMap((version) =>
    version.from !== null && version.state === 'held' ? [version.from] : [],
  )
  const told = new Set<string>()
  const findings: Finding[] = []
  for (const at of [...days.filter((date) => date <= today), today]) {
    const [here, there] = [wordings(db, shown.id, at), wordings(db, other.id, at)]
    if (here.size === 0 || there.size === 0) continue
    for (const [key, wording] of there) {
      const mine = here.get(key)
      if (mine?.words === wording.words || told.has(key)) continue
      told.add(key)
      findings.push({
        severity: 'warning',
        check: 'sources-disagree',
        path: other.source.path,
        where: wording.num,
        message: mine
          ? `On ${at}, ${shown.source.name} and ${other.source.name} give different words (${size(mine)} and ${size(wording)})`
          : `On ${at}, ${other.source.name} has a provision that ${shown.source.name} has not`,
      })
    }
  }
  return findings
}

function wordings(db: Database, expressionId: number, at: Day): Map<string, { num: string; words: string }> {
  const rows = rowsAt(db, expressionId, at).filter(
    (row) => row.num !== null && row.textId !== null && !row.missing,
  )
  const contents = contentsOf(
    db,
    rows.map((row) => row.textId as number),
  )
  return new Map(
    rows.map((row) => [numberKey(row.num ?? ''), { num: row.num ?? '', words: words(row, contents) }]),
  )
}

function size({ words }: { words: string }): number {
  return words === '' ? 0 : words.split(' ').length
}

function words(row: ProvisionVersion, contents: ReadonlyMap<number, string>): string {
  return wordsOf(plainText(contents.get(row.textId ?? -1) ?? '')).join(' ')
}

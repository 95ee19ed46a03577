/** Where two sources of one act in one language do not say the same: findings for the reader, on the text that is shown. */
import type { Day } from '#kit/day.ts'
import { plainText, wordsOf } from '#law/content.ts'
import { numberKey } from '#law/number.ts'
import type { Finding } from '#law/provision.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { expressionsOf } from '#store/expressions.ts'
import { replaceFindings } from '#store/findings.ts'
import type { Expression } from '#store/model.ts'
import { contentsOf, rowsAt } from '#store/provisions.ts'
import { versionsOf } from '#store/versions.ts'

/** Compares every source kept with the one shown, on today and on the kept source's own points in time, and records what differs. */
export async function disagreements(db: Database, workId: number, today: Day): Promise<void> {
  const expressions = await expressionsOf(db.sql, [workId])
  const found = new Map<number, Finding[]>()
  for (const other of expressions.filter((expression) => !expression.shown)) {
    const shown = expressions.find((expression) => expression.shown && expression.language === other.language)
    if (shown)
      found.set(shown.id, [...(found.get(shown.id) ?? []), ...(await compare(db, shown, other, today))])
  }
  await replaceFindings(db.sql, workId, 'sources-disagree', found)
}

async function compare(db: Database, shown: Expression, other: Expression, today: Day): Promise<Finding[]> {
  const days = (await versionsOf(db.sql, other.id)).flatMap((version) =>
    version.from !== null && version.state === 'held' ? [version.from] : [],
  )
  const told = new Set<string>()
  const findings: Finding[] = []
  for (const at of [...days.filter((date) => date <= today), today]) {
    const [here, there] = [wordings(db, shown.id, at), wordings(db, other.id, at)]
    if (here.length === 0 || there.length === 0) continue
    for (const { key, num, words } of there) {
      const mine = here.filter((wording) => wording.key === key)
      if (told.has(key) || mine.some((wording) => wording.words === words)) continue
      told.add(key)
      findings.push({
        severity: 'warning',
        check: 'sources-disagree',
        path: other.source.path,
        where: num,
        message: mine[0]
          ? `On ${at}, ${shown.source.name} and ${other.source.name} give different words (${size(mine[0].words)} and ${size(words)})`
          : `On ${at}, ${other.source.name} has a provision that ${shown.source.name} has not`,
      })
    }
  }
  return findings
}

interface NumberedWording {
  readonly key: string
  readonly num: string
  readonly words: string
}

// A number may stand more than once: then any of its wordings will do.
function wordings(db: Database, expressionId: number, at: Day): NumberedWording[] {
  const rows = rowsAt(db, expressionId, at).filter((row) => row.num !== null && row.textId !== null)
  const contents = contentsOf(
    db,
    rows.map((row) => row.textId as number),
  )
  return rows.map(({ num, textId }) => ({
    key: numberKey(num ?? ''),
    num: num ?? '',
    words: wordsOf(plainText(contents.get(textId ?? -1) ?? '')).join(' '),
  }))
}

function size(words: string): number {
  return words === '' ? 0 : words.split(' ').length
}

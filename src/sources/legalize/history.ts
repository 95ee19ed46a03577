/** What commit subjects and file names say of a version: its date, what the date rests on, the act that made it. */
import { type Day, dayOrNull } from '#kit/day.ts'
import type { Basis, Ground } from '#law/provision.ts'

export interface VersionFile {
  /** For messages. */
  readonly path: string
  /** File name without folder, for telling versions of a day apart. */
  readonly name: string
  /** As the source prints it. */
  readonly date: string | null
  /** True where the date is only that of a commit. */
  readonly observed: boolean
  readonly subject: string | null
  readonly sourceId: string | null
  read(): Promise<Buffer>
}

/** Returns the day from which the version stands, and what that rests on. `stated` says that the source dates legal effect. */
export function dateOf(file: VersionFile, stated: boolean): { date: Day | null; basis: Basis } {
  const wording = /Редакція від (\d{2})\.(\d{2})\.(\d{4})/.exec(file.subject ?? '')
  const printed = wording && file.observed ? `${wording[3]}-${wording[2]}-${wording[1]}` : file.date
  const date = printed === '1900-01-01' ? null : dayOrNull(printed)
  if (date === null) return { date, basis: 'unknown' }
  return { date, basis: wording || (stated && !file.observed) ? 'in-force' : 'snapshot' }
}

// Subjects that speak of the repository and not of the law.
const HOUSEKEEPING =
  /^(?:aktualisierung|initialer import|verbessere|entferne|draft$|initial|update|add |fix|merge|:art:|конвертація|додає)/iu

/** Returns the act that made the version, as far as the subject of the commit names it. `own` are names of the act itself. */
export function groundOf(
  subject: string | null,
  sourceId: string | null,
  own: readonly string[],
): Ground | null {
  if (subject === null || subject === '') return null
  const basis = /підстава\s*-\s*([^\s)]+)/u.exec(subject)?.[1]
  if (basis) return { title: basis, id: basis }
  if (HOUSEKEEPING.test(subject) || /^\[bootstrap\]/i.test(subject) || /Редакція від/.test(subject))
    return null
  const title = subject
    .replace(/^\[[\w -]+\]\s*/, '')
    .replace(/^:[\w+-]+:\s*/, '')
    .replace(/\s+/g, ' ')
    .trim()
  const id = sourceId !== null && !isOwn(sourceId, own) ? sourceId : null
  if (title === '') return null
  if (!namesItself(title, own)) return { title, id }
  return id === null ? null : { title: id, id }
}

// "[reform] BV", "Code civil — arts. 12, 17": the act itself and what of it changed name no other act. A long title may be cut.
function namesItself(title: string, own: readonly string[]): boolean {
  const part = /^(.+?) — arts?\. /.exec(title)?.[1]
  const bare = title.replace(/\.$/, '')
  return own.includes(bare) || (part !== undefined && own.some((name) => name.startsWith(part)))
}

// An article's identifier, a daily dump and the act's own identifier name no amending act.
function isOwn(sourceId: string, own: readonly string[]): boolean {
  return (
    /^LEGIARTI|-DAILY-|^unknown$/.test(sourceId) ||
    own.some((name) => name.length > 3 && sourceId.startsWith(name))
  )
}

/** Finding the expression that a user means by an IRI or alias, a language and a day. */
import type { Day } from '#kit/day.ts'
import { languageOf } from '#law/language.ts'
import type { Expression, Reference } from '#store/model.ts'
import { FailedError, type Opened, typedDay, UsageError } from './context.ts'

export interface Meant {
  readonly reference: Reference
  readonly expression: Expression
}

/** Returns what is meant. Throws UsageError for a language or day that is none, FailedError for what is not held. */
export async function meant(opened: Opened, name: string, language: string | undefined): Promise<Meant> {
  const day = /^\/akn\/.*@([^/]+)/.exec(name)?.[1]
  if (day !== undefined) typedDay(day, 'the day in the IRI')
  const reference = await opened.library.resolve(name)
  if (!reference)
    throw new FailedError(`Cannot find "${name}": no act held has this IRI or alias. See comity works`)
  const asked = language === undefined ? reference.language : languageOf(language)
  if (language !== undefined && asked === null)
    throw new UsageError(`Cannot read --lang "${language}": expected a language code such as fr or fra`)
  const expression = await opened.library.expression(reference.work.id, asked)
  if (!expression) {
    const held = (await opened.library.expressions(reference.work.id))
      .filter((candidate) => candidate.shown)
      .map((candidate) => candidate.language)
    const withdrawn = await opened.library.withdrawal(reference.work.id)
    if (withdrawn)
      throw new FailedError(
        `Cannot show "${reference.work.title}": ${withdrawn.source} withdrew it on ${withdrawn.at.slice(0, 10)}: ${withdrawn.reason}`,
      )
    throw new FailedError(
      `Cannot show "${reference.work.title}" in ${asked}: it is held in ${held.join(', ')}`,
    )
  }
  return { reference, expression }
}

/** Returns why no text is held on a day, as a sentence. */
export async function absence(opened: Opened, expression: Expression, at: Day): Promise<string> {
  const versions = await opened.library.versions(expression.id)
  const hole = versions.find(
    (version) =>
      version.state === 'unknown' &&
      (version.from === null || version.from <= at) &&
      (version.to === null || at < version.to),
  )
  if (hole)
    return `Text unknown from ${hole.from ?? 'the beginning'} to ${hole.to ?? 'today'}: ${hole.reason}`
  const ended = versions.findLast(({ state, from }) => state === 'held' && from !== null && from <= at)
  if (ended?.from) return `Nothing of the act stands on ${at}: it ended on ${ended.from}`
  return `No text is held for ${at}: the first known wording is of ${versions[0]?.from ?? 'no date'}`
}

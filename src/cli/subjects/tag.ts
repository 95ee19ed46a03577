/** `comity subjects tag`, `untag`, `tags`: what people say a provision is about, beside what its words suggest. */
import type { Command } from 'commander'
import { languageName } from '#i18n/names.ts'
import { subjectShelf } from '#jobs/subjects/shelf.ts'
import { TagError, type Tagging, tagProvision, tagsNamed } from '#jobs/subjects/tags.ts'
import { labelOf, shortName } from '#vocab/model.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  today,
  withLibrary,
} from '../context.ts'
import { type ReadIn, readIn, speaking } from './language.ts'
import { explained } from './named.ts'

interface Options extends CommonOptions {
  readonly who: string
  readonly not?: boolean
}

/** Adds the three commands. */
export function registerTags(subjects: Command, context: Context): void {
  const who = () => process.env.USER || 'operator'
  common(subjects.command('tag <iri> <subject>'))
    .description('Say that a provision is about a subject; it stays with the provision when that is amended')
    .option('--who <name>', 'who finds so', who())
    .option('--not', 'say that it is not, whatever its words suggest')
    .addHelpText(
      'after',
      '\nWhat a person says stands above what the words suggest. It is kept with who said it and when.\n\nExamples:\n  comity subjects tag /akn/xv/act/1994-02-11/41/eng/~sec_3 dismissal --who "A. Reader"\n  comity subjects tag /akn/xv/act/1994-02-11/41/eng/~sec_3 strike --not\n  comity subjects tags /akn/xv/act/1994-02-11/41/eng/~sec_3\n',
    )
    .action((iri: string, subject: string, options: Options) =>
      tagged(context, { iri, subject, verdict: options.not ? 'not' : 'about' }, options),
    )
  common(subjects.command('untag <iri> <subject>'))
    .description('Take back what was said of a provision and a subject; that it was said is kept')
    .option('--who <name>', 'who takes it back', who())
    .addHelpText(
      'after',
      '\nExamples:\n  comity subjects untag /akn/xv/act/1994-02-11/41/eng/~sec_3 dismissal\n',
    )
    .action((iri: string, subject: string, options: Options) =>
      tagged(context, { iri, subject, verdict: 'none' }, options),
    )
  speaking(common(subjects.command('tags <iri>')))
    .description('Show the subjects of a provision: what people said, and what its words suggest')
    .addHelpText(
      'after',
      '\nExamples:\n  comity subjects tags /akn/xv/act/1994-02-11/41/eng/~sec_3 --lang fr\n',
    )
    .action((iri: string, options: CommonOptions & ReadIn) => shown(context, iri, options))
}

async function tagged(
  context: Context,
  asked: Pick<Tagging, 'iri' | 'subject' | 'verdict'>,
  options: Options,
): Promise<void> {
  const result = await withLibrary(context, options, ({ db }) =>
    failing(() => tagProvision(db, { ...asked, by: options.who, now: context.wiring.now() })),
  )
  print(context, options, result, ({ iri, subject, label, verdict, by, changed }) => {
    const said = {
      about: `${iri} is about ${subject} (${label})`,
      not: `${iri} is not about ${subject} (${label})`,
      none: `Nobody says any more whether ${iri} is about ${subject} (${label})`,
    }[verdict]
    return changed
      ? `${said}, says ${by}\n`
      : `Nothing changed: ${verdict === 'none' ? 'nobody had said so' : 'it was said already'}\n`
  })
}

async function shown(context: Context, iri: string, options: CommonOptions & ReadIn): Promise<void> {
  const language = readIn(options)
  const result = await withLibrary(context, options, ({ db }) =>
    failing(async () => {
      const { place, tags } = await tagsNamed(db, iri, today(context))
      const shelf = subjectShelf(db)
      const { row, provision, expression } = place
      const subjects = await shelf.subjectsOf({ row, provision, language: expression.language })
      const named = []
      for (const subject of subjects) {
        const found = await shelf.concept(subject.concept)
        const label = found ? labelOf(found.concept, [language]) : shortName(subject.concept)
        named.push({ id: shortName(subject.concept), label, ...subject })
      }
      return { iri: place.iri, wId: place.wId, language: expression.language, subjects: named, tags }
    }),
  )
  print(context, options, result, ({ iri: of, language: spoken, subjects }) => {
    const lines = subjects.map(
      ({ id, label, tag, words }) =>
        `  ${tag?.verdict === 'not' ? '- not ' : tag ? '+ ' : '? '}${id}  ${label}${tag ? `, says ${tag.by} on ${tag.at.slice(0, 10)}` : ''}${words.length > 0 ? `  by ${words.map((word) => `“${word}”`).join(', ')}` : ''}`,
    )
    const head = `${of} (${languageName(spoken, 'en')})`
    return `${[head, ...(lines.length > 0 ? lines : ['  no subject: its words suggest none, and nobody named one'])].join('\n')}\n`
  })
}

async function failing<Result>(work: () => Promise<Result>): Promise<Result> {
  return explained(async () => {
    try {
      return await work()
    } catch (error) {
      throw error instanceof TagError ? new FailedError(error.message) : error
    }
  })
}

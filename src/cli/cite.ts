/** `comity cite`: the citations in a text, and where each leads. */
import type { Command } from 'commander'
import type { Citation } from '#jobs/citations/citation.ts'
import { citationsInAny } from '#jobs/citations/cite.ts'
import { languageOf } from '#law/language.ts'
import { resolveReference } from '#store/works.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  typedDay,
  UsageError,
  withLibrary,
} from './context.ts'

interface Options extends CommonOptions {
  readonly context?: string
  readonly at?: string
  readonly lang?: string
}

export function registerCite(program: Command, context: Context): Command {
  return common(program.command('cite'))
    .description('Find the citations in a text and say where each leads')
    .argument('<text...>', 'the text')
    .option('--context <iri>', 'act or provision in which the text stands: says what "this Act" is')
    .option('--at <date>', 'look for provisions as of this day (default: the latest text held)')
    .option('--lang <code>', 'language of the text (default: the one that reads most in it)')
    .addHelpText(
      'after',
      '\nExamples:\n  comity cite "l\'article L100-1 du code des relations entre le public et l\'administration"\n  comity cite "the preceding article" --context /akn/xv/act/1994-02-11/41/eng/~art_9\n  comity cite "Art. 6 Abs. 1 lit. f DSGVO" --at 2018-06-01 --json\n',
    )
    .action(async (words: string[], options: Options) => {
      const language = options.lang === undefined ? null : languageOf(options.lang)
      if (options.lang !== undefined && language === null)
        throw new UsageError(
          `Cannot read --lang "${options.lang}": expected a language code such as fr or fra`,
        )
      const at = options.at === undefined ? null : typedDay(options.at, '--at')
      const citations = await withLibrary(context, options, async ({ db }) => {
        if (options.context !== undefined && !(await resolveReference(db.sql, options.context)))
          throw new FailedError(
            `Cannot find --context "${options.context}": no act held has this address or name; see comity works`,
          )
        return citationsInAny(db, words.join(' '), { context: options.context ?? null, language, at })
      })
      print(context, options, citations, (all) =>
        all.length === 0 ? 'No citation found\n' : `${all.map(shown).join('\n')}\n`,
      )
    })
}

function shown(citation: Citation): string {
  const { text, iri, named, provision, state, to } = citation
  const meant = [named?.name, provision].filter((part) => part != null).join(', ')
  return `${text}\n  ${meant || 'not clear which act is meant'}\n  ${[leads(state, iri), to && `to ${to}`].filter(Boolean).join(' ')}\n`
}

function leads(state: Citation['state'], iri: string | null): string {
  if (iri !== null) return iri
  return state === 'not-held'
    ? 'not held here'
    : 'not found: no such provision is held, or the act is not clear'
}

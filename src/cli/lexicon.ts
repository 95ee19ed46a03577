/** `comity lexicon`: a bilingual glossary that the library learnt from its own parallel texts, with the passages that prove it. */
import type { Command } from 'commander'
import { learnLexicon } from '#jobs/lexicon/learn.ts'
import { askLexicon } from '#jobs/lexicon/lexicon.ts'
import { languageOf } from '#law/language.ts'
import { pairsLearnt } from '#store/lexicon.ts'
import { type CommonOptions, type Context, common, print, UsageError, withLibrary } from './context.ts'
import { learnText, lexiconText, pairsText } from './lexicon-output.ts'
import { progressBar } from './progress.ts'

interface AskOptions extends CommonOptions {
  readonly domain?: string
  readonly limit?: string
}

interface LearnOptions extends CommonOptions {
  readonly pairs?: string
  readonly anew?: boolean
}

const HELP = `
The lexicon is learnt from works that the library holds in two languages, and from nothing else. Each entry says how often
it was borne out and quotes the passages that show it. What is learnt serves both ways.

Examples:
  comity lexicon learn                          learn every pair that there are parallel texts of
  comity lexicon learn --pairs en-fr,de-fr      only these
  comity lexicon                                which pairs are learnt
  comity lexicon en fr controller               how a term is said, and where
  comity lexicon fr de "personne concernée"
  comity lexicon en fr court --domain ca        as the law of Canada says it
  comity lexicon en fr --limit 100              the glossary
  comity lexicon en fr --json
`

export function registerLexicon(program: Command, context: Context): Command {
  const lexicon = program
    .command('lexicon')
    .usage('[options] [from] [to] [term]')
    .description('Look up how a legal term is said in another language, by the texts held in both')
    .addHelpText('after', HELP)
  common(lexicon.command('show', { isDefault: true, hidden: true }))
    .argument('[from]', 'language of the term, such as en or eng')
    .argument('[to]', 'language it is wanted in')
    .argument('[term...]', 'the term; without one, the glossary')
    .option('--domain <code>', 'only as it is said in works of this jurisdiction, type, subject or IRI')
    .option('--limit <n>', 'renderings of a term (default: 6), or terms of the glossary (default: 40)')
    .addHelpText('after', HELP)
    .action((from: string | undefined, to: string | undefined, term: string[], options: AskOptions) =>
      ask(context, [from, to, term.join(' ').trim()], options),
    )
  common(lexicon.command('learn'))
    .description('Learn from the parallel texts held; what did not change since is not read again')
    .option('--pairs <pairs>', 'only these pairs of languages, comma-separated, such as en-fr,de-fr')
    .option('--anew', 'use nothing of what was learnt before')
    .addHelpText(
      'after',
      '\nExamples:\n  comity lexicon learn\n  comity lexicon learn --pairs en-fr,bg-en --json\n',
    )
    .action((options: LearnOptions) => learn(context, options))
  return lexicon
}

async function ask(
  context: Context,
  [typedFrom, typedTo, term]: readonly [string | undefined, string | undefined, string],
  options: AskOptions,
): Promise<void> {
  if (typedFrom === undefined) return listPairs(context, options)
  if (typedTo === undefined)
    throw new UsageError(
      `Cannot look up "${typedFrom}" alone: expected two languages and a term, such as comity lexicon en fr controller`,
    )
  const [from, to] = [language(typedFrom), language(typedTo)]
  if (from === to)
    throw new UsageError(`Cannot translate from ${typedFrom} to ${typedTo}: they are one language; give two`)
  const asked = {
    from,
    to,
    term: term === '' ? null : term,
    domain: options.domain?.trim() || null,
    limit: limit(options.limit, term === '' ? 40 : 6),
  }
  const answer = await withLibrary(context, options, ({ db }) => askLexicon(db, asked))
  print(context, options, answer, lexiconText)
  if (answer.terms.length === 0) context.exitCode = 1
}

async function listPairs(context: Context, options: AskOptions): Promise<void> {
  const pairs = await withLibrary(context, options, ({ db }) => pairsLearnt(db))
  const told = pairs.map(({ one, other, works, sentences, read, entries, at }) => {
    return { one, other, works, sentences, read, entries, at }
  })
  print(context, options, told, pairsText)
}

async function learn(context: Context, options: LearnOptions): Promise<void> {
  const pairs = options.pairs === undefined ? undefined : pairsIn(options.pairs)
  const bar = progressBar(context.log)
  const report = await withLibrary(context, options, ({ db }) =>
    learnLexicon(db, {
      at: context.wiring.now().toISOString(),
      ...(pairs && { pairs }),
      anew: options.anew ?? false,
      progress: ({ one, other, done, total }) => bar.show({ label: `learning ${one}-${other}`, done, total }),
    }),
  ).finally(() => bar.end())
  print(context, options, report, learnText)
  for (const [one, other] of report.without)
    context.log(
      `Cannot learn ${one}-${other}: no work is held in both languages; import one that is, or ask through a third language with comity lexicon ${one} ${other} TERM`,
    )
  if (report.without.length > 0) context.exitCode = 1
}

function pairsIn(typed: string): [string, string][] {
  return typed.split(',').map((pair) => {
    const [one, other, more] = pair.trim().split(/[-:–]/)
    if (!one || !other || more !== undefined)
      throw new UsageError(
        `Cannot read --pairs "${typed}": expected two languages with a hyphen between, such as en-fr,de-fr`,
      )
    return [language(one), language(other)]
  })
}

function language(typed: string): string {
  const known = languageOf(typed)
  if (known === null)
    throw new UsageError(`Cannot read the language "${typed}": expected a code such as en, eng or fr`)
  return known
}

function limit(typed: string | undefined, otherwise: number): number {
  if (typed === undefined) return otherwise
  if (!/^[1-9]\d{0,5}$/.test(typed))
    throw new UsageError(`Cannot read --limit "${typed}": expected a whole number from 1 on`)
  return Number(typed)
}

/** `comity subjects match`: the concepts of a text, and the words that told each. */
import type { Command } from 'commander'
import type { Language } from '#law/language.ts'
import { termsOf } from '#search/analysis/analysis.ts'
import { keptVocabularies } from '#vocab/kept.ts'
import { type FoundConcept, matcherOf } from '#vocab/matcher.ts'
import { labelOf, shortName, type Vocabulary } from '#vocab/model.ts'
import { type CommonOptions, type Context, common, print, UsageError } from '../context.ts'
import { typedLanguage } from './language.ts'
import { explained, vocabularyNamed } from './named.ts'

interface Options extends CommonOptions {
  readonly lang?: string
  readonly of?: string
}

export function registerMatch(subjects: Command, context: Context): void {
  common(subjects.command('match <text...>'))
    .description('Say which concepts a text is about, and by which words')
    .option('--lang <code>', 'language of the text')
    .option('--of <name>', 'only concepts of this vocabulary (default: of all)')
    .addHelpText(
      'after',
      '\nA weak pattern counts only where another one of the concept stands in the text too.\n\nExamples:\n  comity subjects match "Die Kündigungsfrist beträgt vier Wochen" --lang de\n  comity subjects match "Работник имеет право на ежегодный оплачиваемый отпуск" --lang ru --json\n',
    )
    .action((words: string[], options: Options) => explained(() => match(context, words.join(' '), options)))
}

async function match(context: Context, text: string, options: Options): Promise<void> {
  if (options.lang === undefined)
    throw new UsageError(
      'Cannot tell the concepts of a text without its language: give it with --lang, such as --lang de',
    )
  const language = typedLanguage(options.lang)
  const kept = await keptVocabularies(options.home, new Set([language.slice(0, 3)]))
  const vocabularies = (options.of === undefined ? kept : [vocabularyNamed(kept, options.of)]).map(
    ({ vocabulary }) => vocabulary,
  )
  const known = vocabularies.some(({ concepts }) =>
    [...concepts.values()].some(({ wordings }) => wordings.has(language)),
  )
  if (!known) context.log(`No vocabulary here has words in "${options.lang}"`)
  const found = matcherOf(
    vocabularies,
    language,
    termsOf,
  )(text).map((each) => described(each, vocabularies, language, text))
  print(context, options, { language, concepts: found }, () =>
    found.length === 0 ? 'No concept found\n' : `${found.map(shown).join('\n')}\n`,
  )
}

function described(
  found: FoundConcept,
  vocabularies: readonly Vocabulary[],
  language: Language,
  text: string,
) {
  const concept = vocabularies.flatMap(({ concepts }) => concepts.get(found.concept) ?? [])[0]
  return {
    id: shortName(found.concept),
    iri: found.concept,
    label: concept ? labelOf(concept, [language]) : shortName(found.concept),
    strong: found.strong,
    places: found.places.map((place) => ({ ...place, words: text.slice(place.start, place.end) })),
  }
}

function shown({ id, label, strong, places }: ReturnType<typeof described>): string {
  const reasons = places.map(
    ({ words, pattern, strong: alone }) => `  "${words}"  by ${pattern}${alone ? '' : ', with another'}`,
  )
  return [`${id}  ${label}${strong ? '' : '  (weak)'}`, ...reasons].join('\n')
}

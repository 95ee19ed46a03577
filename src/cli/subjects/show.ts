/** `comity subjects show`: one concept, its words in every language, and what it must not be taken for. */
import type { Command } from 'commander'
import { bcp47, type Language } from '#law/language.ts'
import { keptVocabularies } from '#vocab/kept.ts'
import { type Concept, labelOf, shortName, type Vocabulary, type Wording } from '#vocab/model.ts'
import { type CommonOptions, type Context, common, print } from '../context.ts'
import { type ReadIn, readIn, speaking, typedLanguage } from './language.ts'
import { conceptNamed, explained, vocabularyNamed } from './named.ts'

interface Options extends CommonOptions, ReadIn {
  readonly of?: string
}

export function registerShowSubject(subjects: Command, context: Context): void {
  speaking(common(subjects.command('show <id>')))
    .description(
      'Show a concept: its names and patterns by language, what is wider and narrower, false friends',
    )
    .option('--of <name>', 'which vocabulary: one that was imported')
    .addHelpText(
      'after',
      '\nExamples:\n  comity subjects show dismissal\n  comity subjects show courts --lang fr\n  comity subjects show http://eurovoc.europa.eu/557 --of eurovoc --json\n',
    )
    .action((id: string, options: Options) => explained(() => show(context, id, options)))
}

async function show(context: Context, id: string, options: Options): Promise<void> {
  const { vocabulary } = vocabularyNamed(await keptVocabularies(options.home), options.of)
  const concept = conceptNamed(vocabulary, id)
  const only = options.lang === undefined ? null : typedLanguage(options.lang)
  const wordings = [...concept.wordings].filter(([language]) => only === null || language === only)
  const said = {
    ...concept,
    id: shortName(concept.iri),
    wordings: Object.fromEntries(wordings),
  }
  print(context, options, said, () => text(vocabulary, concept, wordings, readIn(options)))
}

function text(
  vocabulary: Vocabulary,
  concept: Concept,
  wordings: readonly (readonly [Language, Wording])[],
  language: Language,
): string {
  const named = (iris: readonly string[]) =>
    iris.map((iri) => {
      const each = vocabulary.concepts.get(iri)
      return each === undefined ? shortName(iri) : `${shortName(iri)} (${labelOf(each, [language])})`
    })
  const lines = [
    `${shortName(concept.iri)}  ${labelOf(concept, [language])}`,
    `  ${concept.iri}`,
    ...relation('Wider', named(concept.broader)),
    ...relation('Narrower', named(concept.narrower)),
    ...relation('Related', named(concept.related)),
    ...concept.scope.map((note) => `  Scope: ${note.text}`),
    ...concept.editorial.map((note) => `  Note: ${note.text}`),
    '',
    ...wordings.flatMap(([each, wording]) => wordingLines(each, wording)),
  ]
  return `${lines.join('\n')}\n`
}

function relation(name: string, concepts: readonly string[]): string[] {
  return concepts.length === 0 ? [] : [`  ${name}: ${concepts.join(', ')}`]
}

function wordingLines(language: Language, wording: Wording): string[] {
  const labels = [wording.preferred, ...wording.alternatives].filter((label) => label !== null)
  return [
    `${bcp47(language)}  ${labels.join('; ')}`,
    ...(wording.patterns.length > 0 ? [`    found by ${wording.patterns.join(' · ')}`] : []),
    ...(wording.exceptions.length > 0 ? [`    but not in ${wording.exceptions.join(' · ')}`] : []),
  ]
}

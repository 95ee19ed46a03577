/** `comity subjects`: the vocabulary of legal subjects and concepts, and what of it a text is about. */
import type { Command } from 'commander'
import { keptVocabularies } from '#vocab/kept.ts'
import { type Concept, labelOf, shortName, type Vocabulary } from '#vocab/model.ts'
import { type CommonOptions, type Context, common, print } from '../context.ts'
import { count } from '../format.ts'
import { registerSubjectFiles } from './files.ts'
import { type ReadIn, readIn, speaking } from './language.ts'
import { registerMatch } from './match.ts'
import { conceptNamed, explained, vocabularyNamed } from './named.ts'
import { registerShowSubject } from './show.ts'
import { registerTags } from './tag.ts'

interface ListOptions extends CommonOptions, ReadIn {
  readonly under?: string
  readonly of?: string
}

export function registerSubjects(program: Command, context: Context): Command {
  const subjects = program
    .command('subjects')
    .description('Read and use the vocabulary of legal subjects: concepts of the law in many languages')
    .addHelpText(
      'after',
      '\nExamples:\n  comity subjects list --under labour-law\n  comity subjects show dismissal\n  comity subjects tag /akn/xv/act/1994-02-11/41/eng/~sec_3 dismissal\n  comity subjects match "Die Kündigungsfrist beträgt vier Wochen" --lang de\n  comity subjects export --as ttl > subjects.ttl\n  comity subjects import eurovoc.rdf --lang en,fr,de\n',
    )
  speaking(common(subjects.command('list')))
    .description('List the concepts, each under the wider ones')
    .option('--under <id>', 'only this concept and those below it')
    .option(
      '--of <name>',
      'which vocabulary: one that was imported (default: all are named, and the own one is listed)',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  comity subjects list\n  comity subjects list --under child-law --lang fr\n  comity subjects list --of eurovoc --json\n',
    )
    .action((options: ListOptions) => explained(() => list(context, options)))
  registerShowSubject(subjects, context)
  registerMatch(subjects, context)
  registerSubjectFiles(subjects, context)
  registerTags(subjects, context)
  return subjects
}

async function list(context: Context, options: ListOptions): Promise<void> {
  const kept = await keptVocabularies(options.home)
  const { vocabulary, name } = vocabularyNamed(kept, options.of)
  const language = readIn(options)
  const roots = options.under === undefined ? tops(vocabulary) : [conceptNamed(vocabulary, options.under)]
  const concepts = [...vocabulary.concepts.values()].map((concept) => ({
    id: shortName(concept.iri),
    iri: concept.iri,
    label: labelOf(concept, [language]),
    broader: concept.broader.map(shortName),
    languages: [...concept.wordings.keys()],
  }))
  const vocabularies = kept.map((each) => ({
    name: each.name,
    iri: each.vocabulary.iri,
    version: each.vocabulary.version,
    concepts: each.vocabulary.concepts.size,
  }))
  const shown =
    options.under === undefined ? concepts : concepts.filter(({ iri }) => isUnder(vocabulary, iri, roots))
  print(context, options, { vocabularies, listed: name, concepts: shown }, () => {
    const tree = roots.flatMap((root) => treeLines(vocabulary, root, language, 0))
    const heads = vocabularies.map(
      (each) =>
        `${each.name}: ${count(each.concepts, 'concept')}${each.version === null ? '' : `, version ${each.version}`}`,
    )
    return `${[...(options.under === undefined ? [...heads, ''] : []), ...tree].join('\n')}\n`
  })
}

function tops(vocabulary: Vocabulary): Concept[] {
  return [...vocabulary.concepts.values()].filter(({ broader }) => broader.length === 0)
}

function isUnder(vocabulary: Vocabulary, iri: string, roots: readonly Concept[]): boolean {
  const seen = new Set<string>()
  const reaches = (each: string): boolean => {
    if (roots.some((root) => root.iri === each)) return true
    if (seen.has(each)) return false
    seen.add(each)
    return (vocabulary.concepts.get(each)?.broader ?? []).some(reaches)
  }
  return reaches(iri)
}

// A vocabulary of others may lead in circles.
function treeLines(
  vocabulary: Vocabulary,
  concept: Concept,
  language: string,
  depth: number,
  above: readonly string[] = [],
): string[] {
  const line = `${'  '.repeat(depth)}${shortName(concept.iri)}  ${labelOf(concept, [language])}`
  const below = concept.narrower
    .filter((iri) => !above.includes(iri) && iri !== concept.iri)
    .flatMap((iri) => vocabulary.concepts.get(iri) ?? [])
  return [
    line,
    ...below.flatMap((each) => treeLines(vocabulary, each, language, depth + 1, [...above, concept.iri])),
  ]
}

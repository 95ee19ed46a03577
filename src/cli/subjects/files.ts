/** `comity subjects import` and `export`: vocabularies come and go as SKOS. */
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { jsonLdOf } from '#vocab/json-ld.ts'
import { keepVocabulary, keptVocabularies } from '#vocab/kept.ts'
import { readSkosFile } from '#vocab/skos-file.ts'
import { statementsOf } from '#vocab/skos-write.ts'
import { turtleOf } from '#vocab/turtle.ts'
import { type CommonOptions, type Context, common, FailedError, print, UsageError } from '../context.ts'
import { count } from '../format.ts'
import { typedLanguage } from './language.ts'
import { explained, vocabularyNamed } from './named.ts'

interface ImportOptions extends CommonOptions {
  readonly lang?: string
  readonly name?: string
}

interface ExportOptions {
  readonly home: string
  readonly as: string
  readonly of?: string
}

export function registerSubjectFiles(subjects: Command, context: Context): void {
  common(subjects.command('import <file>'))
    .description('Take a vocabulary in, such as EuroVoc: SKOS as Turtle, N-Triples, RDF/XML or JSON-LD')
    .option('--lang <codes>', 'keep labels in these languages only, such as en,fr,de (default: all)')
    .option(
      '--name <name>',
      'what it is called here (default: the name of the file); what has the name is replaced',
    )
    .addHelpText(
      'after',
      '\nWhere a vocabulary brings no patterns, its labels are looked for in texts, word by word.\n\nExamples:\n  comity subjects import eurovoc.rdf --lang en,fr,de\n  comity subjects import thesaurus.ttl --name ministry\n',
    )
    .action((file: string, options: ImportOptions) => explained(() => take(context, file, options)))
  subjects
    .command('export')
    .description('Print a vocabulary as SKOS')
    .option('--home <dir>', 'folder of the library', process.env.COMITY_HOME ?? './comity-data')
    .option('--as <format>', 'ttl or jsonld', 'ttl')
    .option('--of <name>', "which vocabulary: one that was imported (default: Comity's own)")
    .addHelpText(
      'after',
      '\nExamples:\n  comity subjects export --as ttl > subjects.ttl\n  comity subjects export --as jsonld --of eurovoc > eurovoc.jsonld\n',
    )
    .action((options: ExportOptions) => explained(() => give(context, options)))
}

async function take(context: Context, file: string, options: ImportOptions): Promise<void> {
  if (!existsSync(file) || !statSync(file).isFile())
    throw new FailedError(`Cannot read "${file}": there is no such file; expected a vocabulary as SKOS`)
  const languages =
    options.lang === undefined
      ? null
      : new Set(options.lang.split(',').map((code) => typedLanguage(code).slice(0, 3)))
  const { vocabulary, relationsLeftOut, deprecated } = await readSkosFile(file, languages)
  const name = options.name ?? nameOf(file)
  const replaced = await keepVocabulary(options.home, name, vocabulary)
  const spoken = new Set([...vocabulary.concepts.values()].flatMap(({ wordings }) => [...wordings.keys()]))
  const said = {
    name,
    iri: vocabulary.iri,
    version: vocabulary.version,
    concepts: vocabulary.concepts.size,
    languages: [...spoken].sort(),
    relationsLeftOut,
    deprecated,
    replaced,
  }
  print(context, options, said, () => {
    const left = [
      ...(deprecated > 0 ? [`${count(deprecated, 'concept')} withdrawn by its makers left out`] : []),
      ...(relationsLeftOut > 0
        ? [`${count(relationsLeftOut, 'relation')} to what it does not hold left out`]
        : []),
    ]
    const head = `${replaced ? 'Replaced' : 'Took in'} "${name}": ${count(said.concepts, 'concept')} in ${count(spoken.size, 'language')}`
    return `${[head, ...left.map((line) => `  ${line}`)].join('\n')}\n`
  })
}

function nameOf(file: string): string {
  return path
    .parse(file)
    .name.toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
}

async function give(context: Context, options: ExportOptions): Promise<void> {
  if (options.as !== 'ttl' && options.as !== 'jsonld')
    throw new UsageError(`Cannot write --as "${options.as}": expected ttl or jsonld`)
  const { vocabulary } = vocabularyNamed(await keptVocabularies(options.home), options.of)
  const statements = statementsOf(vocabulary)
  context.out(options.as === 'ttl' ? await turtleOf(statements) : jsonLdOf(statements))
}

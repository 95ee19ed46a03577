/** `comity counterparts`: provisions of other states that answer a provision, and why. */
import type { Command } from 'commander'
import { type Counterpart, type Counterparts, counterpartsOf } from '#jobs/counterparts/counterparts.ts'
import { CounterpartsError } from '#jobs/counterparts/source.ts'
import { bcp47, languageOf } from '#law/language.ts'
import { shortName } from '#vocab/model.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  today,
  typedDay,
  UsageError,
  withLibrary,
} from './context.ts'
import { clip } from './format.ts'

interface Options extends CommonOptions {
  readonly in?: string
  readonly act?: string[]
  readonly lang?: string
  readonly at?: string
  readonly limit: string
}

const MOST = 100
const WIDTH = 88

const HELP = `
A provision is found by the concepts of the law that both tell, whatever the language; within a language also by its words, and in
another by what the lexicon makes of them (comity lexicon learn). Each answer says by which words. Confidence says how often an answer
of such a score is right; docs/spec/counterparts.md says how that was measured.

Examples:
  comity counterparts /akn/xv/act/1994-02-11/41/~art_9
  comity counterparts /eli/xv/act/1994/41/~art_9 --in xb,xc --at 2024-01-01
  comity counterparts /akn/eu/act/2016-04-27/679/deu/~art_17 --in de,ch --limit 5 --json
  comity counterparts /akn/xv/act/1994-02-11/41/~art_9 --act /akn/xb/act/1997-03-12/84-З
`

export function registerCounterparts(program: Command, context: Context): Command {
  return common(program.command('counterparts'))
    .description('Find what answers a provision in the law of other states, in any language, and say why')
    .argument('<iri>', 'a provision, a part of one, or a division: an IRI, or an alias with /~eId behind it')
    .option('--in <codes>', 'states to look in, such as de,ca (default: all but its own)')
    .option('--act <iri...>', 'only provisions of these acts')
    .option('--lang <codes>', 'only texts in these languages, such as de,fr')
    .option('--at <date>', 'the day whose law is meant, where the IRI names none (default: today)')
    .option('--limit <n>', 'answers at most', '10')
    .addHelpText('after', HELP)
    .action(async (iri: string, options: Options) => {
      const asked = {
        iri,
        in: options.in === undefined ? null : listed(options.in, '--in').map((code) => code.toLowerCase()),
        acts: options.act ?? null,
        languages: options.lang === undefined ? null : languagesIn(options.lang),
        at: options.at === undefined ? today(context) : typedDay(options.at, '--at'),
        limit: limitOf(options.limit),
      }
      const found = await withLibrary(context, options, ({ db }) =>
        counterpartsOf(db, asked).catch((error: unknown) => {
          throw error instanceof CounterpartsError ? new FailedError(error.message) : error
        }),
      )
      print(context, options, found, shown)
    })
}

function listed(text: string, option: string): string[] {
  const names = text.split(',').map((name) => name.trim())
  if (names.some((name) => name === ''))
    throw new UsageError(`Cannot read ${option} "${text}": expected codes with commas between, such as de,ca`)
  return names
}

function languagesIn(text: string): string[] {
  return listed(text, '--lang').map((code) => {
    const language = languageOf(code)
    if (language !== null) return language
    throw new UsageError(`Cannot read --lang "${code}": expected a language code such as fr or fra`)
  })
}

function limitOf(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST) return limit
  throw new UsageError(`Cannot read --limit "${text}": expected a number from 1 to ${MOST}`)
}

function shown({ source, hits }: Counterparts): string {
  const head = `${named(source)}\n  ${source.jurisdiction}, ${bcp47(source.language)}, as of ${source.at}\n`
  if (hits.length === 0) return `${head}\nNothing was found that answers it.\n`
  return `${head}\n${hits.map((hit, index) => answer(hit, index + 1)).join('\n')}`
}

function named({
  num,
  heading,
  title,
}: {
  readonly num: string | null
  readonly heading: string | null
  readonly title: string
}): string {
  const provision = [num, heading].filter((part) => part !== null).join('  ')
  return `${clip(provision === '' ? 'without a number' : provision, WIDTH)}\n  ${clip(title, WIDTH)}`
}

function answer(hit: Counterpart, place: number): string {
  const { jurisdiction, language, confidence, iri, why, model } = hit
  const [provision = '', act = ''] = named(hit).split('\n')
  const pairs = why.concepts.map(
    ({ iri: concept, source, target }) =>
      `       ${shortName(concept)}: ${quoted(source)} ~ ${quoted(target)}`,
  )
  const terms = why.terms.map(({ source, target }) => (source === target ? source : `${source} = ${target}`))
  return `${[
    `${String(place).padStart(3)}. ${jurisdiction} ${bcp47(language)}  ${provision}`,
    `   ${act}`,
    `     confidence ${Math.round(confidence * 100)} %   ${iri}`,
    ...pairs,
    ...(terms.length > 0 ? [`       words: ${terms.join(', ')}`] : []),
    ...(why.numbers.length > 0 ? [`       numbers: ${why.numbers.slice(0, MOST_NUMBERS).join(', ')}`] : []),
    ...(why.citations.length > 0 ? [`       both cite: ${why.citations.join(', ')}`] : []),
    ...(why.surroundings.length > 0
      ? [`       before and after: ${why.surroundings.map(shortName).join(', ')}`]
      : []),
    ...(model ? [`       ${model.name}: ${Math.round(model.likeness * 100)} % alike`] : []),
  ].join('\n')}\n`
}

const MOST_NUMBERS = 8

function quoted(words: readonly string[]): string {
  return words.length === 0 ? '(a related concept)' : words.map((word) => `“${word}”`).join(' ')
}

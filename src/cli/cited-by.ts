/** `comity cited-by`: what cites an act or a provision, with the words around. */
import type { Command } from 'commander'
import { type CitingEntry, type CitingList, citingList } from '#jobs/citations/citing.ts'
import { CITING_KINDS, type CitingKind } from '#store/citing-works.ts'
import { readingOrder } from '#store/outline.ts'
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
import { clip, count } from './format.ts'
import { meant } from './reference.ts'

interface Options extends CommonOptions {
  readonly at?: string
  readonly lang?: string
  readonly group?: string
  readonly in?: string
  readonly type?: string
  readonly year?: string
  readonly limit: string
  readonly quotes: string
}

export function registerCitedBy(program: Command, context: Context): Command {
  return common(program.command('cited-by'))
    .description('List what cites an act or a provision: legislation, court decisions, practice of agencies')
    .argument('<iri|alias>', 'the act, or IRI of the provision')
    .option('--at <date>', 'day on which the provision has that name (default: that of the IRI, else today)')
    .option('--lang <code>', 'language of the act, and of what cites it where there is a choice')
    .option('--group <group>', `only ${CITING_KINDS.join(', ')}`)
    .option('--in <code>', 'only works of this jurisdiction')
    .option('--type <type>', 'only works of this type or subtype')
    .option('--year <year>', 'only works of this year, or "unknown"')
    .option('--limit <n>', 'works at most', '20')
    .option('--quotes <n>', 'passages quoted of each work', '3')
    .addHelpText(
      'after',
      '\nExamples:\n  comity cited-by /akn/xv/act/1994-02-11/41/eng/~art_9\n  comity cited-by /eli/xv/act/1994/41 --group decision --json\n',
    )
    .action(async (iri: string, options: Options) => {
      const asked = {
        group: groupOf(options.group),
        limit: number(options, 'limit'),
        quotes: number(options, 'quotes'),
      }
      const answer = await withLibrary(context, options, async (opened) => {
        const { reference, expression } = await meant(opened, iri, options.lang)
        const { work, eId } = reference
        const at = options.at === undefined ? (reference.at ?? today(context)) : typedDay(options.at, '--at')
        const { nodes } = await opened.library.textOnDay(expression.id, at)
        const node = eId === null ? null : readingOrder(nodes).find((each) => each.eId === eId)
        if (node === undefined)
          throw new FailedError(
            `Cannot find the provision ${eId} in "${expression.title}": the text of ${at} has none of that name; see comity show ${work.iri}`,
          )
        const found = await citingList(
          opened.library,
          { workId: work.id, provisionId: node?.provisionId ?? null },
          {
            filter: {
              group: asked.group,
              place: options.in?.toLowerCase() ?? null,
              kind: options.type ?? null,
              year: options.year ?? null,
              work: null,
            },
            offset: 0,
            limit: asked.limit,
            quotes: asked.quotes,
            language: expression.language,
            today: today(context),
          },
        )
        return { cited: iri, ...found, entries: found.entries.map(({ id: _, ...entry }) => entry) }
      })
      const { cited, counts, total, entries: works } = answer
      print(context, options, { cited, counts, total, works }, () => listed(answer))
    })
}

function groupOf(typed: string | undefined): CitingKind | null {
  if (typed === undefined) return null
  const group = CITING_KINDS.find((each) => each === typed)
  if (group) return group
  throw new UsageError(`Cannot read --group "${typed}": expected one of ${CITING_KINDS.join(', ')}`)
}

function number(options: Options, name: 'limit' | 'quotes'): number {
  const typed = options[name]
  if (/^[1-9]\d{0,5}$/.test(typed)) return Number(typed)
  throw new UsageError(`Cannot read --${name} "${typed}": expected a whole number from 1`)
}

const GROUPS: Readonly<Record<CitingKind, string>> = {
  within: 'In the same act',
  legislation: 'Legislation',
  decision: 'Court decisions',
  practice: 'Practice of agencies',
}

type Entry = Omit<CitingEntry, 'id'>

function listed({
  counts,
  total,
  entries,
}: Pick<CitingList, 'counts' | 'total'> & { entries: readonly Entry[] }): string {
  if (entries.length === 0) return 'Nothing held cites it\n'
  const groups = CITING_KINDS.flatMap((kind) => {
    const own = entries.filter(({ group }) => group === kind)
    if (own.length === 0) return []
    const { works, passages } = counts[kind]
    return [
      `${GROUPS[kind]}: ${count(works, 'work')}, ${count(passages, 'passage')}`,
      '',
      ...own.map(entryText),
    ]
  })
  const rest = total.works - entries.length
  return `${groups.join('\n')}${rest > 0 ? `\nand ${count(rest, 'more work')}: raise --limit\n` : ''}`
}

function entryText(entry: Entry): string {
  const [first] = entry.quoted
  const lines = [
    `${clip(first?.title ?? entry.title, 100)}`,
    `  ${[entry.date, entry.jurisdiction, entry.body ?? entry.subtype ?? entry.type, entry.iri].filter(Boolean).join(' · ')}`,
    ...entry.quoted.flatMap(({ iri, quote }) => [
      `  ${iri}`,
      `    ${quote.map(({ text }) => text).join('')}`,
    ]),
    ...(entry.passages > entry.quoted.length
      ? [`  and ${count(entry.passages - entry.quoted.length, 'more passage')}`]
      : []),
  ]
  return `${lines.join('\n')}\n`
}

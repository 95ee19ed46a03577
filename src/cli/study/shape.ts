/** `comity study row`, `column`: what a study asks, and of which states. */
import type { Command } from 'commander'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import type { Change } from '#research/change.ts'
import { type Context, FailedError, print, typedDay, UsageError } from '../context.ts'
import { change, type Desk, need, type OverOptions, withStudy, writeIn, writingOver } from './desk.ts'

interface ShapeOptions extends OverOptions {
  readonly after?: string
  readonly first?: boolean
  readonly drop?: boolean
}

interface RowOptions extends ShapeOptions {
  readonly question?: string
  readonly guidance?: string
}

interface ColumnOptions extends ShapeOptions {
  readonly jurisdiction?: string
  readonly at?: string
  readonly today?: boolean
  readonly label?: string
  readonly note?: string
}

export function registerShape(study: Command, context: Context): void {
  placing(study.command('row <study> <row>'))
    .description('Make, ask, move or drop a row: one question of the study')
    .option('--question <words>', 'the question')
    .option('--guidance <words>', 'how it is meant, for those who answer')
    .addHelpText(
      'after',
      '\nExamples:\n  comity study row erasure when --question "Within what time?" --after who\n  comity study row erasure when --drop\n',
    )
    .action((id: string, name: string, options: RowOptions) => row(context, id, name, options))
  placing(study.command('column <study> <column>'))
    .description('Make, date, name, move or drop a column: the law of one state, as of a day')
    .option('--jurisdiction <code>', 'the state (default: the name of the column)')
    .option('--at <day>', 'the column tells the law of this day, and is not flagged for what came later')
    .option('--today', 'the column tells the law as it is whenever it is looked at')
    .option('--label <words>', 'what stands at its head (default: the name of the state)')
    .option('--note <words>', 'what readers should know of the whole column')
    .addHelpText(
      'after',
      '\nExamples:\n  comity study column erasure xb\n  comity study column erasure fr-2016 --jurisdiction fr --at 2016-06-01 --label "France before the reform"\n',
    )
    .action((id: string, name: string, options: ColumnOptions) => column(context, id, name, options))
}

function placing(command: Command): Command {
  return writingOver(command)
    .option('--after <name>', 'place it after this one')
    .option('--first', 'place it first')
    .option('--drop', 'take it out, with its cells; comity study undo brings both back')
}

async function row(context: Context, id: string, name: string, options: RowOptions): Promise<void> {
  refuseBoth(options)
  const { question, guidance } = options
  await withStudy(context, options, id, async (desk) => {
    const held = desk.study.rows.find((each) => each.id === name)
    if (options.drop) need(desk, 'row', name)
    const changes: Change[] = options.drop
      ? [{ kind: 'drop-row', row: name }]
      : [
          ...placed(desk, 'row', options, held !== undefined, (after, isNew) =>
            isNew ? { kind: 'add-row', row: name, after } : { kind: 'move-row', row: name, after },
          ),
          ...written(
            desk,
            options,
            [
              ['question', question, held?.question],
              ['guidance', guidance, held?.guidance],
            ],
            (part) => ({ of: 'row', row: name, name: part }),
            `of row ${name}`,
          ),
        ]
    await apply(context, desk, options, { what: 'row', name, isNew: held === undefined, changes })
  })
}

async function column(context: Context, id: string, name: string, options: ColumnOptions): Promise<void> {
  refuseBoth(options)
  if (options.at !== undefined && options.today)
    throw new UsageError('Cannot date the column: give --at DAY or --today, not both')
  const day = options.at === undefined ? null : typedDay(options.at, '--at')
  await withStudy(context, options, id, async (desk) => {
    const held = desk.study.columns.find((each) => each.id === name)
    if (options.drop) need(desk, 'column', name)
    const jurisdiction = held?.jurisdiction ?? jurisdictionOf(options.jurisdiction ?? name)
    if (held && options.jurisdiction !== undefined && options.jurisdiction !== held.jurisdiction)
      throw new FailedError(
        `Cannot give column "${name}" to ${options.jurisdiction}: it is of ${held.jurisdiction}; make another column`,
      )
    const dated = held !== undefined && (day !== null || options.today === true)
    const changes: Change[] = options.drop
      ? [{ kind: 'drop-column', column: name }]
      : [
          ...placed(desk, 'column', options, held !== undefined, (after, isNew) =>
            isNew
              ? { kind: 'add-column', column: name, jurisdiction, at: day, after }
              : { kind: 'move-column', column: name, after },
          ),
          ...(dated ? [{ kind: 'date-column', column: name, at: day } as const] : []),
          ...written(
            desk,
            options,
            [
              ['label', options.label, held?.label],
              ['note', options.note, held?.note],
            ],
            (part) => ({ of: 'column', column: name, name: part }),
            `of column ${name}`,
          ),
        ]
    await apply(context, desk, options, { what: 'column', name, isNew: held === undefined, changes })
  })
}

function refuseBoth({ after, first, drop }: ShapeOptions): void {
  if ([after !== undefined, first === true, drop === true].filter(Boolean).length > 1)
    throw new UsageError('Cannot do all of it: give one of --after, --first and --drop')
}

function jurisdictionOf(typed: string): string {
  const code = typed.toLowerCase()
  if (loadJurisdictions().has(code.split('-')[0] ?? '')) return code
  throw new UsageError(
    `Cannot use "${typed}" as a state: expected an ISO 3166-1 alpha-2 code such as fr, or eu, un; give it with --jurisdiction where the column has another name`,
  )
}

// What is new stands last where nothing is said; what is there stays where it is.
function placed(
  desk: Desk,
  what: 'row' | 'column',
  { after, first }: ShapeOptions,
  isHeld: boolean,
  made: (after: string | null, isNew: boolean) => Change,
): Change[] {
  if (after !== undefined) need(desk, what, after)
  const list = what === 'row' ? desk.study.rows : desk.study.columns
  const place = first ? null : (after ?? list.at(-1)?.id ?? null)
  if (isHeld && after === undefined && !first) return []
  return [made(place, !isHeld)]
}

type Register = Desk['study']['title']
type WriteField = Extract<Change, { kind: 'write' }>['field']

function written<Part extends string>(
  desk: Desk,
  options: OverOptions,
  parts: readonly (readonly [Part, string | undefined, Register | undefined])[],
  field: (part: Part) => WriteField,
  of: string,
): Change[] {
  return parts.flatMap(([part, words, register = []]) =>
    words === undefined
      ? []
      : [writeIn(desk, options, { field: field(part), register, words, what: `the ${part} ${of}` })],
  )
}

async function apply(
  context: Context,
  desk: Desk,
  options: ShapeOptions,
  of: { what: string; name: string; isNew: boolean; changes: readonly Change[] },
): Promise<void> {
  const { what, name, isNew, changes } = of
  if (changes.length === 0)
    throw new UsageError(
      `Cannot change ${what} "${name}": nothing to change is given; see comity study ${what} --help`,
    )
  const made = await change(context, desk, options, changes)
  const said = options.drop
    ? `${what} ${name} is out; to bring it back:\n  comity study undo ${desk.id} ${made[0]?.seq}`
    : `${what} ${name} ${isNew ? 'made' : 'changed'}`
  print(context, options, made, () => `${said}\n`)
}

/** `comity study answer`, `note`, `set`, `status`, `source`: what people write in a study. */
import type { Command } from 'commander'
import { heldAgreement } from '#agreements/held.ts'
import { type Change, SOURCE, STATUS, type Status } from '#research/change.ts'
import { type Context, FailedError, print, UsageError } from '../context.ts'
import {
  type ByOptions,
  cellNamed,
  change,
  type Desk,
  type OverOptions,
  withStudy,
  writeIn,
  writing,
  writingOver,
} from './desk.ts'

interface AnswerOptions extends OverOptions {
  readonly draft?: boolean
}

interface SourceOptions extends ByOptions {
  readonly kind: string
  readonly link?: string
  readonly name?: string
  readonly drop?: string
}

const WHOLE = ['title', 'question', 'summary', 'mandate'] as const

export function registerWrite(study: Command, context: Context): void {
  writingOver(study.command('answer <study> <row> <column> <words>'))
    .description('Write the short answer of a cell, which then counts as answered')
    .option('--draft', 'it is a draft still')
    .addHelpText(
      'after',
      '\nExample:\n  comity study answer erasure who xv "Everybody whose data are held."\n',
    )
    .action((id: string, row: string, column: string, words: string, options: AnswerOptions) =>
      answer(context, { id, row, column }, words, options),
    )
  writingOver(study.command('note <study> <row> <column> <words>'))
    .description('Write notes beside the answer of a cell')
    .addHelpText('after', '\nExample:\n  comity study note erasure who xv "The courts read it widely."\n')
    .action((id: string, row: string, column: string, words: string, options: OverOptions) =>
      note(context, { id, row, column }, words, options),
    )
  writingOver(study.command('set <study> <what> <words>'))
    .description(
      'Write the title, question, summary or mandate of the study, or the agreement it is made under',
    )
    .addHelpText(
      'after',
      '\nWhat: title, question, summary, mandate, agreement (its id in this library, or "none")\n\nExamples:\n  comity study set erasure question "What must a controller erase, when, and at whose request?"\n  comity study set erasure agreement middle-sea-exchange\n',
    )
    .action((id: string, what: string, words: string, options: OverOptions) =>
      set(context, id, what, words, options),
    )
  writing(study.command('status <study> <row> <column> <status>'))
    .description(`Say how far a cell is: ${STATUS.options.join(', ')}`)
    .addHelpText(
      'after',
      '\nExamples:\n  comity study status erasure who xv reviewed --who "B. Reed"\n  comity study status erasure deceased xb none-found\n',
    )
    .action((id: string, row: string, column: string, status: string, options: ByOptions) =>
      setStatus(context, { id, row, column }, status, options),
    )
  writing(study.command('source <study> <row> <column> [words]'))
    .description('Name an act, a decision or literature that a cell rests on beside its quotes')
    .option('--kind <kind>', 'act, decision, literature', 'literature')
    .option('--link <iri|address>', 'IRI of a work or provision, or a web address')
    .option('--name <name>', 'a name for it (default: s1, s2, …)')
    .option('--drop <name>', 'take the source of this name out')
    .addHelpText(
      'after',
      '\nExamples:\n  comity study source erasure who xv "Supreme Court, C 12/25" --kind decision --link ECLI:XV:SC:2025:12\n  comity study source erasure who xv --drop s1\n',
    )
    .action((id: string, row: string, column: string, words: string | undefined, options: SourceOptions) =>
      source(context, { id, row, column }, words, options),
    )
}

interface Place {
  readonly id: string
  readonly row: string
  readonly column: string
}

async function answer(context: Context, { id, ...asked }: Place, words: string, options: AnswerOptions) {
  await withStudy(context, options, id, async (desk) => {
    const { row, column } = cellNamed(desk, asked.row, asked.column)
    const { answer: register, quotes } = desk.study.cell(row, column)
    const field = { of: 'cell', row, column, name: 'answer' } as const
    const status: Status = options.draft ? 'draft' : 'answered'
    const made = await change(context, desk, options, [
      writeIn(desk, options, { field, register, words, what: `the answer of ${row}, ${column}` }),
      { kind: 'status', row, column, status },
    ])
    const hint =
      quotes.length === 0
        ? `. No provision is quoted there yet: comity study add ${id} IRI --row ${row} --column ${column}`
        : ''
    print(context, options, made, () => `${row}, ${column}: ${status}${hint}\n`)
  })
}

async function note(context: Context, { id, ...asked }: Place, words: string, options: OverOptions) {
  await withStudy(context, options, id, async (desk) => {
    const { row, column } = cellNamed(desk, asked.row, asked.column)
    const register = desk.study.cell(row, column).notes
    const field = { of: 'cell', row, column, name: 'notes' } as const
    const what = `the notes of ${row}, ${column}`
    const made = await change(context, desk, options, [
      writeIn(desk, options, { field, register, words, what }),
    ])
    print(context, options, made, () => `${row}, ${column}: noted\n`)
  })
}

async function set(context: Context, id: string, what: string, words: string, options: OverOptions) {
  await withStudy(context, options, id, async (desk) => {
    const made = await change(context, desk, options, [await wholeChange(desk, what, words, options)])
    print(context, options, made, () => `The ${what} is written\n`)
  })
}

async function wholeChange(desk: Desk, what: string, words: string, options: OverOptions): Promise<Change> {
  if (what === 'agreement') {
    const agreement = words === 'none' ? null : words
    if (agreement !== null && !(await heldAgreement(desk.db.sql, agreement)))
      throw new FailedError(
        `Cannot set the agreement "${agreement}": none of the id is held; see comity agreements list`,
      )
    return { kind: 'agreement', agreement }
  }
  const name = WHOLE.find((each) => each === what)
  if (!name) throw new UsageError(`Cannot set "${what}": expected ${WHOLE.join(', ')} or agreement`)
  return writeIn(desk, options, {
    field: { of: 'study', name },
    register: desk.study[name],
    words,
    what: `the ${name}`,
  })
}

async function setStatus(context: Context, { id, ...asked }: Place, typed: string, options: ByOptions) {
  const { success, data: status } = STATUS.safeParse(typed)
  if (!success)
    throw new UsageError(`Cannot set the status "${typed}": expected ${STATUS.options.join(', ')}`)
  await withStudy(context, options, id, async (desk) => {
    const { row, column } = cellNamed(desk, asked.row, asked.column)
    const made = await change(context, desk, options, [{ kind: 'status', row, column, status }])
    print(context, options, made, () => `${row}, ${column}: ${status}\n`)
  })
}

async function source(
  context: Context,
  { id, ...asked }: Place,
  words: string | undefined,
  options: SourceOptions,
) {
  const { drop, link = null, name } = options
  if ((words === undefined) === (drop === undefined))
    throw new UsageError(
      'Cannot change the sources: give the words of a new one, or --drop with the name of one',
    )
  await withStudy(context, options, id, async (desk) => {
    const { row, column } = cellNamed(desk, asked.row, asked.column)
    if (drop !== undefined) {
      const made = await change(context, desk, options, [{ kind: 'drop-source', row, column, source: drop }])
      print(context, options, made, () => `${row}, ${column}: the source ${drop} is out\n`)
      return
    }
    const parsed = SOURCE.safeParse({ id: name ?? freeSource(desk), kind: options.kind, words, link })
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new UsageError(
        issue?.path[0] === 'kind'
          ? `Cannot read --kind "${options.kind}": expected act, decision or literature`
          : `Cannot add the source: ${issue?.path.join('.')}: ${issue?.message}`,
      )
    }
    const made = await change(context, desk, options, [
      { kind: 'add-source', row, column, source: parsed.data },
    ])
    print(context, options, made, () => `${row}, ${column}: source ${parsed.data.id}\n`)
  })
}

function freeSource({ changes }: Desk): string {
  const taken = new Set(
    changes.flatMap(({ change: each }) => (each.kind === 'add-source' ? [each.source.id] : [])),
  )
  for (let n = 1; ; n++) if (!taken.has(`s${n}`)) return `s${n}`
}

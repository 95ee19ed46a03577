/** `comity edit amend`: an amendment consolidated as of a day. */
import type { Command } from 'commander'
import { readDocument } from '#editing/document.ts'
import { type Step, stepsFrom } from '#editing/steps.ts'
import type { Text } from '#editing/text.ts'
import type { Day } from '#kit/day.ts'
import { type Context, type Opened, typedDay, UsageError, withLibrary } from '../context.ts'
import { whole } from './new.ts'
import { concluded, documentAt, drafting, type EditOptions, refusing, several, textOf } from './session.ts'
import { pairFrom, type Target, targetOf, wIdOf, wordsAt } from './target.ts'

interface Options extends EditOptions, Changes {
  readonly asOf: string
  readonly by?: string
  readonly published?: string
  readonly lang?: string
  readonly steps?: string
}

interface Changes {
  readonly change?: readonly string[]
  readonly heading?: readonly string[]
  readonly renumber?: readonly string[]
  readonly add?: string
  readonly move?: string
  readonly after?: string
  readonly before?: string
  readonly inside?: string
  readonly repeal?: readonly string[]
  readonly leaving?: string
  readonly repealAct?: boolean
  readonly untilNext?: readonly string[]
}

export function registerAmend(edit: Command, context: Context): void {
  drafting(edit.command('amend'))
    .description('Consolidate an amendment: the act as it reads from a day on')
    .argument('<iri|alias>', 'the act that is amended')
    .requiredOption(
      '--as-of <date>',
      'first day on which it reads so; past, future, or between points in time',
    )
    .option('--by <iri|title>', 'the amending act: one that is held, or its title or number')
    .option('--published <date>', 'day on which the amendment was published')
    .option('--lang <code>', 'language of the text, such as fr or fra')
    .option(
      '--change <eId=file>',
      'new words of a provision, from a file (.txt, .md, .html, .xml); may be repeated',
      several,
    )
    .option('--heading <eId=text>', 'new heading; may be repeated', several)
    .option('--renumber <eId=number>', 'new number, as it is printed; may be repeated', several)
    .option('--add <file>', 'new provisions, from a file; say where with --after, --before or --inside')
    .option('--move <eId>', 'move a provision; say where with --after, --before or --inside')
    .option('--after <eId>', 'place for --add or --move')
    .option('--before <eId>', 'place for --add or --move')
    .option('--inside <eId>', 'place for --add or --move: at the end of this division')
    .option('--repeal <eId>', 'a provision goes, with all it holds; may be repeated', several)
    .option('--leaving <words>', 'words that stand in the place of what is repealed, such as "(Repealed)"')
    .option('--repeal-act', 'the whole act ends on that day')
    .option(
      '--until-next <eId>',
      'what is entered holds only until a later version changes it; may be repeated',
      several,
    )
    .option('--steps <file>', 'steps as JSON (see docs/guides/publisher.md); taken after the others')
    .addHelpText(
      'after',
      '\nAn amendment learnt late is carried through the later versions that leave the same thing as it was. Where a later version\nchanges it too, that is said, and nothing is recorded until you decide (--until-next).\n\nExamples:\n  comity edit amend /eli/xv/act/1994/41 --as-of 2025-01-01 --by "Act No 3 of 2024" --change art_2=art2.txt --dry-run\n  comity edit amend /eli/xv/act/1994/41 --as-of 2027-07-01 --add new.txt --after art_5 --renumber art_6="Article 7" --record\n  comity edit amend /eli/xv/act/1994/41 --as-of 2030-01-01 --repeal-act --by XV-9/2029\n',
    )
    .action((name: string, options: Options) =>
      withLibrary(context, options, async (opened) => {
        const asOf = typedDay(options.asOf, '--as-of')
        const target = await targetOf(opened, name, options.lang)
        const steps = await refusing(() => stepsOf(opened, target, asOf, options))
        const { expression, recording } = target.held
        const base = { expressionId: expression.id, base: recording }
        await concluded(context, options, opened.db, { kind: 'amend', ...base, steps })
      }),
    )
}

async function stepsOf(opened: Opened, target: Target, asOf: Day, options: Options): Promise<Step[]> {
  const text = target.held.base.textOn(asOf)
  const { published } = options
  return [
    ...stepsFrom([
      {
        do: 'date',
        asOf,
        ...(published === undefined ? {} : { published }),
        ...(options.by === undefined ? {} : { ground: await groundOf(opened, options.by) }),
      },
      ...(options.untilNext ?? []).map((name) => ({
        do: 'hold',
        wId: wIdOf(text, name, asOf),
        until: 'next',
      })),
      ...(await changesOf(text, asOf, target, options)),
    ]),
    ...(options.steps === undefined ? [] : await stepsIn(options.steps, text)),
  ]
}

async function groundOf({ library }: Opened, by: string): Promise<{ title: string; id: string | null }> {
  const held = await library.resolve(by)
  return held ? { title: held.work.title, id: held.work.iri } : { title: by, id: null }
}

async function changesOf(text: Text, asOf: Day, { held }: Target, options: Changes): Promise<unknown[]> {
  const wId = (name: string) => wIdOf(text, name, asOf)
  const steps: unknown[] = []
  for (const given of options.change ?? []) {
    const [name, file] = pairFrom(given, '--change', 'a name and a file, such as art_5=art5.txt')
    steps.push({ do: 'change', wId: wId(name), xml: await wordsAt(file) })
  }
  for (const given of options.heading ?? []) {
    const [name, heading] = pairFrom(given, '--heading', 'a name and a heading, such as art_5="Scope"')
    steps.push({ do: 'change', wId: wId(name), heading })
  }
  for (const given of options.renumber ?? []) {
    const [name, num] = pairFrom(given, '--renumber', 'a name and a number, such as art_5="Article 6"')
    steps.push({ do: 'change', wId: wId(name), num })
  }
  const { add, move } = options
  if (add !== undefined) {
    const { source, format } = await documentAt(add)
    const { provisions } = whole(readDocument(source, format, held.expression.language), add)
    steps.push({ do: 'add', place: placeOf(wId, options), provisions })
  }
  if (move !== undefined) steps.push({ do: 'move', wId: wId(move), place: placeOf(wId, options) })
  const leaving = options.leaving === undefined ? {} : { leaving: options.leaving }
  for (const name of options.repeal ?? []) steps.push({ do: 'repeal', wId: wId(name), ...leaving })
  if (options.repealAct) steps.push({ do: 'repeal-act' })
  return steps
}

function placeOf(wId: (name: string) => string, { after, before, inside }: Changes) {
  const given = [after, before, inside].filter((one) => one !== undefined)
  if (given.length !== 1)
    throw new UsageError('Cannot tell where to put it: expected one of --after, --before and --inside')
  if (after !== undefined) return { after: wId(after) }
  if (before !== undefined) return { before: wId(before) }
  return { inside: wId(inside ?? ''), at: 'end' }
}

/** Returns the steps in a JSON file. Provisions may be named by the eId they have in the text. */
export async function stepsIn(file: string, text: Text): Promise<Step[]> {
  let value: unknown
  try {
    value = JSON.parse(await textOf(file))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new UsageError(`Cannot read the steps in "${file}": ${error.message}; expected a JSON array`)
  }
  const wIds = new Map(text.flatMap(({ eId, wId }) => (eId === null ? [] : [[eId, wId]])))
  const held = new Set(text.map(({ wId }) => wId))
  const named = (name: string) => (held.has(name) ? name : (wIds.get(name) ?? name))
  return stepsFrom(value).map((step) => {
    const own = 'wId' in step && step.wId !== null ? { ...step, wId: named(step.wId) } : step
    if (!('place' in own)) return own
    const { place } = own
    if ('after' in place) return { ...own, place: { after: named(place.after) } }
    if ('before' in place) return { ...own, place: { before: named(place.before) } }
    return place.inside === null ? own : { ...own, place: { ...place, inside: named(place.inside) } }
  })
}

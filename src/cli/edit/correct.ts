/** `comity edit correct`: an error put right, with no new point in time. */
import type { Command } from 'commander'
import { type Step, stepsFrom } from '#editing/steps.ts'
import type { Day } from '#kit/day.ts'
import { type Context, today, typedDay, UsageError, withLibrary } from '../context.ts'
import { concluded, drafting, type EditOptions, refusing, several } from './session.ts'
import { pairFrom, type Target, targetOf, wIdOf, wordsAt } from './target.ts'

interface Options extends EditOptions {
  readonly on?: string
  readonly lang?: string
  readonly text?: string
  readonly heading?: string
  readonly num?: string
  readonly redate?: readonly string[]
}

export function registerCorrect(edit: Command, context: Context): void {
  drafting(edit.command('correct'))
    .description(
      'Correct an error in what this library shows; the wrong wording stays findable as "shown until …"',
    )
    .argument('<iri|alias>', 'the provision (IRI ending in /~eId), or the act where only --redate is given')
    .option('--on <date>', 'a day on which the wrong wording holds (default: the one in the IRI, else today)')
    .option('--lang <code>', 'language of the text, such as fr or fra')
    .option(
      '--text <file>',
      'the right words, from a file (.txt, .md, .html, or .xml for an Akoma Ntoso fragment)',
    )
    .option('--heading <text>', 'the right heading')
    .option('--num <number>', 'the right number, as it is printed')
    .option(
      '--redate <old=new>',
      'a wrong day and the right one ("unknown" where none is known); may be repeated',
      several,
    )
    .addHelpText(
      'after',
      '\nEvery version of the provision that bears the same mistake is corrected. A reason must be given: it is shown to readers.\n\nExamples:\n  comity edit correct /akn/xv/act/2001-01-10/7/~art_2 --text art2.txt --reason "misprint in line 3" --dry-run\n  comity edit correct /akn/xv/act/2001-01-10/7 --redate 2010-01-01=2010-02-01 --reason "entry into force misread" --record\n',
    )
    .action((name: string, options: Options) =>
      withLibrary(context, options, async (opened) => {
        if (options.record && (options.reason ?? '').trim() === '')
          throw new UsageError(
            'Cannot correct without a reason: give one with --reason "…"; readers are shown it',
          )
        const on = /@(\d{4}-\d{2}-\d{2})/.exec(name)?.[1] ?? options.on ?? today(context)
        const target = await targetOf(opened, name, options.lang)
        const steps = await refusing(() => stepsOf(target, typedDay(on, '--on'), options))
        const { expression, recording } = target.held
        const base = { expressionId: expression.id, base: recording }
        await concluded(context, options, opened.db, { kind: 'correct', ...base, steps })
      }),
    )
}

async function stepsOf({ held, eId }: Target, on: Day, options: Options): Promise<Step[]> {
  const { text, heading, num } = options
  const redates = (options.redate ?? []).map((given) =>
    pairFrom(given, '--redate', 'two days, such as 2010-01-01=2010-02-01'),
  )
  const worded = text !== undefined || heading !== undefined || num !== undefined
  if (worded && eId === null)
    throw new UsageError(
      'Cannot tell which provision to correct: expected an IRI ending in /~eId, such as …/~art_2',
    )
  if (!worded && redates.length === 0)
    throw new UsageError('Cannot tell what to correct: expected --text, --heading, --num or --redate')
  const wId = eId === null ? null : wIdOf(held.base.textOn(on), eId, on)
  return stepsFrom([
    { do: 'date', asOf: on },
    ...(worded
      ? [
          {
            do: 'change',
            wId,
            ...(text === undefined ? {} : { xml: await wordsAt(text) }),
            ...(heading === undefined ? {} : { heading }),
            ...(num === undefined ? {} : { num }),
          },
        ]
      : []),
    ...redates.map(([from, to]) => ({ do: 'redate', wId, from: dayOrUnknown(from), to: dayOrUnknown(to) })),
  ])
}

function dayOrUnknown(text: string): Day | null {
  return text === 'unknown' ? null : typedDay(text, '--redate')
}

/** `comity edit drafts` and what is done with one of them: looking, going on, undoing, renewing, recording, discarding. */
import type { Command } from 'commander'
import { renewed } from '#editing/begin.ts'
import { openBench } from '#editing/bench.ts'
import { type Draft, redone, undone, withStep } from '#editing/draft.ts'
import { discardDraft, draftOf, keepDraft, openDrafts } from '#editing/draft-store.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  type Opened,
  print,
  today,
  UsageError,
  withLibrary,
} from '../context.ts'
import { clip, table } from '../format.ts'
import { stepsIn } from './amend.ts'
import { printBench } from './output.ts'
import { recordedBy, recording, refusing } from './session.ts'

export function registerDrafts(edit: Command, context: Context): void {
  common(edit.command('drafts'))
    .description('List the drafts that are open')
    .addHelpText('after', '\nExample:\n  comity edit drafts --json\n')
    .action((options: CommonOptions) => list(context, options))
  common(edit.command('show'))
    .description('Show a draft: its outline or redline, its point in time, and what stands against it')
    .argument('<draft>', 'number of the draft')
    .option('--outline', 'the whole outline, of an amendment too')
    .addHelpText('after', '\nExample:\n  comity edit show 3\n')
    .action((id: string, options: CommonOptions) => change(context, options, id, async (draft) => draft))
  common(edit.command('step'))
    .description('Take further steps in a draft, from a JSON file')
    .argument('<draft>', 'number of the draft')
    .argument('<file>', 'steps as JSON (see docs/guides/publisher.md)')
    .addHelpText(
      'after',
      '\nExample: line +2.3 of the outline is no article of its own, and chapter +2.9 stands one level too deep:\n  echo \'[{"do":"merge","wId":"+2.3"},{"do":"level","wId":"+2.9","by":-1}]\' > steps.json\n  comity edit step 1 steps.json\n',
    )
    .action((id: string, file: string, options: CommonOptions) =>
      change(context, options, id, async (draft, { db }) => {
        const { folded } = await openBench(db, draft, today(context))
        const steps = await stepsIn(file, folded.text)
        const next = steps.reduce(withStep, draft)
        const { faults } = (await openBench(db, next, today(context))).folded
        const [fault] = faults.filter(({ step }) => step >= draft.cursor)
        if (fault) throw new UsageError(fault.message)
        return next
      }),
    )
  for (const [name, summary, turn] of TURNS)
    common(edit.command(name))
      .description(summary)
      .argument('<draft>', 'number of the draft')
      .addHelpText('after', `\nExample:\n  comity edit ${name} 3\n`)
      .action((id: string, options: CommonOptions) =>
        change(context, options, id, async (draft, { db }) =>
          turn === null ? renewed(db, draft) : turn(draft),
        ),
      )
  recording(common(edit.command('record')))
    .description('Record a draft: from now on readers see it')
    .argument('<draft>', 'number of the draft')
    .addHelpText(
      'after',
      '\nExample:\n  comity edit record 3 --reason "consolidated from the official journal of 1 March"\n',
    )
    .action((id: string, options: CommonOptions & { who: string; reason?: string }) =>
      record(context, options, id),
    )
  common(edit.command('discard'))
    .description('Take a draft away')
    .argument('<draft>', 'number of the draft')
    .addHelpText('after', '\nExample:\n  comity edit discard 3\n')
    .action((id: string, options: CommonOptions) =>
      withLibrary(context, options, ({ db }) =>
        refusing(async () => {
          const draft = await draftNamed({ db }, id)
          await discardDraft(db, draft)
          print(context, options, { discarded: draft.id }, () => `Draft ${draft.id} is taken away\n`)
        }),
      ),
    )
}

const TURNS: readonly (readonly [name: string, summary: string, turn: ((draft: Draft) => Draft) | null])[] = [
  ['undo', 'Undo the last step of a draft', undone],
  ['redo', 'Do the step again that was undone last', redone],
  ['renew', 'Take the steps of a draft on the act as it stands now, where it was changed meanwhile', null],
]

async function list(context: Context, options: CommonOptions): Promise<void> {
  const drafts = await withLibrary(context, options, ({ db }) => openDrafts(db))
  print(context, options, drafts, () =>
    drafts.length === 0
      ? 'No draft is open. Begin one with comity edit new, amend, correct or set\n'
      : table(
          drafts.map(({ id, kind, updatedAt, stepCount, title, iri }) => [
            `${id}`,
            kind,
            updatedAt.slice(0, 16).replace('T', ' '),
            `${stepCount} steps`,
            clip(title ?? 'without a title', 60),
            iri ?? '',
          ]),
        ),
  )
}

// Reads a draft, changes it, keeps it where it changed, and prints what it amounts to.
function change(
  context: Context,
  options: CommonOptions,
  id: string,
  turn: (draft: Draft, opened: Opened) => Promise<Draft>,
): Promise<void> {
  return withLibrary(context, options, (opened) =>
    refusing(async () => {
      const draft = await draftNamed(opened, id)
      const turned = await turn(draft, opened)
      const kept = turned === draft ? draft : await keepDraft(opened.db, turned, context.wiring.now())
      printBench(context, options, await openBench(opened.db, kept, today(context)), null)
    }),
  )
}

async function record(
  context: Context,
  options: CommonOptions & { who: string; reason?: string },
  id: string,
): Promise<void> {
  await withLibrary(context, options, (opened) =>
    refusing(async () => {
      const draft = await draftNamed(opened, id)
      if (draft.recordedIn !== null)
        throw new FailedError(`Cannot record draft ${draft.id}: it is recorded already`)
      if (draft.kind === 'correct' && (options.reason ?? '').trim() === '')
        throw new UsageError(
          'Cannot record a correction without a reason: give one with --reason "…"; readers are shown it',
        )
      const bench = await openBench(opened.db, draft, today(context))
      printBench(context, options, bench, await recordedBy(context, options, opened.db, draft))
    }),
  )
}

async function draftNamed({ db }: Pick<Opened, 'db'>, id: string): Promise<Draft> {
  if (!/^\d{1,9}$/.test(id))
    throw new UsageError(`Cannot read the draft "${id}": expected its number; see comity edit drafts`)
  const draft = await draftOf(db, Number(id))
  if (!draft) throw new FailedError(`Cannot find draft ${id}: it is not there; see comity edit drafts`)
  return draft
}

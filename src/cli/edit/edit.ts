/** `comity edit`: entering, amending and correcting acts from files. What it does is what the pages of the bench do. */
import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { registerAmend } from './amend.ts'
import { registerCorrect } from './correct.ts'
import { registerDrafts } from './drafts.ts'
import { registerNew } from './new.ts'
import { registerSet } from './set.ts'

export function registerEdit(program: Command, context: Context): Command {
  const edit = program
    .command('edit')
    .description('Enter a new act, consolidate an amendment, correct an error, set what an act is')
    .addHelpText(
      'after',
      `
Every change is a draft first. A draft is kept in the library, every step of it can be undone, and readers see
nothing of it until it is recorded: with --record at once, or later with comity edit record. --dry-run shows what
would come of it and keeps nothing.

A day in the life of an act:
  comity edit new act.docx.html --jurisdiction xv --language en --type act --title "Act on Bees" \\
      --number 7 --date 2001-01-10 --in-force 2001-02-01          the outline found, kept as a draft
  comity edit show 1                                              look at it again
  comity edit record 1                                            now readers see it
  comity edit amend /akn/xv/act/2001-01-10/7 --as-of 2010-01-01 --by "Act No 3 of 2009" \\
      --change art_2=art2.txt --repeal art_5 --dry-run            the redline and the new point in time
  comity edit correct /akn/xv/act/2001-01-10/7/~art_2 --text art2.txt --reason "misprint in line 3" --record
`,
    )
  for (const register of [registerNew, registerAmend, registerCorrect, registerSet, registerDrafts])
    register(edit, context)
  return edit
}

/** `comity study people`: who works on a study, by invitations. */
import type { Command } from 'commander'
import { ROLE } from '#research/edition.ts'
import { operator } from '#research/may.ts'
import { invite, revoke } from '#research/people.ts'
import { type CommonOptions, type Context, common, FailedError, print, UsageError } from '../context.ts'
import { table } from '../format.ts'
import { withStudy, writerOf } from './desk.ts'

interface InviteOptions extends CommonOptions {
  readonly role: string
}

export function registerPeople(study: Command, context: Context): void {
  const people = study
    .command('people')
    .description('Invite people to a study, and take invitations back')
    .addHelpText(
      'after',
      '\nRoles: lead (publishes and invites), researcher (writes), reviewer (reviews and notes)\n\nExamples:\n  comity study people invite erasure "B. Reed" --role reviewer\n  comity study people list erasure\n  comity study people revoke erasure "B. Reed"\n',
    )
  common(people.command('invite <study> <name>'))
    .description(
      'Make an invitation; it is shown once. Whoever is invited again has a new one, and the old one opens nothing',
    )
    .option('--role <role>', ROLE.options.join(', '), 'researcher')
    .addHelpText('after', '\nExample:\n  comity study people invite erasure "B. Reed" --role reviewer\n')
    .action((id: string, name: string, options: InviteOptions) => bid(context, id, name, options))
  common(people.command('list <study>'))
    .description('List who works on a study')
    .addHelpText('after', '\nExample:\n  comity study people list erasure --json\n')
    .action((id: string, options: CommonOptions) => list(context, id, options))
  common(people.command('revoke <study> <name>'))
    .description('An invitation no longer opens anything, at once; what the person wrote stays')
    .addHelpText('after', '\nExample:\n  comity study people revoke erasure "B. Reed"\n')
    .action((id: string, name: string, options: CommonOptions) => takeBack(context, id, name, options))
}

async function bid(context: Context, id: string, typed: string, options: InviteOptions): Promise<void> {
  const { success, data: role } = ROLE.safeParse(options.role)
  if (!success)
    throw new UsageError(`Cannot read --role "${options.role}": expected ${ROLE.options.join(', ')}`)
  const name = typed.trim()
  if (name === '') throw new UsageError('Cannot invite nobody: give the name of the person')
  await withStudy(context, options, id, async ({ db, people }) => {
    const by = operator(writerOf({ people }, options))
    const secret = await invite(db, id, { name, role, by, at: context.wiring.now().toISOString() })
    const path = `/studies/${id}/join/${secret}`
    print(
      context,
      options,
      { study: id, name, role, secret, path },
      () =>
        `${path}\nThis address, after that of the site, lets ${name} in as ${role}. It is not shown again\n`,
    )
  })
}

async function list(context: Context, id: string, options: CommonOptions): Promise<void> {
  await withStudy(context, options, id, async ({ people }) => {
    print(context, options, people, (all) =>
      table(
        all.map(({ name, role, invitedAt, revokedAt }) => [
          name,
          role,
          revokedAt === null ? `since ${invitedAt.slice(0, 10)}` : `until ${revokedAt.slice(0, 10)}`,
        ]),
      ),
    )
  })
}

async function takeBack(context: Context, id: string, name: string, options: CommonOptions): Promise<void> {
  await withStudy(context, options, id, async ({ db, people }) => {
    const by = operator(writerOf({ people }, options))
    if (!(await revoke(db, id, { name, by, at: context.wiring.now().toISOString() })))
      throw new FailedError(
        `Cannot revoke the invitation of "${name}": nobody of the name has one that holds; the people of the study are ${people.map((each) => each.name).join(', ')}`,
      )
    print(context, options, { study: id, name }, () => `The invitation of ${name} opens nothing any more\n`)
  })
}

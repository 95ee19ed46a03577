/** `comity operator`: the one token that lets its bearer edit on the site. */
import type { Command } from 'commander'
import { makeOperatorToken, operatorSince, revokeOperatorToken } from '#editing/operator.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  withLibrary,
  withOwnLibrary,
} from './context.ts'

export function registerOperator(program: Command, context: Context): Command {
  const operator = program
    .command('operator')
    .description('Make, replace or take back the token of the one who may edit on the site')
    .addHelpText(
      'after',
      '\nThe token is shown once; the library keeps only a hash of it. Sign in with it at /edit on the site.\n\nExamples:\n  comity operator                    make the token\n  comity operator --rotate           make another; the old one and all sign-ins end\n  comity operator revoke             nobody may edit on the site any more\n  comity operator status --json\n',
    )
  common(operator.command('token', { isDefault: true }))
    .description('Make the token and print it, once')
    .option('--rotate', 'put it in the place of the one there is')
    .action((options: CommonOptions & { rotate?: boolean }) => token(context, options))
  common(operator.command('revoke'))
    .description('Take the token back and end all sign-ins')
    .action((options: CommonOptions) => revoke(context, options))
  common(operator.command('status'))
    .description('Say whether there is a token, and since when')
    .action(async (options: CommonOptions) => {
      const since = await withLibrary(context, options, ({ db }) => operatorSince(db))
      print(context, options, { since }, () =>
        since === null
          ? 'There is no token: nobody may edit on the site. Make one with comity operator token\n'
          : `There is a token, made ${since}\n`,
      )
    })
  return operator
}

async function token(context: Context, options: CommonOptions & { rotate?: boolean }): Promise<void> {
  const now = context.wiring.now()
  const made = await withOwnLibrary(context, options, async ({ db }) => {
    const since = await operatorSince(db)
    if (since !== null && !options.rotate)
      throw new FailedError(
        `Cannot make a token: there is one, made ${since}; replace it with comity operator token --rotate, or take it back with comity operator revoke`,
      )
    return { token: await makeOperatorToken(db, now), madeAt: now.toISOString() }
  })
  print(context, options, made, () => `${made.token}\n`)
  if (!options.json)
    context.log('Keep this token safe: it is not shown again. Sign in with it at /edit on the site.')
}

async function revoke(context: Context, options: CommonOptions): Promise<void> {
  const revoked = await withLibrary(context, options, ({ db }) => revokeOperatorToken(db))
  print(context, options, { revoked }, () =>
    revoked ? 'The token is taken back; all sign-ins have ended\n' : 'There was no token\n',
  )
}

/** `comity network`: how fresh what is followed is, what becomes of it, and what of this library's own signatures is due. */
import path from 'node:path'
import type { Command } from 'commander'
import { REFUSALS } from '#exchange/refused.ts'
import type { Freshness } from '#jobs/network/freshness.ts'
import type { OwnRepository } from '#jobs/network/own.ts'
import { type Board, watchOver } from '#jobs/network/watch.ts'
import { type PartnerStanding, partnerStandings } from '#store/partner-receipts.ts'
import { type CommonOptions, type Context, common, print, withLibrary } from './context.ts'

const STATES = {
  fresh: 'fresh',
  late: 'LATE: past its promise, within the grace',
  stale: 'STALE: its last word has run out',
  refused: 'REFUSED: what came last was refused',
  never: 'never heard from',
} as const

export function registerNetwork(program: Command, context: Context): Command {
  return common(program.command('network'))
    .description(
      'Show the publishers that are followed, when each was last heard from, what was refused, and what is due',
    )
    .addHelpText(
      'after',
      '\nA publisher promises a heartbeat every few hours. One that is not heard for more than twice that is late, and readers\nare told so on every page of its law; past the grace given with comity follow --grace it is stale.\nThe same is shown at /network on the site, with /network.json, /network.atom and /metrics.\n\nExamples:\n  comity network\n  comity network --json\n',
    )
    .action((options: CommonOptions) =>
      withLibrary(context, options, async ({ db }) => {
        const home = db.file === null ? null : path.dirname(db.file)
        const board = await watchOver(db, { home, now: context.wiring.now }).board('all')
        const partners = await partnerStandings(db.sql)
        print(context, options, { ...board, partners }, textOf)
      }),
    )
}

function textOf({
  sources,
  own,
  partners,
}: Board & { readonly partners: readonly PartnerStanding[] }): string {
  const followed =
    sources.length === 0 ? 'Nobody is followed yet: comity follow URL\n' : sources.map(sourceText).join('\n')
  const published = own.length === 0 ? '' : `\nThis library publishes\n${own.map(ownText).join('')}`
  const said =
    partners.length === 0 ? '' : `\nPartners say that they stand at\n${partners.map(partnerText).join('')}`
  return followed + published + said
}

function partnerText({ partner, audience, collection, release, status, at }: PartnerStanding): string {
  return `  ${partner}: ${audience}/${collection} release ${release} ${status} ${minute(at)}\n`
}

function sourceText(source: Freshness): string {
  const { name, title, base, state, refusal, reason, failures, findings, collections } = source
  const head = `${name}  ${title === null ? '' : `${title}  `}${base}\n`
  const lines = [
    STATES[state],
    timesOf(source),
    refusal === null ? '' : `last try: ${REFUSALS[refusal]}${reason === null ? '' : `. ${reason}`}`,
    failures > 1 ? `${failures} tries in a row failed` : '',
    ...collections.map(
      ({ collection, title, release, at }) => `${collection}  ${title}: release ${release} of ${day(at)}`,
    ),
    findings.warnings + findings.quarantines === 0
      ? ''
      : `the gate found ${findings.warnings} to look at and kept ${findings.quarantines} out: comity check`,
    askedOf(source),
  ]
  return head + lines.flatMap((line) => (line === '' ? [] : [`  ${line}\n`])).join('')
}

function timesOf({ heard, promise, lag, lateFrom, staleFrom, tried, silence }: Freshness): string {
  return [
    heard === null ? '' : `last heartbeat ${minute(heard)}`,
    promise === null ? '' : `promised every ${promise} h`,
    lag !== null && lag > 0 ? `${lag} h over` : '',
    lateFrom !== null && silence === null ? `late from ${minute(lateFrom)}` : '',
    staleFrom !== null && silence !== 'stale' ? `stale from ${day(staleFrom)}` : '',
    tried === null ? 'never tried: comity sync' : `last tried ${minute(tried)}`,
  ]
    .filter((each) => each !== '')
    .join('; ')
}

function askedOf({ schedule, next, bandwidth }: Freshness): string {
  const limit = bandwidth === null ? '' : `, at most ${Math.round(bandwidth / 1000)} kB/s`
  if (schedule === 'never') return `asked only with comity sync${limit}`
  return `asked by comity serve ${/^[\d*]/.test(schedule) ? `at "${schedule}"` : schedule}${limit}${next === null ? '' : `; next ${minute(next)}`}`
}

function ownText({ audience, fingerprint, fault, roles }: OwnRepository): string {
  if (fault !== null) return `  ${audience}  cannot be read: ${fault}\n`
  const lines = roles.map(({ role, expires, renewed, state }) => {
    const renewal = renewed === 'heartbeat' ? 'comity serve renews it' : `comity keys renew ${role}`
    const said = { good: '', due: `; DUE: ${renewal}`, expired: `; EXPIRED: ${renewal}` }[state]
    return `    ${role} holds until ${minute(expires)}${said}\n`
  })
  return `  ${audience}  ${fingerprint?.slice(0, 16)}…\n${lines.join('')}`
}

function minute(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ')
}

function day(instant: string): string {
  return instant.slice(0, 10)
}

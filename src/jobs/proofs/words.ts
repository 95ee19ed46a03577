/** What came of a check, in words: why, and what a reader must know beside it. */
import type { Doubt, Fault, Step } from '#exchange/proof/fault.ts'
import { STEPS } from '#exchange/proof/fault.ts'
import type { Proved, Verdict } from '#exchange/proof/verify.ts'
import { formatDay } from '#i18n/dates.ts'
import type { Translator } from '#i18n/messages.ts'
import { addDays, type Day, dayOf } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'

/** Returns the sentence that says why: what is wrong, what is missing, or what is proved. */
export function whyOf(t: Translator, verdict: Verdict, publisher: string): string {
  const { fault, doubt, proved } = verdict
  if (fault) return faultIn(t, fault)
  if (doubt) return doubtIn(t, doubt)
  return proved ? statementIn(t, proved, publisher) : ''
}

/** Returns what is proved in one sentence. */
export function statementIn(t: Translator, proved: Proved, publisher: string): string {
  const { at, eId } = proved
  const values = { publisher, iri: iriOf({ ...proved, eId: null }), at: said(t, at) }
  return sentence(eId === null ? t('verify.why.act', values) : t('verify.why.part', { ...values, eId }))
}

/** Returns what is wrong. */
export function faultIn(t: Translator, { code, values }: Fault): string {
  return t(`verify.fault.${code}`, inDays(t, values))
}

/** Returns what is missing so that it could be told. */
export function doubtIn(t: Translator, { code, values }: Doubt): string {
  return t(`verify.doubt.${code}`, inDays(t, values))
}

/** Returns how many of the steps were taken, and what came of each. */
export function stepsIn(
  t: Translator,
  { held, fault, doubt }: Verdict,
): { step: Step; said: string; outcome: 'held' | 'failed' | 'untold' | 'not-reached' }[] {
  return STEPS.filter(
    (step) => step !== 'file' || held.includes(step) || (fault ?? doubt)?.step === step,
  ).map((step) => ({
    step,
    said: t(`verify.step.${step}`),
    outcome: held.includes(step)
      ? 'held'
      : fault?.step === step
        ? 'failed'
        : doubt?.step === step
          ? 'untold'
          : 'not-reached',
  }))
}

/** Returns what has to be known beside a proof that holds: what it says nothing of, and how long the publisher's word runs. */
export function notesIn(t: Translator, proved: Proved, now: Date): string[] {
  const until = new Date(proved.until)
  return [
    t(proved.whole ? 'verify.note.whole' : 'verify.note.part'),
    t(until < now ? 'verify.note.ran-out' : 'verify.note.until', { date: said(t, dayOf(until)) }),
    t('verify.note.later'),
  ]
}

/** Returns the publisher as it is called here, and as it calls itself. */
export function publisherIn(
  t: Translator,
  { institution, fingerprint }: { readonly institution: string | null; readonly fingerprint: string },
  known: { readonly name: string | null; readonly own: boolean } | null,
): string {
  const called = institution ?? known?.name ?? null
  if (known?.own) return called ?? t('verify.own')
  if (known?.name && institution !== null) return t('verify.known', { institution, name: known.name })
  return called ?? t('verify.someone', { fingerprint: `${fingerprint.slice(0, 12)}…` })
}

/** Returns the days for which the text stands so, in words. */
export function daysIn(t: Translator, { from, to }: Proved['span']): string {
  const last = to === null ? null : said(t, addDays(to, -1))
  if (from === null) return last === null ? t('files.days.none') : t('files.days.until', { to: last })
  return last === null
    ? t('files.days.open', { from: said(t, from) })
    : t('files.days.range', { from: said(t, from), to: last })
}

/** Returns the IRI of what is proved. */
export function iriOf({ work, language, at, eId }: Pick<Proved, 'work' | 'language' | 'at' | 'eId'>): string {
  return formatIri({ work, language, at, eId })
}

/** Returns a fingerprint in groups of four, as people compare it. */
export function grouped(fingerprint: string): string {
  return (fingerprint.match(/.{1,4}/g) ?? []).join(' ')
}

// The publisher comes first in some languages, and may have no name of its own.
function sentence(said: string): string {
  return said.slice(0, 1).toUpperCase() + said.slice(1)
}

function inDays(t: Translator, values: Fault['values']): Fault['values'] {
  const { at } = values
  return typeof at === 'string' ? { ...values, at: said(t, at as Day) } : values
}

function said(t: Translator, on: Day): string {
  return formatDay(on, t.locale)
}

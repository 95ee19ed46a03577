/** What an agreement on the exchange of law is, as a record: the fields that its text has, in the words of its text (spec: exchange, section 14). */
import * as z from 'zod'
import { isDay } from '#kit/day.ts'

const WRONG_DAY = 'expected a day that exists, as YYYY-MM-DD'
const DAY = z.string(WRONG_DAY).refine(isDay, WRONG_DAY)
const LANGUAGE = z
  .string()
  .regex(/^[a-z]{3}(?:-[a-z0-9]{2,8})*$/, 'expected a language by its three letters, such as eng')
const HEX = z.string('expected 64 hexadecimal digits in quotation marks')
const HASH = HEX.regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits, in small letters')
const TEXT = z.string('expected text in quotation marks').trim().min(1, 'expected some text').max(10_000)
const NAME = z
  .string('expected a name in quotation marks, such as "1"')
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/, 'expected letters, digits, hyphens and full stops, at most 40')
/** Identifiers of agreements and collections, as addresses and releases bear them. */
const IDENTIFIER = z
  .string('expected a name in small letters')
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'expected small letters, digits and hyphens, at most 40')

// Words in several languages by code; words without a language stated are of none that is known.
const WORDS = z.union([
  TEXT.transform((text): Record<string, string> => ({ und: text })),
  z
    .record(z.string(), TEXT)
    .refine(
      (words) => Object.keys(words).every((code) => LANGUAGE.safeParse(code).success),
      'expected languages by their three letters, such as eng: and fra:',
    )
    .refine((words) => Object.keys(words).length > 0, 'expected the words in one language at least'),
])

// A field whose lines are all comments is empty, and no mistake.
const list = <Of extends z.ZodType>(of: Of) =>
  z
    .array(of)
    .nullish()
    .transform((all) => all ?? [])
const maybe = <Of extends z.ZodType>(of: Of) => of.nullable().default(null)
const count = z.int('expected a whole number').min(1, 'expected 1 or more').max(1_000_000)

const BODY = z.strictObject({
  name: WORDS,
  /** What the agreement charges it with. */
  charge: maybe(WORDS),
  address: maybe(TEXT),
  contact: maybe(TEXT),
})

const PARTY = z.strictObject({
  id: NAME,
  name: WORDS,
  jurisdiction: maybe(
    z
      .string()
      .regex(/^[a-z]{2}(?:-[a-z0-9-]+)?$/, 'expected the code of a state in small letters, such as xv'),
  ),
  role: maybe(WORDS),
  /** Executing bodies. */
  bodies: list(BODY),
  /** Fingerprints of the repositories that it publishes. */
  fingerprints: list(HASH),
  /** Public half of its exchange key, Ed25519. */
  key: maybe(HASH),
})

const ONWARD = z.enum(['no', 'consent', 'free'], 'expected no, consent or free')

const NETWORK = z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], {
  error: 'expected a network address such as 192.0.2.0/24 or 2001:db8::/48',
})
const READERS = z.discriminatedUnion(
  'class',
  [
    z.strictObject({ class: z.literal('public') }),
    z.strictObject({ class: z.literal('registered') }),
    z.strictObject({ class: z.literal('premises'), networks: list(NETWORK) }),
    z.strictObject({ class: z.literal('body'), name: TEXT }),
  ],
  { error: 'expected a user class: public, registered, premises or body' },
)

const PROMISED = z.strictObject({
  /** How many works there are to be. */
  works: maybe(count),
  /** Each act within so many days of its publication. */
  withinDays: maybe(count),
  /** A release at least every so many days. */
  everyDays: maybe(count),
})

const ITEM = z.strictObject({
  id: NAME,
  title: WORDS,
  /** The party that gives it. */
  gives: NAME,
  /** The parties that receive it; where none is named, all others. */
  receives: list(NAME),
  /** Collections of the giver that answer it. */
  collections: list(IDENTIFIER),
  jurisdictions: list(TEXT),
  types: list(TEXT),
  subjects: list(TEXT),
  /** Works named one by one, by IRI or by another identifier. */
  works: list(TEXT),
  promised: maybe(PROMISED),
  /** Where the item has terms of its own. */
  onward: maybe(ONWARD),
  readers: maybe(z.array(READERS).min(1)),
})

const FILE = z.strictObject({
  language: LANGUAGE,
  /** Path beside the record; once taken in, the name alone. */
  file: TEXT,
  authentic: z.boolean('expected true or false').default(true),
  sha256: maybe(HASH),
})

const CONSENT = z.strictObject({
  id: NAME,
  /** The party that consents. */
  by: NAME,
  /** To whom its law may be passed on: a name, or `everybody`. */
  to: TEXT,
  /** Exchange key of whom it may be passed on to. */
  key: maybe(HASH),
  /** Items that it covers; where none is named, all. */
  items: list(NAME),
  purpose: maybe(WORDS),
  given: DAY,
  /** Its last day. */
  until: maybe(DAY),
  /** The first day on which it no longer holds because it was withdrawn. */
  withdrawn: maybe(DAY),
  /** What records it, such as a letter by its number. */
  document: maybe(TEXT),
})

const REGIME = z.strictObject({
  licence: maybe(TEXT),
  terms: maybe(WORDS),
  storage: maybe(WORDS),
})

const SUSPENSION = z.strictObject({
  from: DAY,
  /** Its last day; null while it lasts. */
  until: maybe(DAY),
  by: maybe(NAME),
  reason: maybe(WORDS),
})

const AMENDMENT = z.strictObject({
  id: NAME,
  title: WORDS,
  signed: maybe(DAY),
  inForce: maybe(DAY),
  /** Parties that join. */
  parties: list(PARTY),
  /** Items as they read from then on. */
  put: list(ITEM),
  remove: list(NAME),
  onward: maybe(ONWARD),
  readers: maybe(z.array(READERS).min(1)),
  regime: maybe(REGIME),
  /** Another last day of the term. */
  until: maybe(DAY),
  text: list(FILE),
})

const DATES = z.strictObject({
  signed: maybe(DAY),
  place: maybe(WORDS),
  inForce: maybe(DAY),
  /** The last day of the term; null where it has none. */
  until: maybe(DAY),
})

export const AGREEMENT = z.strictObject({
  format: z.literal('comity-agreement/1', 'expected comity-agreement/1'),
  id: IDENTIFIER,
  title: WORDS,
  /** Whether readers of the site may see the record and the text. */
  public: z.boolean('expected true or false: whether readers may see it'),
  parties: z.array(PARTY).min(2, 'expected two parties at least'),
  list: list(ITEM),
  readers: z
    .array(READERS)
    .min(1)
    .default([{ class: 'public' }]),
  onward: ONWARD,
  consents: list(CONSENT),
  regime: REGIME.default({ licence: null, terms: null, storage: null }),
  dates: DATES.nullish().transform(
    (dates) => dates ?? { signed: null, place: null, inForce: null, until: null },
  ),
  renewal: maybe(
    z.strictObject({
      /** By how many years it is prolonged unless denounced; null where it is not. */
      years: maybe(z.int().min(1).max(100)),
      /** How many months before a party has to say so. */
      noticeMonths: z.int().min(0).max(120).default(0),
    }),
  ),
  denounced: maybe(z.strictObject({ by: NAME, on: DAY })),
  suspensions: list(SUSPENSION),
  amendments: list(AMENDMENT),
  text: list(FILE),
})

export type Agreement = z.infer<typeof AGREEMENT>
export type Party = z.infer<typeof PARTY>
export type Item = z.infer<typeof ITEM>
export type Consent = z.infer<typeof CONSENT>
export type Onward = z.infer<typeof ONWARD>
export type Readers = z.infer<typeof READERS>
export type Regime = z.infer<typeof REGIME>
export type Suspension = z.infer<typeof SUSPENSION>
export type Amendment = z.infer<typeof AMENDMENT>
export type SignedText = z.infer<typeof FILE>
/** The same words in languages, by ISO 639-2/T; `und` where none was stated. */
export type Words = z.infer<typeof WORDS>

/** An agreement that this library holds. */
export interface HeldAgreement {
  readonly record: Agreement
  /** Which party this centre is; null where it holds the agreement of others. */
  readonly party: string | null
  /** How often the record was written anew. */
  readonly version: number
  readonly hash: string
  readonly addedAt: string
}

/**
 * What a publisher says of itself (spec: exchange, section 9): written strictly, read with patience. A profile is signed, and yet the words
 * of a stranger: whatever in it is too long, out of range or no web address counts as not known.
 */
import * as z from 'zod'
import { isHash } from './hashing.ts'

/** A collection as the profile tells of it. */
export interface ToldCollection {
  readonly id: string
  readonly title: string
  readonly summary: string | null
  readonly onward: 'free' | 'consent' | 'no' | null
}

/** Another centre that the publisher knows: where to ask, and nothing to trust. */
export interface ToldCentre {
  readonly fingerprint: string
  readonly name: string | null
  /** Address of its repository. */
  readonly base: string | null
  readonly site: string | null
}

export interface Profile {
  readonly name: string | null
  /** The institution that hosts the centre. */
  readonly institution: string | null
  /** Code of the state whose centre it is. */
  readonly state: string | null
  readonly address: string | null
  /** Latitude and longitude in degrees. */
  readonly position: readonly [number, number] | null
  readonly hours: string | null
  /** BCP 47 tags of the languages that it answers in. */
  readonly languages: readonly string[]
  /** An e-mail address, a telephone number or a web address. */
  readonly contact: string | null
  readonly site: string | null
  readonly mirrors: readonly string[]
  /** The promise: hours from one heartbeat to the next. */
  readonly heartbeat: number | null
  readonly collections: readonly ToldCollection[]
  readonly centres: readonly ToldCentre[]
}

const MOST = { line: 300, text: 1000, languages: 40, mirrors: 40, collections: 400, centres: 200 } as const
/** A heartbeat a year is the least that can be promised. */
const LONGEST_PROMISE = 8784

const STATE = /^[a-z]{2}(?:-[a-z0-9]{1,8})?$/
const LANGUAGE = /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,4}$/
const COLLECTION = /^[a-z0-9][a-z0-9-]{0,39}$/
// Characters that nobody sees, and those that turn the direction of what follows.
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu
const MAIL = /^[^\s@<>"'?&,;:/\\]{1,80}@[^\s@<>"'?&,;:/\\]{1,120}\.[^\s@<>"'?&,;:/\\]{2,40}$/
const TELEPHONE = /^\+?[\d()\s./-]{5,30}$/

/** Returns the address where it is one of the web that people can look at; else null. */
export function webAddress(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > MOST.line) return null
  const url = URL.parse(text)
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  return isWeb ? url.href : null
}

/** Returns the address by which a contact is reached with a click; null for what is no e-mail, telephone or web address. */
export function contactLink(contact: string): string | null {
  if (MAIL.test(contact)) return `mailto:${contact}`
  if (TELEPHONE.test(contact)) return `tel:${contact.replace(/[^\d+]/g, '')}`
  return webAddress(contact)
}

const line = z.string().trim().min(1).max(MOST.line)
const web = z.string().refine((typed) => webAddress(typed) !== null, {
  error: 'expected a web address such as https://law.example/',
})
const degrees = (most: number, name: string) =>
  z
    .number({ error: `expected the ${name} in degrees, from -${most} to ${most}` })
    .min(-most)
    .max(most)
const position = z.tuple([degrees(90, 'latitude'), degrees(180, 'longitude')], {
  error: 'expected latitude and longitude in degrees, as a list of two numbers',
})

const promise = z.number().positive().max(LONGEST_PROMISE)

/** What of a profile is the operator's to say; the rest is known to the library. */
const OWN = z.looseObject({
  name: line.nullable().default(null),
  institution: line.nullable().default(null),
  state: z
    .string()
    .regex(STATE, 'expected the code of a state, such as fr or za-cpt')
    .nullable()
    .default(null),
  address: z.string().trim().min(1).max(MOST.text).nullable().default(null),
  position: position.nullable().default(null),
  hours: line.nullable().default(null),
  languages: z
    .array(z.string().regex(LANGUAGE, 'expected the tag of a language, such as fr'))
    .max(MOST.languages)
    .default([]),
  contact: line
    .refine((typed) => contactLink(typed) !== null, {
      error: 'expected an e-mail address, a telephone number or a web address',
    })
    .nullable()
    .default(null),
  site: web.nullable().default(null),
  mirrors: z.array(web).max(MOST.mirrors).default([]),
  /** Where another promise is made than that of a served repository. */
  heartbeat: promise.nullable().default(null),
  /** Names under which centres are followed here that the profile tells of. */
  knows: z.array(z.string().regex(COLLECTION)).max(MOST.centres).default([]),
})

export type OwnProfile = z.infer<typeof OWN>

/** What the library adds to what the operator says. */
export interface KnownBeside {
  /** Hours from one heartbeat to the next, where the operator promises no others. */
  readonly heartbeat: number
  readonly collections: readonly ToldCollection[]
  readonly centres: readonly ToldCentre[]
}

/** Returns what the operator says, or a sentence for each member that cannot be said so. */
export function ownProfileIn(
  value: unknown,
): { readonly profile: OwnProfile } | { readonly faults: string[] } {
  const parsed = OWN.safeParse(value)
  if (parsed.success) return { profile: parsed.data }
  return {
    faults: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'profile'}: ${message}`),
  }
}

/** Returns the bytes that are signed as `profile.json`. */
export function profileBytes(own: OwnProfile, { heartbeat, collections, centres }: KnownBeside): Buffer {
  const { knows: _, heartbeat: promised, ...said } = own
  const rest = { heartbeat: promised ?? heartbeat, collections, centres }
  const profile = { format: 'comity-profile/1', ...said, ...rest }
  return Buffer.from(`${JSON.stringify(profile, null, 2)}\n`)
}

/**
 * Returns what a publisher says of itself; null where it says nothing that this version reads. No member makes another unreadable: one
 * that is not as it should be is not known.
 */
export function readProfile(text: string | null): Profile | null {
  const said = text === null ? null : valueIn(text)
  if (said === null || said.format !== 'comity-profile/1') return null
  return {
    name: shown(said.name, MOST.line),
    institution: shown(said.institution, MOST.line),
    state: matching(said.state, STATE),
    address: shown(said.address, MOST.text),
    position: position.safeParse(said.position).data ?? null,
    hours: shown(said.hours, MOST.line),
    languages: listOf(said.languages, MOST.languages, (each) => matching(each, LANGUAGE)),
    contact: shown(said.contact, MOST.line),
    site: webAddress(said.site),
    mirrors: listOf(said.mirrors, MOST.mirrors, webAddress),
    heartbeat: promise.safeParse(said.heartbeat).data ?? null,
    collections: listOf(said.collections, MOST.collections, collectionIn),
    centres: listOf(said.centres, MOST.centres, centreIn),
  }
}

function collectionIn(value: unknown): ToldCollection | null {
  const said = membersOf(value)
  const id = matching(said?.id, COLLECTION)
  if (!said || id === null) return null
  const onward = z.enum(['free', 'consent', 'no']).safeParse(said.onward).data ?? null
  return { id, title: shown(said.title, MOST.line) ?? id, summary: shown(said.summary, MOST.text), onward }
}

function centreIn(value: unknown): ToldCentre | null {
  const said = membersOf(value)
  if (!said || typeof said.fingerprint !== 'string' || !isHash(said.fingerprint)) return null
  const { fingerprint } = said
  return {
    fingerprint,
    name: shown(said.name, MOST.line),
    base: webAddress(said.base),
    site: webAddress(said.site),
  }
}

function valueIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return membersOf(JSON.parse(text))
  } catch {
    return null
  }
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return z.record(z.string(), z.unknown()).safeParse(value).data ?? null
}

function shown(value: unknown, most: number): string | null {
  if (typeof value !== 'string') return null
  const seen = value
    .slice(0, most * 4)
    .replace(UNSEEN, ' ')
    .trim()
  if (seen === '') return null
  return seen.length <= most ? seen : `${seen.slice(0, most - 1)}…`
}

function matching(value: unknown, pattern: RegExp): string | null {
  return typeof value === 'string' && pattern.test(value) ? value : null
}

function listOf<Member>(value: unknown, most: number, read: (each: unknown) => Member | null): Member[] {
  return Array.isArray(value) ? value.slice(0, most).flatMap((each: unknown) => read(each) ?? []) : []
}

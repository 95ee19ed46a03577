/** Letters of receipts: what a follower signs and offers to the publisher (spec: exchange, sections 6.5 and 11). */
import * as z from 'zod'
import type { Identity } from '../access/identity.ts'
import { type Addressee, signClaims } from '../access/token.ts'
import { IDENTIFIER } from '../documents.ts'

/** How much one letter holds; it is kept as it was signed, and is to be no longer than what it says needs. */
export const LETTER = { receipts: 50, bytes: 65_536, each: 2_048, reason: 200 } as const

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const RECEIPT = z.object({
  collection: z.string().regex(IDENTIFIER),
  release: z.int().min(1),
  hash,
  status: z.enum(['received', 'applied', 'refused']),
  reason: z.string().max(LETTER.reason).nullable(),
  at: z.iso.datetime({ precision: 0 }),
})
const SAID = z.object({
  receipts: z.array(RECEIPT).min(1).max(LETTER.receipts),
  /** Hash of the latest delivery that the publisher named to the follower. */
  delivery: hash.nullable(),
})
const ANSWER = z.object({ kept: z.int().min(0), delivery: hash.nullable() })

/** A receipt as it travels. */
export type LetterReceipt = Readonly<z.infer<typeof RECEIPT>>

/** What a letter says. */
export type LetterText = Readonly<z.infer<typeof SAID>>

/** What the publisher answers: how many receipts were new to it, and the hash of the latest delivery to the sender. */
export type LetterAnswer = Readonly<z.infer<typeof ANSWER>>

/** Signs a letter. Throws ZodError where it holds what a letter cannot. */
export function writeLetter(
  identity: Identity,
  addressee: Addressee,
  text: LetterText,
  now: Date,
): Promise<string> {
  return signClaims(identity, addressee, 'comity-receipts+jwt', now, SAID.parse(text))
}

/** Returns what verified claims say as a letter; null where they are none, or speak of what is yet to come. */
export function readLetter(claims: Readonly<Record<string, unknown>>, now: Date): LetterText | null {
  const text = SAID.safeParse(claims).data ?? null
  const tomorrow = now.getTime() + DAY
  return text?.receipts.every(({ at }) => Date.parse(at) <= tomorrow) ? text : null
}

/** Returns whether a letter of so many characters is one of so many receipts. */
export function isOfSize(characters: number, receipts: number): boolean {
  return characters <= Math.min(LETTER.bytes, LETTER.each * (receipts + 1))
}

/** Returns the publisher's answer; null where it is none. */
export function readAnswer(json: string): LetterAnswer | null {
  try {
    return ANSWER.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}

const DAY = 86_400_000

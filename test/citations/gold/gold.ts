/**
 * The gold set: passages of real law in which every reference was marked by reading them, before and apart from the finder
 * that they judge. The words of the law are not kept here, but where they stand and the SHA-256 of what `extract` reads.
 *
 * How it is marked:
 * - One reference per place that a reader would follow. A list has one per member, a range one with its two ends; several
 *   points of one article are one.
 * - `provision` is the number as cited, without blanks and full stops behind letters (`L1221-1`), raised figures after a hyphen
 *   (`66-1` for 66¹ and 第六十六条の二 alike), then its parts in brackets from the outside in: `6(1)(f)`, `81(1)(2)`; `al` before
 *   a number counts paragraphs without numbers, `s` sentences.
 * - `act` is `self`, an act of the corpora by its key in `acts.json`, or another one by its name.
 * - `internal` is a part of the provision in which the words stand ("subsection (2)"), `relative` one that points back.
 * - `optional` is what a lawyer may link or leave: it counts neither as missed nor as wrong. The reason says why.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const Name = z.strictObject({ named: z.string().min(1), also: z.array(z.string()).optional() })
const Act = z.union([z.literal('self'), z.strictObject({ held: z.string() }), Name])

const Reference = z.strictObject({
  quote: z.string().min(1),
  occurrence: z.int().positive(),
  kind: z.enum(['act', 'decision', 'provision', 'range', 'list-member', 'relative', 'internal']),
  act: Act,
  provision: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  optional: z.boolean().optional(),
  reason: z.string().min(1),
})

const Passage = z.strictObject({
  id: z.string(),
  path: z.string(),
  lines: z.tuple([z.int().positive(), z.int().positive()]),
  chars: z.tuple([z.int(), z.int()]).optional(),
  field: z.string().optional(),
  encoding: z.string().optional(),
  language: z.string(),
  jurisdiction: z.string().length(2),
  /** Key in `acts.json` of the act or decision of which the words are part. */
  act: z.string(),
  /** Number of the provision in which they stand; null where they span several. */
  provision: z.string().nullable(),
  sha256: z.string().length(64),
  why: z.string().min(1),
  references: z.array(Reference),
})

const Rates = z.strictObject({ precision: z.number(), recall: z.number() })

const Drawn = z.strictObject({
  /** How the passages were drawn. */
  drawn: z.string().min(1),
  /** What the finder did when it read them for the first time, before anybody looked at its mistakes. */
  firstReading: Rates.extend({ byJurisdiction: z.record(z.string(), z.string()) }).nullable(),
  passages: z.array(Passage),
})

const HeldAct = z.strictObject({ path: z.string(), title: z.string(), names: z.array(z.string()) })

export type GoldAct = z.infer<typeof Act>
export type GoldReference = z.infer<typeof Reference>
export type Passage = z.infer<typeof Passage>
export type HeldAct = z.infer<typeof HeldAct>

const FILES = ['ca', 'ch-li', 'cn-jp', 'de', 'ee', 'es', 'eu', 'fr', 'gb-nl', 'ru-ua', 'us']

/** Returns all passages of the gold set. */
export function passages(): Passage[] {
  return FILES.flatMap(passagesIn)
}

/** Turns in which passages were drawn by chance, each after the mistakes in the one before it had been looked at. */
export const TURNS = ['first', 'second', 'third', 'fourth'] as const
export type Turn = (typeof TURNS)[number]

/**
 * Returns passages drawn by chance from the corpora and marked as the others are before the finder had read them. They were held
 * back until the finder had been measured on them; then its mistakes on them were looked at, so that new ones have to be drawn to
 * tell again what it does elsewhere.
 */
export function drawn(turn: Turn): Passage[] {
  return passagesIn(`holdout-${TURNS.indexOf(turn) + 1}`)
}

function passagesIn(name: string): Passage[] {
  const kept = z.union([z.array(Passage), Drawn]).parse(json(`${name}.json`))
  return Array.isArray(kept) ? kept : kept.passages
}

/** Returns the acts of the corpora that passages stand in or cite, by key. */
export function heldActs(): ReadonlyMap<string, HeldAct> {
  return new Map(Object.entries(z.record(z.string(), HeldAct).parse(json('acts.json'))))
}

/** Returns where a reference stands in the words of its passage; null where it does not. */
export function placeOf(text: string, reference: GoldReference): { start: number; end: number } | null {
  let start = -1
  for (let count = 0; count < reference.occurrence; count++) {
    start = text.indexOf(reference.quote, start + 1)
    if (start < 0) return null
  }
  return { start, end: start + reference.quote.length }
}

function json(name: string): unknown {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, name), 'utf8'))
}

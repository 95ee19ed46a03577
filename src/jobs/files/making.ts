/** The program of the process that makes one file: a document comes in, the file goes out. `maker.ts` starts it. */
import { setPriority } from 'node:os'
import { buffer } from 'node:stream/consumers'
import { deserialize } from 'node:v8'
import { formatOf } from '#export/registry.ts'
import type { Order } from './maker.ts'

/** Readers who wait for pages come first. */
const BEHIND_PAGES = 10

setPriority(BEHIND_PAGES)
const { ending, document, beside } = deserialize(await buffer(process.stdin)) as Order
const format = formatOf(ending)
if (!format)
  throw new RangeError(`Cannot make a file ".${ending}": expected an ending of the registry of formats`)
process.stdout.write(await format.make(document, beside))

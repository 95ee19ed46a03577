/** The program of the process that makes one file of a study: a document comes in, the file goes out. `maker.ts` starts it. */
import { setPriority } from 'node:os'
import { buffer } from 'node:stream/consumers'
import { deserialize } from 'node:v8'
import { STUDY_FORMATS } from '#export/study/registry.ts'
import type { StudyOrder } from './maker.ts'

/** Readers who wait for pages come first. */
const BEHIND_PAGES = 10

setPriority(BEHIND_PAGES)
const { ending, document } = deserialize(await buffer(process.stdin)) as StudyOrder
const format = STUDY_FORMATS.find((each) => each.ending === ending)
if (!format)
  throw new RangeError(`Cannot make a file ".${ending}" of a study: expected an ending of its formats`)
process.stdout.write(await format.make(document))

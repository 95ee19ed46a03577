/** Making files of studies beside the work of a site: what takes long is made by a process of its own, in the same lines as files of law. */
import path from 'node:path'
import { serialize } from 'node:v8'
import type { StudyDocument } from '#export/study/document.ts'
import type { StudyFormat } from '#export/study/registry.ts'
import { type FileMaker, type Limits, type Made, madeApart } from '../../files/maker.ts'

/** What the process is given. */
export interface StudyOrder {
  readonly ending: string
  readonly document: StudyDocument
}

const PROGRAM = path.resolve(import.meta.dirname, 'making.ts')
// Measured on a study of 12 states by 40 questions, each with a provision in full: bytes of memory for each byte of the order.
const HUNGER: Readonly<Record<string, number>> = { pdf: 560, docx: 160, xlsx: 60 }

/** Returns the file, from what is kept under the name and the ending, or newly made. */
export function makeStudyFile(
  maker: FileMaker,
  name: string,
  format: StudyFormat,
  document: () => Promise<StudyDocument>,
): Promise<Made> {
  return maker.makeBy(`${name} ${format.ending}`, format.ending, async (limits) =>
    madeFile(format, await document(), limits),
  )
}

async function madeFile(format: StudyFormat, document: StudyDocument, limits: Limits): Promise<Made> {
  const hunger = HUNGER[format.ending]
  if (hunger !== undefined)
    return madeApart(
      PROGRAM,
      serialize({ ending: format.ending, document } satisfies StudyOrder),
      hunger,
      limits,
    )
  const file = await format.make(document)
  return {
    state: 'made',
    bytes: typeof file === 'string' ? new TextEncoder().encode(file) : new Uint8Array(file),
  }
}

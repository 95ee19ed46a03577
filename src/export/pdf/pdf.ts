/** Tagged PDF/UA-1 (ISO 14289-1) of an act on a day or of one provision, set by typst. */
import path from 'node:path'
import type { LawDocument } from '../document.ts'
import { speakerOf } from '../wording.ts'
import { covering, fontFiles, isPrintable, typefacesFor } from './fonts.ts'
import { letterer } from './lettered.ts'
import { printData } from './print-data.ts'
import { type Typesetter, typesetting } from './typesetter.ts'

const TEMPLATES = path.resolve(import.meta.dirname, '..', '..', '..', 'assets', 'typst')
const TEMPLATE = path.join(TEMPLATES, 'law.typ')
const DATA = path.join(TEMPLATES, 'law.json')
const PROOF = path.join(TEMPLATES, 'comity-proof.json')

/** Returns the file. Throws RangeError where no typeface at hand has the letters of its language, Error where it cannot be set. */
export function toPdf(document: LawDocument): Uint8Array {
  if (!isPrintable(document.language))
    throw new RangeError(
      `Cannot make a PDF in ${document.language}: no typeface at hand has its letters; take another format`,
    )
  const faces = typefacesFor(document.language)
  const maker = typesetting()
  if (!maker)
    throw new Error(
      `Cannot make a PDF: no typesetter is published for this machine; take another format, or print the page`,
    )
  const { lettered, unwritable } = letterer(covering(faces))
  const data = printData(document, lettered)
  const [example] = unwritable
  const notices = example
    ? [...data.notices, speakerOf(document)('files.unwritable', { n: unwritable.size, example })]
    : data.notices
  const compiler = maker.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: fontFiles(faces) }] })
  compiler.mapShadow(
    DATA,
    Buffer.from(JSON.stringify({ ...data, notices, fonts: faces.map(({ family }) => family) })),
  )
  if (document.proof) compiler.mapShadow(PROOF, Buffer.from(document.proof))
  const compiled = compiler.compile({ mainFilePath: TEMPLATE })
  const { result } = compiled
  if (!result)
    throw new Error(`Cannot set "${document.title}" as PDF: ${reasonOf(compiler, compiled.takeError())}`)
  // What was kept for setting the pages is half of all memory, and writing them needs none of it.
  compiler.evictCache(0)
  return compiler.pdf(result, { pdfStandard: 'ua-1' })
}

function reasonOf(compiler: Typesetter, error: object | null): string {
  return error ? JSON.stringify(compiler.fetchDiagnostics(error)) : 'the typesetter gave no reason'
}

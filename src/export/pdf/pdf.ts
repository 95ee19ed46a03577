/** Tagged PDF/UA-1 (ISO 14289-1) of an act on a day or of one provision, set by typst. */
import path from 'node:path'
import { inOrder, type LawDocument } from '../document.ts'
import { speakerOf } from '../wording.ts'
import { covering, familiesFor, fontFiles, isPrintable, typefacesFor } from './fonts.ts'
import { letterer } from './lettered.ts'
import { printData } from './print-data.ts'
import { setAsPdf } from './typesetter.ts'

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
  const faces = typefacesFor([document.language], wordsOf(document))
  const { lettered, unwritable } = letterer(covering(faces))
  const data = printData(document, lettered)
  const [example] = unwritable
  const notices = example
    ? [...data.notices, speakerOf(document)('files.unwritable', { n: unwritable.size, example })]
    : data.notices
  const printed = { ...data, notices, fonts: familiesFor(document.language, faces) }
  const files: [string, Buffer][] = [[DATA, Buffer.from(JSON.stringify(printed))]]
  if (document.proof) files.push([PROOF, Buffer.from(document.proof)])
  const work = { workspace: TEMPLATES, template: TEMPLATE, files, fonts: fontFiles(faces) }
  return setAsPdf(work, document.title)
}

function wordsOf({ title, nodes }: LawDocument): string {
  return [title, ...inOrder(nodes).flatMap(({ num, heading, xml }) => [num, heading, xml])].join(' ')
}

/** A file as Akoma Ntoso, or the reason why it is none. */
import { isAknNamespace } from '#markup/vocabulary.ts'
import { parseXml, type XmlElement, XmlError } from '#markup/xml.ts'
import { UnreadableError } from '../contract.ts'
import { readText } from '../files.ts'
import { documentOf } from './identify.ts'

/** Returns the root element of an Akoma Ntoso file. Throws UnreadableError where it is none. */
export async function rootOf(path: string): Promise<XmlElement> {
  const text = await readText(path)
  let root: XmlElement
  try {
    root = parseXml(text)
  } catch (error) {
    if (error instanceof XmlError) throw new UnreadableError(path, `line ${error.line}`, error.message)
    throw error
  }
  if (root.name !== 'akomaNtoso' || !isAknNamespace(root.ns)) {
    throw new UnreadableError(
      path,
      `line ${root.line}`,
      `Cannot read the file as Akoma Ntoso: its root is "${root.name}" of the namespace "${root.ns}"; expected akomaNtoso of a namespace of Akoma Ntoso 1.0 to 3.0`,
    )
  }
  if (!documentOf(root))
    throw new UnreadableError(
      path,
      `line ${root.line}`,
      'Cannot read the file as Akoma Ntoso: it holds no document; expected act, bill, judgment or another document type',
    )
  return root
}

/** Reading made files back with readers that know nothing of how they were made, for the tests of formats. */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { plainText, wordsOf } from '#law/content.ts'
import { inOrder, type LawDocument, titleOf } from './document.ts'
import { asOf, factsOf, kindLine, missingNote, noticesOf, partLine } from './wording.ts'

/** What the library says of a document: its running words in reading order, and those of its notes. */
export interface Said {
  readonly front: readonly string[]
  readonly running: readonly string[]
  readonly notes: readonly string[]
}

const NOTE = /<authorialNote[^>]*>(.*?)<\/authorialNote>/gs

/** Returns the words that a file of the document must have. */
export function wordsIn(document: LawDocument): Said {
  const front = [kindLine(document), document.title, partLine(document) ?? '', asOf(document)]
  const facts = factsOf(document).flat()
  const running: string[] = []
  const notes: string[] = []
  for (const node of inOrder(document.nodes)) {
    running.push(titleOf(node))
    if (node.missing) running.push(missingNote(document, node))
    else if (node.xml !== null) {
      running.push(plainText(node.xml.replace(NOTE, '')))
      for (const [, inner = ''] of node.xml.matchAll(NOTE)) notes.push(plainText(inner))
    }
  }
  const words = (texts: readonly string[]) => texts.flatMap(wordsOf)
  return {
    front: words([...front, ...facts, ...noticesOf(document)]),
    running: words(running),
    notes: words(notes),
  }
}

/** Returns the text of well-formed XML, a space wherever `parts` says that words are parted; throws where it is not well-formed. */
export function textOfXml(
  xml: string,
  parts: (name: string) => boolean,
  skips: (tag: SaxesTagPlain) => boolean = () => false,
): string {
  const parser = new SaxesParser()
  let text = ''
  let skipped = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    if (skipped > 0 || skips(tag)) skipped += 1
    else if (parts(tag.name)) text += ' '
  })
  parser.on('closetag', (tag) => {
    if (skipped > 0) skipped -= 1
    else if (parts(tag.name)) text += ' '
  })
  parser.on('text', (more) => {
    if (skipped === 0) text += more
  })
  parser.write(xml).close()
  return text
}

/** Returns every element of well-formed XML with its attributes, in order. */
export function tagsOf(xml: string): SaxesTagPlain[] {
  const parser = new SaxesParser()
  const tags: SaxesTagPlain[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    tags.push(tag as SaxesTagPlain)
  })
  parser.write(xml).close()
  return tags
}

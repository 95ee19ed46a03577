/** Akoma Ntoso 3.0 of an act on a day, or of one provision of it. */
import { toAkn } from '#markup/akn.ts'
import { inOrder, type LawDocument } from './document.ts'

/** Returns the document, valid against the schema and readable back row by row. */
export function toAknXml(document: LawDocument): string {
  const { work, aliases, at, part } = document
  const rows = inOrder(document.nodes)
  return toAkn({
    work,
    aliases,
    expression: {
      language: document.language,
      title: document.title,
      textState: document.textState,
      source: { name: document.source },
      completeFrom: document.completeFrom,
      recordedAt: document.recordedAt,
    },
    versions: document.version ? [document.version] : [],
    at,
    rows,
    contents: new Map(
      rows.flatMap(({ textId, xml }) => (textId === null || xml === null ? [] : [[textId, xml]])),
    ),
    portion: part?.eId ?? null,
    proof: document.proof ?? null,
  })
}

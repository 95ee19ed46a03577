/** Statements as Turtle, by the library n3; N-Triples are Turtle. */
import type { Readable } from 'node:stream'
import { DataFactory, type Quad, StreamParser, Writer } from 'n3'
import { PREFIXES, type Statement } from './rdf.ts'
import { VocabularyError } from './vocabulary-error.ts'

/** Returns the statements as one Turtle document. */
export function turtleOf(statements: Iterable<Statement>): Promise<string> {
  const writer = new Writer({ prefixes: PREFIXES })
  const { namedNode, literal, quad } = DataFactory
  for (const { subject, predicate, object } of statements)
    writer.addQuad(
      quad(
        namedNode(subject),
        namedNode(predicate),
        object.kind === 'iri'
          ? namedNode(object.value)
          : object.language === ''
            ? literal(object.value)
            : literal(object.value, object.language.toLowerCase()),
      ),
    )
  return new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text)))
  })
}

/** Reads Turtle as it comes, and gives every statement about a named subject. Throws VocabularyError naming the line that cannot be read. */
export async function readTurtle(
  input: Readable,
  base: string,
  take: (statement: Statement) => void,
): Promise<void> {
  const parser = new StreamParser({ baseIRI: base })
  input.on('error', (error) => parser.destroy(error))
  try {
    for await (const each of input.pipe(parser)) {
      const statement = statementOf(each)
      if (statement) take(statement)
    }
  } catch (error) {
    if (error instanceof VocabularyError || !(error instanceof Error)) throw error
    throw new VocabularyError(
      `Cannot read the vocabulary: ${error.message.replace(/\.$/, '')}; expected Turtle`,
    )
  } finally {
    input.destroy()
  }
}

function statementOf({ subject, predicate, object }: Quad): Statement | null {
  if (subject.termType !== 'NamedNode') return null
  const of = { subject: subject.value, predicate: predicate.value }
  if (object.termType === 'NamedNode') return { ...of, object: { kind: 'iri', value: object.value } }
  if (object.termType !== 'Literal') return null
  return { ...of, object: { kind: 'literal', value: object.value, language: object.language } }
}

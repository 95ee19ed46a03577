/** A vocabulary, or a file of one, that cannot be taken; the message says where, what was expected, and what to do. */
export class VocabularyError extends Error {
  override name = 'VocabularyError'
}

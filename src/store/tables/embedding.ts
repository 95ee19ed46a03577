/** The tables of vectors by a model that the operator supplied: one a text, and of which model. */

export interface EmbeddingTable {
  text_id: number
  /** Signed bytes: vocab/embedding/vector.ts. */
  vector: Uint8Array
}

/** One line: the model that all vectors are of. */
export interface EmbeddingModelTable {
  id: number
  name: string
  hash: string
}

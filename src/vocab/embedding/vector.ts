/** Vectors of texts as they are kept: their direction alone, each number a signed byte. Cosines of such differ little from those of the numbers. */

/** Returns the mean of the vectors of tokens that `mask` lets count; of the first token alone for `cls`. */
export function pooled(
  tokens: Float32Array,
  mask: readonly number[],
  dimensions: number,
  pooling: 'mean' | 'cls',
): Float32Array {
  if (pooling === 'cls') return tokens.slice(0, dimensions)
  const sum = new Float32Array(dimensions)
  let counted = 0
  for (const [place, counts] of mask.entries()) {
    if (counts === 0) continue
    counted++
    for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] ?? 0) + (tokens[place * dimensions + i] ?? 0)
  }
  return sum.map((value) => value / Math.max(1, counted))
}

/** Returns the direction of a vector in signed bytes, the largest number as 127; of a vector of nothing, one of zeros. */
export function keptVector(vector: Float32Array): Uint8Array {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const bytes = Int8Array.from(vector, (value) => (largest === 0 ? 0 : Math.round((value / largest) * 127)))
  return new Uint8Array(bytes.buffer)
}

/** Returns how alike two kept vectors are, -1 to 1; 0 where one says nothing or they are of different models. */
export function cosine(one: Uint8Array, other: Uint8Array): number {
  if (one.length !== other.length) return 0
  const a = new Int8Array(one.buffer, one.byteOffset, one.length)
  const b = new Int8Array(other.buffer, other.byteOffset, other.length)
  let dot = 0
  let ofOne = 0
  let ofOther = 0
  for (let i = 0; i < a.length; i++) {
    const x = a[i] ?? 0
    const y = b[i] ?? 0
    dot += x * y
    ofOne += x * x
    ofOther += y * y
  }
  return ofOne === 0 || ofOther === 0 ? 0 : dot / Math.sqrt(ofOne * ofOther)
}

/** How alike texts of two lists are: the cosine of what they hold, where each thing counts the more, the fewer texts have it. */

/** What a text holds: a key by which things are compared, how it is printed there, and how much it counts. */
export type Feature = readonly [key: string, printed: string, count: number]

/** What two texts both hold. */
export interface Common {
  readonly key: string
  readonly before: string
  readonly after: string
  /** Its part of the likeness. */
  readonly part: number
}

interface Vector {
  readonly ids: Int32Array
  /** Of length one together. */
  readonly values: Float64Array
  readonly printed: readonly string[]
}

/** What more than this part of the texts hold tells none of them apart. */
const COMMON = 0.5
const FEW = 12

export class Vectors {
  readonly #before: readonly Vector[]
  readonly #after: readonly Vector[]
  readonly #keys: readonly string[]
  readonly #starts: Int32Array
  readonly #units: Int32Array
  readonly #values: Float64Array

  constructor(before: readonly (readonly Feature[])[], after: readonly (readonly Feature[])[]) {
    const vocabulary = new Map<string, number>()
    const raw = [before, after].map((side) => side.map((features) => gathered(features, vocabulary)))
    this.#keys = [...vocabulary.keys()]
    const weights = weightsOf(raw, vocabulary.size)
    const [first = [], second = []] = raw.map((side) => side.map((one) => normed(one, weights)))
    this.#before = first
    this.#after = second
    this.#starts = startsOf(second, vocabulary.size)
    this.#units = new Int32Array(this.#starts[vocabulary.size] ?? 0)
    this.#values = new Float64Array(this.#units.length)
    this.#post()
  }

  /** Returns how alike a text of the first list is to each of the second, 0 to 1. */
  row(index: number): Float64Array {
    const alike = new Float64Array(this.#after.length)
    const vector = this.#before[index]
    for (let at = 0; at < (vector?.ids.length ?? 0); at++) {
      const [id, value] = [vector?.ids[at] ?? 0, vector?.values[at] ?? 0]
      const end = this.#starts[id + 1] ?? 0
      for (let place = this.#starts[id] ?? 0; place < end; place++) {
        const unit = this.#units[place] ?? 0
        alike[unit] = (alike[unit] ?? 0) + value * (this.#values[place] ?? 0)
      }
    }
    return alike
  }

  /** Returns what both hold, what counts most first. */
  common(before: number, after: number): Common[] {
    const [a, b] = [this.#before[before], this.#after[after]]
    if (!a || !b) return []
    const places = new Map(Array.from(b.ids, (id, at) => [id, at]))
    const found: Common[] = []
    for (const [at, id] of a.ids.entries()) {
      const place = places.get(id)
      const part = place === undefined ? 0 : (a.values[at] ?? 0) * (b.values[place] ?? 0)
      if (place !== undefined && part > 0)
        found.push({
          key: this.#keys[id] ?? '',
          before: a.printed[at] ?? '',
          after: b.printed[place] ?? '',
          part,
        })
    }
    return found.sort((x, y) => y.part - x.part)
  }

  #post(): void {
    const next = this.#starts.slice()
    for (const [unit, { ids, values }] of this.#after.entries())
      for (const [at, id] of ids.entries()) {
        const place = next[id] ?? 0
        next[id] = place + 1
        this.#units[place] = unit
        this.#values[place] = values[at] ?? 0
      }
  }
}

interface Gathered {
  readonly counts: ReadonlyMap<number, number>
  readonly printed: readonly string[]
}

function gathered(features: readonly Feature[], vocabulary: Map<string, number>): Gathered {
  const counts = new Map<number, number>()
  const printed: string[] = []
  for (const [key, word, count] of features) {
    let id = vocabulary.get(key)
    if (id === undefined) {
      id = vocabulary.size
      vocabulary.set(key, id)
    }
    const known = counts.get(id)
    if (known === undefined) printed.push(word)
    counts.set(id, (known ?? 0) + count)
  }
  return { counts, printed }
}

function weightsOf(sides: readonly (readonly Gathered[])[], size: number): Float64Array {
  const frequency = new Float64Array(size)
  const all = sides.reduce((sum, side) => sum + side.length, 0)
  for (const side of sides)
    for (const { counts } of side) for (const id of counts.keys()) frequency[id] = (frequency[id] ?? 0) + 1
  const most = Math.max(FEW, all * COMMON)
  return frequency.map((times) => (times > most ? 0 : Math.log(1 + all / Math.max(2, times))))
}

// What is said ten times says little more than what is said three times.
function normed({ counts, printed }: Gathered, weights: Float64Array): Vector {
  const ids = Int32Array.from(counts.keys())
  const values = Float64Array.from(counts, ([id, count]) => Math.log1p(count) * (weights[id] ?? 0))
  let square = 0
  for (const value of values) square += value * value
  const length = Math.sqrt(square) || 1
  return { ids, values: values.map((value) => value / length), printed }
}

function startsOf(vectors: readonly Vector[], size: number): Int32Array {
  const starts = new Int32Array(size + 1)
  for (const { ids } of vectors) for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1
  for (let id = 0; id < size; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  return starts
}

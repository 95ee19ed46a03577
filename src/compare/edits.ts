/** The shortest way from one row of numbers to another (Myers, "An O(ND) difference algorithm", 1986). */

/** So many equal numbers, from index `i` of the first row and `j` of the second. */
export type Run = readonly [i: number, j: number, length: number]

/**
 * Returns the equal runs of a shortest edit between the rows, in order; null where more than `most` numbers that both rows have
 * would have to come and go. Time grows with the square of that many, not with the length of the rows.
 */
export function equalRuns(a: readonly number[], b: readonly number[], most: number): Run[] | null {
  const [left, right] = [shared(a, b), shared(b, a)]
  const runs = shortest(
    left.map((at) => a[at] ?? 0),
    right.map((at) => b[at] ?? 0),
    most,
  )
  return runs && inPlace(runs, left, right)
}

// Where the numbers stand that the other row has too: the rest can be equal to nothing and is left out of the search.
function shared(row: readonly number[], other: readonly number[]): number[] {
  const known = new Set(other)
  const places: number[] = []
  for (let at = 0; at < row.length; at++) if (known.has(row[at] ?? 0)) places.push(at)
  return places
}

// The runs by the places in the whole rows, broken where something was left out.
function inPlace(runs: readonly Run[], left: readonly number[], right: readonly number[]): Run[] {
  const out: Run[] = []
  for (const [from, to, length] of runs) {
    let start = 0
    for (let step = 1; step <= length; step++) {
      const [i, j] = [(left[from + start] ?? 0) + step - start, (right[to + start] ?? 0) + step - start]
      if (step < length && left[from + step] === i && right[to + step] === j) continue
      out.push([left[from + start] ?? 0, right[to + start] ?? 0, step - start])
      start = step
    }
  }
  return out
}

function shortest(a: readonly number[], b: readonly number[], most: number): Run[] | null {
  const [n, m] = [a.length, b.length]
  const reach = Math.min(most, n + m)
  // For each number of edits the furthest end on each diagonal k from -d to d; the rows of this triangle lie one after another.
  const ends = roomFor(((reach + 1) * (reach + 2)) / 2)
  for (let d = 0; d <= reach; d++) {
    const row = (d * (d + 1)) / 2
    const above = row - d
    for (let at = 0; at <= d; at++) {
      const k = 2 * at - d
      // Down from the diagonal above (a number came), or right from the one below (a number went).
      const down = at === d ? -1 : (ends[above + at] ?? 0)
      const right = at === 0 ? -1 : (ends[above + at - 1] ?? 0) + 1
      let x = d === 0 ? 0 : Math.max(down, right)
      while (x < n && x - k < m && a[x] === b[x - k]) x++
      ends[row + at] = x
      if (x >= n && x - k >= m) return walkBack(a.length, ends, d, at)
    }
  }
  return null
}

// One piece of memory serves all comparisons: clearing a new one for each would take longer than most of them.
let room = new Int32Array(0)

function roomFor(numbers: number): Int32Array {
  if (room.length < numbers) room = new Int32Array(numbers)
  return room
}

function walkBack(length: number, ends: Int32Array, edits: number, last: number): Run[] {
  const runs: Run[] = []
  let x = length
  let at = last
  for (let d = edits; d >= 0; d--) {
    const above = (d * (d + 1)) / 2 - d
    const down = at === d ? -1 : (ends[above + at] ?? 0)
    const right = at === 0 ? -1 : (ends[above + at - 1] ?? 0) + 1
    const k = 2 * at - d
    const fromX = d === 0 ? 0 : Math.max(down, right)
    if (x > fromX) runs.push([fromX, fromX - k, x - fromX])
    if (d === 0) break
    if (down >= right) {
      x = down
    } else {
      x = right - 1
      at -= 1
    }
  }
  return runs.reverse()
}

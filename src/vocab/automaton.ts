/** Finding many strings in one pass (Aho and Corasick, 1975): the time is that of reading the text, however many strings there are. */

export interface Automaton {
  /** Calls back for every string that ends at a place of the text, with the place behind it. */
  readonly scan: (text: string, found: (value: number, end: number) => void) => void
}

const ROOT = 0
const KEYS = 0x10000

/** Returns the automaton of the strings, each with the numbers that are told where it is found. Empty strings are never found. */
export function automatonOf(strings: ReadonlyMap<string, readonly number[]>): Automaton {
  const { edges, values, children } = trieOf(strings)
  const { fails, outputs } = linked(edges, values, children)
  return {
    scan: (text, found) => {
      let state = ROOT
      for (let i = 0; i < text.length; i++) {
        state = step(edges, fails, state, text.charCodeAt(i))
        for (let at = outputs[state] ?? ROOT; at !== ROOT; at = outputs[fails[at] ?? ROOT] ?? ROOT)
          for (const value of values[at] ?? []) found(value, i + 1)
      }
    },
  }
}

interface Trie {
  /** The next state by state and character. */
  readonly edges: Map<number, number>
  readonly values: (readonly number[])[]
  /** The characters that lead on from a state. */
  readonly children: number[][]
}

function trieOf(strings: ReadonlyMap<string, readonly number[]>): Trie {
  const trie: Trie = { edges: new Map(), values: [[]], children: [[]] }
  for (const [string, values] of strings) {
    let state = ROOT
    for (let i = 0; i < string.length; i++) {
      const key = state * KEYS + string.charCodeAt(i)
      let next = trie.edges.get(key)
      if (next === undefined) {
        next = trie.values.push([]) - 1
        trie.children.push([])
        trie.edges.set(key, next)
        trie.children[state]?.push(string.charCodeAt(i))
      }
      state = next
    }
    if (state !== ROOT) trie.values[state] = [...(trie.values[state] ?? []), ...values]
  }
  return trie
}

// Breadth first: the state to fall back to is known before those that are reached through it. `outputs` leads from a state to the
// nearest one on its way back, itself included, that tells something.
function linked(edges: Trie['edges'], values: Trie['values'], children: Trie['children']) {
  const fails = new Int32Array(values.length)
  const outputs = new Int32Array(values.length)
  const waiting = [ROOT]
  for (let i = 0; i < waiting.length; i++) {
    const state = waiting[i] ?? ROOT
    for (const character of children[state] ?? []) {
      const next = edges.get(state * KEYS + character) ?? ROOT
      fails[next] = state === ROOT ? ROOT : step(edges, fails, fails[state] ?? ROOT, character)
      outputs[next] = (values[next]?.length ?? 0) > 0 ? next : (outputs[fails[next] ?? ROOT] ?? ROOT)
      waiting.push(next)
    }
  }
  return { fails, outputs }
}

function step(edges: Trie['edges'], fails: Int32Array, from: number, character: number): number {
  for (let state = from; ; state = fails[state] ?? ROOT) {
    const next = edges.get(state * KEYS + character)
    if (next !== undefined) return next
    if (state === ROOT) return ROOT
  }
}

/**
 * Words that a stemmer takes for one and the other language does not: "law" and "lawful", "responsable" and "responsabilité". Forms of one
 * stem stay together while they are said alike in the other language, and are parted where they are not.
 */
import type { Links } from './links.ts'
import type { Words } from './units.ts'

/** Returns which of the words of its stem a form belongs to: 0 is the most frequent one. */
export type PartOfStem = (term: string, form: string) => number

// A form that is linked less often than that is parted from none.
const LEAST_LINKED = 4
// Cosine between what two words are said by, below which they are two.
const ALIKE = 0.2

type Said = Map<string, number>

/** Collects by what each form of each stem is said. */
export class FormBook {
  readonly #stems = new Map<string, Map<string, Said>>()

  /** Notes what the words of a sentence are linked to. */
  note(words: Words, links: Links, others: Words): void {
    for (const [index, { term, kind }] of words.tokens.entries()) {
      if (kind !== 'word') continue
      const forms = this.#stems.get(term) ?? new Map<string, Said>()
      this.#stems.set(term, forms)
      const form = formOf(words, index)
      const said = forms.get(form) ?? new Map<string, number>()
      forms.set(form, said)
      for (const other of links[index] ?? []) {
        const by = others.tokens[other]?.term ?? ''
        said.set(by, (said.get(by) ?? 0) + 1)
      }
    }
  }

  /** Returns the parting of all stems. */
  parted(): PartOfStem {
    const parts = new Map<string, ReadonlyMap<string, number>>()
    for (const [term, forms] of this.#stems) {
      const groups = grouped(forms)
      if (groups.length < 2) continue
      parts.set(term, new Map(groups.flatMap((group, index) => group.forms.map((form) => [form, index]))))
    }
    return (term, form) => parts.get(term)?.get(form) ?? 0
  }
}

/** Returns a word as it is written, in small letters. */
export function formOf({ text, tokens }: Words, index: number): string {
  const token = tokens[index]
  return token ? text.slice(token.start, token.end).toLowerCase() : ''
}

interface Group {
  readonly forms: string[]
  readonly said: Said
}

// The most frequent forms make the groups, the others join the one they are likest to.
function grouped(forms: ReadonlyMap<string, Said>): readonly Group[] {
  const sorted = [...forms].map(([form, said]) => ({ form, said, times: timesOf(said) }))
  sorted.sort((a, b) => b.times - a.times || (a.form < b.form ? -1 : 1))
  const groups: Group[] = []
  for (const { form, said, times } of sorted) {
    const [group, likeness] = likest(groups, said)
    if (group && (likeness >= ALIKE || times < LEAST_LINKED)) {
      const home = likeness > 0 ? group : nearest(groups, form)
      home.forms.push(form)
      for (const [by, count] of said) home.said.set(by, (home.said.get(by) ?? 0) + count)
    } else groups.push({ forms: [form], said: new Map(said) })
  }
  return groups
}

function timesOf(said: Said): number {
  return said.values().reduce((sum, count) => sum + count, 0)
}

function likest(groups: readonly Group[], said: Said): readonly [Group | null, number] {
  let [best, most]: [Group | null, number] = [groups[0] ?? null, 0]
  for (const group of groups) {
    const likeness = cosine(group.said, said)
    if (likeness > most) [best, most] = [group, likeness]
  }
  return [best, most]
}

function cosine(one: Said, other: Said): number {
  let product = 0
  for (const [by, count] of other) product += count * (one.get(by) ?? 0)
  const length = (said: Said) => Math.sqrt(said.values().reduce((sum, count) => sum + count * count, 0))
  return product === 0 ? 0 : product / (length(one) * length(other))
}

// Of what is said by nothing known, the spelling tells.
function nearest(groups: readonly Group[], form: string): Group {
  const shared = (group: Group) => Math.max(...group.forms.map((other) => commonBeginning(form, other)))
  const [first, ...rest] = groups
  if (!first) throw new Error('Cannot place a form: its stem has no other; expected one')
  return rest.reduce((best, group) => (shared(group) > shared(best) ? group : best), first)
}

function commonBeginning(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}

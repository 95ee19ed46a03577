/** The Vary header: what of a request the answer depended on, each named once. */

/** Adds names to the header; a name that stands twice in it is left once. */
export function addVary(headers: Headers, ...names: readonly string[]): void {
  const known = new Map<string, string>()
  for (const name of [...(headers.get('Vary') ?? '').split(','), ...names]) {
    const trimmed = name.trim()
    if (trimmed !== '' && !known.has(trimmed.toLowerCase())) known.set(trimmed.toLowerCase(), trimmed)
  }
  if (known.size > 0) headers.set('Vary', [...known.values()].join(', '))
}

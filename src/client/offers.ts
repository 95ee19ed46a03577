/** What the server offers while one types, read with care: what is not as expected is left out. */

export interface Offer {
  readonly kind: string
  /** What to put into the box. */
  readonly text: string
  /** Where it leads at once; null where it is searched for. */
  readonly href: string | null
  /** What it is, in the words of the page. */
  readonly note: string
  readonly lang: string | null
  readonly dir: string | null
}

/** Returns the offers of an answer and the sentence that counts them; null where it is no such answer. */
export function offersOf(
  answer: unknown,
): { readonly offers: readonly Offer[]; readonly said: string } | null {
  if (!isRecord(answer) || !Array.isArray(answer.suggestions)) return null
  const offers = answer.suggestions.flatMap((each: unknown) => {
    if (!isRecord(each) || typeof each.text !== 'string') return []
    const { kind, text, href, note, lang, dir } = each
    return [
      {
        kind: words(kind) ?? 'word',
        text,
        href: here(words(href)),
        note: words(note) ?? '',
        lang: words(lang),
        dir: words(dir),
      },
    ]
  })
  return { offers, said: words(answer.said) ?? '' }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function words(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

// An offer leads to a page of this site and nowhere else.
function here(href: string | null): string | null {
  return href !== null && /^\/(?![/\\])/.test(href) ? href : null
}

/** Names of acts in Chinese and Japanese texts, which no blank sets off. */
import type { Act, Found, NamedAct } from './reference.ts'
import { titleKey } from './titles.ts'

export interface EastAsianRules {
  readonly language: 'zho' | 'jpn'
  readonly jurisdiction: string | null
  readonly self: boolean
  /** Returns the acts that the name means, the likeliest first. */
  readonly lookUp: (name: string) => readonly NamedAct[]
  readonly definitions: readonly { readonly form: string; readonly act: Act }[]
}

// Names known from data or the library, wherever they stand.
export interface NameSpan {
  readonly start: number
  readonly end: number
  readonly act: Act
}

/** Returns where names stand in the text that data or the library know, and forms that the act defines. */
export function nameSpans(text: string, rules: EastAsianRules): NameSpan[] {
  const spans: NameSpan[] = []
  const suffix = /[法律典例令则則憲约約法宪]/gu
  let until = 0
  for (const match of text.matchAll(suffix)) {
    const end = match.index + 1
    // "劳动法律", "基本法院": a longer word.
    if (match[0] === '法' && /^[律规規院官学學庭治定人令]/.test(text.slice(end, end + 1))) continue
    // "宪法修正案（2004年）": what amends the act is another.
    if (text.startsWith('修正案', end)) continue
    for (let length = Math.min(40, end - until); length >= 2; length--) {
      const name = text.slice(end - length, end)
      if (name.includes('\n')) continue
      const acts = rules.lookUp(name)
      if (acts.length === 0) continue
      const open = text[end - length - 1] === '《' && text[end] === '》' ? 1 : 0
      spans.push({ start: end - length - open, end: end + open, act: { kind: 'named', candidates: acts } })
      until = end + open
      break
    }
  }
  for (const { form, act } of rules.definitions)
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length))
      spans.push({ start: at, end: at + form.length, act })
  return spans.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Returns what was found, with the names that none of it holds. */
export function withNames(found: readonly Found[], names: readonly NameSpan[]): Found[] {
  const all = [...found]
  const inOrder = found.toSorted((a, b) => a.start - b.start)
  let at = 0
  for (const { start, end, act } of names) {
    // Both are in the order of the text, and what was found does not overlap.
    while ((inOrder[at]?.end ?? Infinity) <= start) at++
    if ((inOrder[at]?.start ?? Infinity) >= end)
      all.push({ start, end, act, from: 'act', path: [], to: null, how: 'title', confidence: 0.95 })
  }
  all.sort((a, b) => a.start - b.start || b.end - a.end)
  return all.filter((each, i) => i === 0 || each.start >= (all[i - 1] as Found).end)
}

/** Returns the act that a name in book-title marks, or one with its law number behind it, means. */
export function namedIn(name: string, rules: EastAsianRules): Act {
  const bare = name.startsWith('《')
    ? name.slice(1, name.indexOf('》'))
    : name.slice(nameStart(name, rules), name.lastIndexOf('（')).trim()
  const known = rules.lookUp(bare)
  return known.length > 0 ? { kind: 'named', candidates: known } : shaped(bare, rules)
}

/** Returns the act that a name means which nobody knows. */
export function shaped(name: string, rules: EastAsianRules): Act {
  const key = titleKey(name)
  return {
    kind: 'named',
    candidates: [
      {
        key: `title/${rules.jurisdiction ?? ''}/${key}`,
        name,
        jurisdiction: rules.jurisdiction,
        aliases: [],
        titles: [key],
      },
    ],
  }
}

/** Returns where the name begins in what was matched: what stands before it without a blank is cut off at its particle. */
export function nameStart(name: string, { language }: EastAsianRules): number {
  if (language === 'zho') return 0
  const bare = name.slice(0, name.lastIndexOf('（'))
  const cut = Math.max(
    ...['、', 'は', 'が', 'を', '又は', '若しくは', '及び', 'その他', 'て', 'り', 'た'].map((word) => {
      const at = bare.lastIndexOf(word)
      return at < 0 ? 0 : at + word.length
    }),
  )
  return bare.length - cut >= 2 ? cut : 0
}

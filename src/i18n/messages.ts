/** The interface's messages by key, in the languages of `locales/`. English is whole; where another lacks a key, English stands in. */
import en from '../../locales/en.json' with { type: 'json' }
import { fill } from './pattern.ts'

export type Key = keyof typeof en

/** One line for each language of the interface, by BCP 47 tag. */
const LOCALES: Readonly<Record<string, Partial<Record<Key, string>>>> = { en }

/** BCP 47 tags of the languages that the interface speaks. */
export const locales: readonly string[] = Object.keys(LOCALES)

/** Speaks one language of the interface. */
export interface Translator {
  readonly locale: string
  /** Returns the message as text. */
  (key: Key, values?: Readonly<Record<string, string | number>>): string
  /** Returns the message in pieces, so that values may be mark-up. */
  rich<Value>(key: Key, values: Readonly<Record<string, Value | string | number>>): (Value | string)[]
}

/** Returns the translator of a locale; English where the interface does not speak it. */
export function translator(locale: string): Translator {
  const messages = LOCALES[locale]
  const spoken = messages ? locale : 'en'
  const pattern = (key: Key) => messages?.[key] ?? en[key]
  const translate = (key: Key, values: Readonly<Record<string, string | number>> = {}) =>
    fill<string>(pattern(key), values, spoken).join('')
  return Object.assign(translate, {
    locale: spoken,
    rich: <Value>(key: Key, values: Readonly<Record<string, Value | string | number>>) =>
      fill(pattern(key), values, spoken),
  })
}

/** The interface's messages by key: one folder of `locales/` a language, one file a room of the site. English is whole and gives the keys. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import about from '../../locales/en/about.json' with { type: 'json' }
import act from '../../locales/en/act.json' with { type: 'json' }
import agreements from '../../locales/en/agreements.json' with { type: 'json' }
import api from '../../locales/en/api.json' with { type: 'json' }
import bench from '../../locales/en/bench.json' with { type: 'json' }
import beside from '../../locales/en/beside.json' with { type: 'json' }
import citing from '../../locales/en/citing.json' with { type: 'json' }
import client from '../../locales/en/client.json' with { type: 'json' }
import compare from '../../locales/en/compare.json' with { type: 'json' }
import comparison from '../../locales/en/comparison.json' with { type: 'json' }
import editing from '../../locales/en/editing.json' with { type: 'json' }
import files from '../../locales/en/files.json' with { type: 'json' }
import home from '../../locales/en/home.json' with { type: 'json' }
import kinds from '../../locales/en/kinds.json' with { type: 'json' }
import lexicon from '../../locales/en/lexicon.json' with { type: 'json' }
import network from '../../locales/en/network.json' with { type: 'json' }
import notes from '../../locales/en/notes.json' with { type: 'json' }
import search from '../../locales/en/search.json' with { type: 'json' }
import site from '../../locales/en/site.json' with { type: 'json' }
import studies from '../../locales/en/studies.json' with { type: 'json' }
import studyFiles from '../../locales/en/study-files.json' with { type: 'json' }
import subjects from '../../locales/en/subjects.json' with { type: 'json' }
import timelines from '../../locales/en/timelines.json' with { type: 'json' }
import verify from '../../locales/en/verify.json' with { type: 'json' }
import { fill, number } from './pattern.ts'

const en = {
  ...about,
  ...act,
  ...agreements,
  ...api,
  ...bench,
  ...beside,
  ...citing,
  ...client,
  ...compare,
  ...comparison,
  ...editing,
  ...files,
  ...home,
  ...kinds,
  ...lexicon,
  ...subjects,
  ...network,
  ...notes,
  ...search,
  ...site,
  ...studies,
  ...studyFiles,
  ...timelines,
  ...verify,
}

export type Key = keyof typeof en

type Messages = Partial<Record<Key, string>>

const FOLDER = path.resolve(import.meta.dirname, '..', '..', 'locales')

const LOCALES: ReadonlyMap<string, Messages> = new Map(
  readdirSync(FOLDER)
    .sort()
    .map((locale) => [locale, locale === 'en' ? en : messagesOf(locale)]),
)

/** BCP 47 tags of the languages that the interface speaks. */
export const locales: readonly string[] = [...LOCALES.keys()]

/** Returns true where the text is the key of a message. */
export function isKey(text: string): text is Key {
  return Object.hasOwn(en, text)
}

/** Speaks one language of the interface. */
export interface Translator {
  readonly locale: string
  /** Returns the message as text. */
  (key: Key, values?: Readonly<Record<string, string | number>>): string
  /** Returns a count in the locale's digits and groups. */
  number(value: number): string
  /** Returns the message in pieces, so that values may be mark-up. */
  rich<Value>(key: Key, values: Readonly<Record<string, Value | string | number>>): (Value | string)[]
}

/** Returns the translator of a locale; English where the interface does not speak it. */
export function translator(locale: string): Translator {
  const messages = LOCALES.get(locale)
  const spoken = messages ? locale : 'en'
  const pattern = (key: Key) => messages?.[key] ?? en[key]
  const translate = (key: Key, values: Readonly<Record<string, string | number>> = {}) =>
    fill<string>(pattern(key), values, spoken).join('')
  return Object.assign(translate, {
    locale: spoken,
    number: (value: number) => number(value, spoken),
    rich: <Value>(key: Key, values: Readonly<Record<string, Value | string | number>>) =>
      fill(pattern(key), values, spoken),
  })
}

/** Returns the messages of a room in a locale as they are written, their places open: for pages that fill them in by themselves. */
export function patternsIn(locale: string, room: string): Readonly<Record<string, string>> {
  const messages = LOCALES.get(locale)
  const keys = Object.keys(en).filter((key): key is Key => key.startsWith(`${room}.`))
  return Object.fromEntries(keys.map((key) => [key, messages?.[key] ?? en[key]]))
}

function messagesOf(locale: string): Messages {
  const folder = path.join(FOLDER, locale)
  const files = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'))
  return Object.assign({}, ...files.map((file) => JSON.parse(file) as Messages))
}

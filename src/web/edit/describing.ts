/** What an act is, as a form says it: only what differs from what is known becomes a step. */
import { FORCES } from '#law/force.ts'
import { languageOf } from '#law/language.ts'
import type { Form } from './form.ts'
import { FormError } from './form.ts'

type Described = Readonly<Record<string, unknown>>

/** Returns the step that says what the form says and `known` does not; null where it says nothing new. */
export function described(form: Form, known: Described): Described | null {
  const said = Object.entries(FIELDS).flatMap(([name, read]) =>
    form.has(name) ? [[name, read(form, name)]] : [],
  )
  const fresh = said.filter(([name, value]) => {
    const before = known[name as string] ?? (Array.isArray(value) ? [] : null)
    return value !== undefined && JSON.stringify(value) !== JSON.stringify(before)
  })
  return fresh.length === 0 ? null : { do: 'describe', ...Object.fromEntries(fresh) }
}

/** Returns the step of the day from which the text holds, as the form says it; null where it says nothing new. */
export function dated(form: Form, known: Described): Described | null {
  const said = ['asOf', 'published'].flatMap((name) =>
    form.has(name) ? [[name, form.line(name) || null]] : [],
  )
  const fresh = said.filter(([name, value]) => value !== (known[name as string] ?? null))
  return fresh.length === 0 ? null : { do: 'date', ...Object.fromEntries(fresh) }
}

// `undefined`: nothing is said, where nothing may be left open.
type Read = (form: Form, name: string) => unknown

const orNull: Read = (form, name) => form.line(name) || null
const orSilent: Read = (form, name) => form.line(name) || undefined

const FIELDS: Readonly<Record<string, Read>> = {
  title: orSilent,
  jurisdiction: (form, name) => form.line(name).toLowerCase() || undefined,
  language: languageIn,
  type: orSilent,
  subtype: orNull,
  number: orNull,
  date: orNull,
  published: orNull,
  force: (form, name) => FORCES.find((force) => force === form.line(name)) ?? null,
  textState: orSilent,
  aliases: aliasesIn,
  topics: (form, name) => form.lines(name),
}

function languageIn(form: Form, name: string): string | undefined {
  const typed = form.line(name)
  if (typed === '') return undefined
  const language = languageOf(typed)
  if (language !== null) return language
  throw new FormError(`Cannot read the language "${typed}": expected a code such as be or bel`)
}

function aliasesIn(form: Form, name: string): { scheme: string; value: string }[] {
  return form.lines(name).map((line) => {
    const [, scheme, value] = /^([\w-]+):\s*(.+)$/.exec(line) ?? []
    if (scheme && value) return { scheme, value }
    throw new FormError(
      `Cannot read the identifier "${line}": expected scheme and value, such as register:7/2001 or eli:/eli/xv/2001/7`,
    )
  })
}

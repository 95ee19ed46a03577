/** What a file is called when it is kept: title, provision, day and language, in letters that every system takes. */
import { bcp47, type Language } from '#law/language.ts'

export interface Named {
  readonly iri: string
  readonly title: string
  readonly label: string | null
  readonly at: string
  readonly language: Language
  readonly ending: string
}

/** Characters of the title in a name. */
const LONGEST = 60

/** Returns the header that names the file: plain letters for old clients, all letters as RFC 5987 has them. */
export function disposition(file: Named, inline: boolean): string {
  const full = fileName(file)
  const plain = plainName(file)
  const extended = encodeURIComponent(full).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${extended}`
}

/** Returns the name in the letters of the title: "Code civil, Article 2, 2024-01-01, fr.pdf". */
export function fileName({ title, label, at, language, ending }: Named): string {
  const parts = [clipped(title), label === null ? '' : clipped(label), at, bcp47(language)]
  const name = parts.filter((part) => part !== '').join(', ')
  // What file systems and shells take for their own.
  return `${name.replace(/[\p{Cc}\\/:*?"<>|]+/gu, '-')}.${ending}`
}

function plainName({ iri, title, label, at, language, ending }: Named): string {
  const [version = '', eId = ''] = iri.split('/~')
  const act = ascii(isLatin(title) ? title : version.replace(/^\/akn\//, '').replace(/\/[^/]*@.*$/, ''))
  const part = label === null ? '' : ascii(isLatin(label) ? label : eId)
  return `${[act, part, at, bcp47(language)].filter((piece) => piece !== '').join('_')}.${ending}`
}

function isLatin(text: string): boolean {
  return !/(?!\p{Script=Latin})\p{L}/u.test(text) && /\w/.test(text)
}

function ascii(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
  return plain.slice(0, LONGEST).replace(/^-+|-+$/g, '')
}

function clipped(text: string): string {
  return text.length <= LONGEST ? text : text.slice(0, LONGEST).replace(/\s+\S*$/u, '')
}

/** The language that the interface speaks: chosen by the reader in the address (`?ui=ru`) and carried along every link, else preferred by the browser. No cookie remembers it. */
import { locales } from '#i18n/messages.ts'
import { preferred } from '#i18n/preference.ts'

export interface Speech {
  /** BCP 47 tag of the language spoken. */
  readonly locale: string
  /** True where the address names it: links then carry it on. */
  readonly chosen: boolean
  /** What the address asks for where the interface does not speak it; null otherwise. */
  readonly refused: string | null
}

const FALLBACK = 'en'

/** Returns the language to speak, of what the address asks for and what the browser prefers, most wanted first. */
export function speechOf(asked: string | undefined, preferences: readonly string[]): Speech {
  const wanted = asked?.trim().slice(0, 40) ?? ''
  const chosen = wanted === '' ? null : preferred([wanted.toLowerCase()], locales)
  return {
    locale: chosen ?? preferred(preferences, locales) ?? FALLBACK,
    chosen: chosen !== null,
    refused: chosen === null && wanted !== '' ? wanted : null,
  }
}

/** Returns an address of this site that asks for the language; one that names a language already is returned as it is. */
export function withSpeech(address: string, locale: string, ampersand = '&'): string {
  const hash = address.indexOf('#')
  const [place, fragment] = hash < 0 ? [address, ''] : [address.slice(0, hash), address.slice(hash)]
  if (/[?&;]ui=/.test(place)) return address
  const joint = !place.includes('?') ? '?' : /[?&;]$/.test(place) ? '' : ampersand
  return `${place}${joint}ui=${locale}${fragment}`
}

/** Returns the address without the choice of a language. */
export function withoutSpeech(address: string): string {
  return address.replace(/([?&])ui=[^&#]*(&?)/g, (_, before, after) => (after === '' ? '' : before))
}

const TAGS = /<(?:a|area|button|form|[a-z]+-[a-z-]+)\s[^>]*>/g
const ADDRESSES = /\s(?:href|action|formaction|hx-[a-z]+|data-(?:href|url))="(?=[/?])(?!\/\/)([^"]*)"/g
// Files are the same in every language.
const WITHOUT_WORDS = /^\/(?:assets|api\/v1)\//

/**
 * Returns the document with the language carried on by every link and form of the site in its body. What stands in the head
 * (the address that search engines should know, style sheets) stays as it is.
 */
export function carrying(document: string, locale: string): string {
  const body = Math.max(document.indexOf('<body'), 0)
  const carried = document.slice(body).replace(TAGS, (tag) => {
    const named = tag.replace(ADDRESSES, (attribute, address: string) =>
      WITHOUT_WORDS.test(address)
        ? attribute
        : attribute.replace(`"${address}"`, () => `"${withSpeech(address, locale, '&amp;')}"`),
    )
    return isAsking(named) ? `${named}<input type="hidden" name="ui" value="${locale}"/>` : named
  })
  return document.slice(0, body) + carried
}

// A form that asks drops the query of its action: the choice goes along as a field.
function isAsking(tag: string): boolean {
  return tag.startsWith('<form') && !/\smethod="(?!get")/i.test(tag)
}

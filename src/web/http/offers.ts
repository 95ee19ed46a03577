/** What there is at the address of an act, and which of it the client wants (RFC 9110 § 12.5.1). */
import { FORMATS, type Format } from '#export/registry.ts'
import { bestType } from '#kit/accept.ts'
import type { Language } from '#law/language.ts'

/** One media type of one format; a page has none. */
export interface Offer {
  readonly type: string
  readonly format: Format | null
}

const PAGE: Offer = { type: 'text/html', format: null }

// Clients that know XML and not Akoma Ntoso ask for it by these names.
const ALSO: Readonly<Record<string, readonly string[]>> = { akn: ['application/xml', 'text/xml'] }

// Whoever takes any kind of data gets the whole text rather than a picture of it.
const FIRST = ['akn', 'jsonld', 'json', 'txt']

/** Everything that can be asked for, the page first: it answers whoever takes anything. */
export const OFFERS: readonly Offer[] = [
  PAGE,
  ...FORMATS.filter(({ mediaType }) => bare(mediaType) !== PAGE.type)
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((format) =>
      [bare(format.mediaType), ...(ALSO[format.ending] ?? [])].map((type) => ({ type, format })),
    ),
]

function rank({ ending }: Format): number {
  const place = FIRST.indexOf(ending)
  return place < 0 ? FIRST.length : place
}

/** Returns what there is of a text in the language. */
export function offersIn(language: Language): Offer[] {
  return OFFERS.filter(({ format }) => format === null || format.takes(language))
}

/** Returns the offer that the Accept header wants most of a text in the language; null where it wants none of them. */
export function chosen(accept: string | null | undefined, language: Language): Offer | null {
  const offers = offersIn(language)
  const type = bestType(
    accept,
    offers.map((offer) => offer.type),
  )
  return offers.find((offer) => offer.type === type) ?? null
}

// Addresses that only programs ask at, whatever they say they accept.
const FOR_PROGRAMS =
  /^\/(?:timemap|feeds|sitemaps)\/|^\/search(?:\.|\/suggest$|\/history\.)|^\/akn\/.*@.*\.(?!html$)[a-z]+$/

/** Returns whether the client would rather read a page than data, when something went wrong at the path. */
export function wantsPage(accept: string | null | undefined, path: string): boolean {
  if (FOR_PROGRAMS.test(path)) return /\btext\/html\b/.test(accept ?? '')
  const types = ['text/html', 'application/problem+json', ...OFFERS.map((offer) => offer.type)]
  return bestType(accept, types) === 'text/html'
}

/** Returns the media type without its parameters. */
export function bare(mediaType: string): string {
  return mediaType.split(';')[0]?.trim() ?? mediaType
}

/** What a client accepts (RFC 9110 § 12.5): ranges with their weights, and the best of what there is. */

/** One range of an Accept or Accept-Encoding header, lower case. */
export interface Range {
  readonly name: string
  /** From 0 (never) to 1. */
  readonly quality: number
}

/** Headers longer than this are read no further: nobody wishes for so many things. */
const MOST = 4000

/** Returns the ranges of the header in its order; parts that cannot be read are left out. */
export function readRanges(header: string): Range[] {
  return header
    .slice(0, MOST)
    .toLowerCase()
    .split(',')
    .flatMap((part) => {
      const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
      const quality =
        weight === undefined ? 1 : /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight) ? Number(weight) : null
      return name === '' || quality === null ? [] : [{ name, quality }]
    })
}

/**
 * Returns the media type that the header wants most, of equals the first offered; null where it accepts none of them.
 * The most specific range decides about a type. Without a header everything is accepted.
 */
export function bestType<Type extends string>(
  header: string | null | undefined,
  offers: readonly Type[],
): Type | null {
  if (header == null || header.trim() === '') return offers[0] ?? null
  const ranges = readRanges(header)
  return best(offers, (type) => weightOf(ranges, [type, `${type.split('/')[0]}/*`, '*/*']))
}

/** Returns the coding that the header wants most, of equals the first offered; null where the body should stay as it is. */
export function bestCoding<Coding extends string>(
  header: string | null | undefined,
  offers: readonly Coding[],
): Coding | null {
  if (header == null) return null
  const ranges = readRanges(header)
  const plain = ranges.find(({ name }) => name === 'identity')?.quality ?? 0
  const coding = best(offers, (name) => weightOf(ranges, [name, '*']))
  return coding !== null && weightOf(ranges, [coding, '*']) >= plain ? coding : null
}

function best<Offer extends string>(offers: readonly Offer[], weigh: (offer: Offer) => number): Offer | null {
  let found: Offer | null = null
  let most = 0
  for (const offer of offers) {
    const weight = weigh(offer)
    if (weight > most) [found, most] = [offer, weight]
  }
  return found
}

// From the most specific name to the least: the first range that says something decides.
function weightOf(ranges: readonly Range[], names: readonly string[]): number {
  for (const name of names) {
    const range = ranges.find((each) => each.name === name)
    if (range) return range.quality
  }
  return 0
}

/** What a reader prefers: the Accept-Language header (RFC 9110 § 12.5.4) against what there is. */

/** Returns the language ranges of the header, most wanted first, as lower-case BCP 47 tags; `*` and unwanted ones left out. */
export function preferences(header: string | null | undefined): string[] {
  return (header ?? '')
    .slice(0, 1000)
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters
        .map((p) => /^\s*q=(\d(?:\.\d+)?)\s*$/.exec(p)?.[1])
        .find((q) => q !== undefined)
      return { tag: tag.trim().toLowerCase(), quality: quality === undefined ? 1 : Number(quality), order }
    })
    .filter(({ tag, quality }) => /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order)
    .map(({ tag }) => tag)
}

/** Returns the first of the preferred tags that is there, wholly or by its language alone; null where none is. */
export function preferred<Tag extends string>(wanted: readonly string[], there: readonly Tag[]): Tag | null {
  for (const tag of wanted) {
    const exact = there.find((candidate) => candidate.toLowerCase() === tag)
    if (exact) return exact
    const near = there.find((candidate) => candidate.toLowerCase().split('-')[0] === tag.split('-')[0])
    if (near) return near
  }
  return null
}

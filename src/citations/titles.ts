/** Titles made comparable. */

/** Returns the title as it is compared: letters, digits and hyphens between them in small letters, single spaces. Diacritics count. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])-+|-+(?![\p{L}\p{N}])/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

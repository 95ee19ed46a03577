/** Titles made comparable. */

/** Returns the title as it is compared: letters and digits in small letters, single spaces. Diacritics count. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

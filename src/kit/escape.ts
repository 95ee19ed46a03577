/** Escaping for XML and HTML, which agree on these five characters. */

const NAMES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Returns text safe as element content. Characters that XML 1.0 cannot hold are dropped. */
export function escapeText(text: string): string {
  const clean = withoutIllegal(text)
  return /[&<>]/.test(clean) ? clean.replace(/[&<>]/g, (c) => NAMES[c] ?? c) : clean
}

/** Returns text safe inside a double-quoted attribute. */
export function escapeAttribute(text: string): string {
  return withoutIllegal(text).replace(/[&<>"]/g, (c) => NAMES[c] ?? c)
}

/** Returns the text that the five predefined entities stand for. */
export function unescapeText(text: string): string {
  return text.includes('&')
    ? text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')
    : text
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

// XML 1.0 § 2.2 [2] Char
const ILLEGAL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

function withoutIllegal(text: string): string {
  return ILLEGAL.test(text) ? text.replace(ILLEGAL, '') : text
}

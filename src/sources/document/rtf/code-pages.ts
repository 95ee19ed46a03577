/** Bytes of text in the code pages of RTF. */

// https://learn.microsoft.com/windows/win32/intl/code-page-identifiers, as labels of the WHATWG Encoding Standard.
const PAGES: Readonly<Record<number, string>> = {
  708: 'iso-8859-6',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  21866: 'koi8-u',
  54936: 'gb18030',
  65001: 'utf-8',
}

// RTF 1.9.1, `\fcharset`. Absent: 0 and 1 say the page of the document, 2 says symbols.
const CHARSETS: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
}

/** Character set of fonts whose bytes are pictures. */
export const SYMBOLS = 2

/** Returns the code page of a font's character set; null where it is that of the document. */
export function pageOfCharset(charset: number): number | null {
  return CHARSETS[charset] ?? null
}

/** Returns the text; null where the page is unknown or bytes mean nothing in it. */
export function decodedIn(page: number, bytes: readonly number[]): string | null {
  if (bytes.every((byte) => byte < 0x80)) return String.fromCharCode(...bytes)
  const label = PAGES[page]
  if (label === undefined) return null
  try {
    return new TextDecoder(label, { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}

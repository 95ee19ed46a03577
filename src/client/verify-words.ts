/** The words of the page that checks proofs, in the language that it was made in: they came with the page. */

interface Given {
  readonly locale: string
  readonly messages: Readonly<Record<string, string>>
  /** The style sheet of files, by which their look is told. */
  readonly style: string
}

const given = JSON.parse(document.querySelector('#given')?.textContent ?? '{}') as Given

export const words = {
  style: given.style,

  /** Returns the message with its values in place. */
  say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    const pattern = given.messages[`verify.${key}`] ?? given.messages[key] ?? key
    const said = pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
    // A day may end in the point of its abbreviation, which ends the sentence as well.
    return said.replace(/г\.\.(?!\.)/g, 'г.')
  },

  /** Returns a day in words; what is no day as it is. */
  day(text: string | number | undefined): string {
    if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(text)) return String(text ?? '')
    const options: Intl.DateTimeFormatOptions = {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }
    // As the site says days: in English as Europe does.
    const locale = given.locale === 'en' ? 'en-GB' : given.locale
    return new Intl.DateTimeFormat(locale, options).format(new Date(`${text.slice(0, 10)}T00:00:00Z`))
  },
}

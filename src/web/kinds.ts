/** What kinds of documents are called in the language of the interface. */
import { isKey, type Translator } from '#i18n/messages.ts'

/**
 * Returns the kind's name: its own where it has one, else what it is and whose, else the sign that its source gives it ("UKPGA"). A
 * judgment is named by its court, or by the court's sign.
 */
export function kindName(
  t: Translator,
  work: { readonly type: string; readonly subtype: string | null; readonly body?: string | null },
): string {
  const { type, subtype, body } = work
  if (subtype === null) return typeName(t, type)
  const isKnown = isKey(`kind.${subtype.toLowerCase()}`) || isKey(`court.${subtype}`)
  if (body && !isKnown) return `${typeName(t, type)}, ${body}`
  return type === 'judgment' ? judgmentName(t, subtype) : subtypeName(t, subtype)
}

// What stands below a judgment is the court that gave it, by its kind or by its sign: "constitutional-court", "ewca-civ".
function judgmentName(t: Translator, court: string): string {
  const key = `court.${court}`
  return isKey(key) ? t(key) : `${t('type.judgment')} ${signOf(court)}`
}

// A sign of a few letters stands for a name; a word is one.
function signOf(court: string): string {
  const words = spaced(court)
  return words.split(' ').some((word) => word.length > 6) ? words : words.toUpperCase()
}

/** Returns the name of a type or subtype, whichever it is. */
export function typeName(t: Translator, type: string): string {
  const key = `type.${type}`
  return isKey(key) ? t(key) : subtypeName(t, type)
}

function subtypeName(t: Translator, subtype: string): string {
  const key = [`kind.${subtype.toLowerCase()}`, `court.${subtype}`].find(isKey)
  if (key !== undefined) return t(key)
  const words = spaced(subtype)
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

function spaced(sign: string): string {
  return sign.replaceAll('-', ' ')
}

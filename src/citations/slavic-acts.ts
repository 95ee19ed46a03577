/** Acts of Russia and Ukraine named by their numbers: "№ 152-ФЗ", "№ 2297-VI". */
import { numberedAct } from './identifiers.ts'
import type { Numbered } from './mentions.ts'

// "Федерального закона от 27 июля 2006 г. № 152-ФЗ «О персональных данных»"
const FEDERAL =
  /(?:[Фф]едеральн\p{L}{2,3} (?:конституционн\p{L}{2,3} )?закон\p{L}{0,2} |[Зз]акон\p{L}{0,2} (?:Российской Федерации о поправке к Конституции Российской Федерации )?)?(?:от \d{1,2}(?:\.\d{2}\.| \p{L}{3,8} )\d{4} ?(?:г\.?|года)? ?)?(?:№|N) ?(\d{1,3})-(Ф?К?З)(?![\p{L}\d])(?: [«"][^»"\n]{3,200}[»"])?/gu
// "Закону України «Про інформацію» від 2 жовтня 1992 року № 2657-XII", "№ 254к/96-ВР"
const UKRAINIAN =
  /(?:Закон\p{L}{0,3} України (?:[«"„][^»"“\n]{3,300}[»"“] ?)?)?(?:[(]?від \d{1,2}(?:\.\d{2}\.| \p{L}{4,9} )\d{4} ?(?:р\.?|року)? ?)?(?:№|N) ?(\d{1,4}[а-я]?)(?:-(XII|XIV|I{1,3}|IV|VI{0,3}|IX|\d{2})|\/(\d{2})-(ВР))(?![\p{L}\d])\)?/gu

// Convocations of the Verkhovna Rada as its register numbers them (zakon.rada.gov.ua).
const CONVOCATIONS: Record<string, string> = {
  XII: '12',
  XIV: '14',
  II: '13',
  III: '14',
  IV: '15',
  V: '16',
  VI: '17',
  VII: '18',
  VIII: '19',
  IX: '20',
}

/** Returns the acts of Russia, Ukraine, Belarus and Kazakhstan named by their number. */
export function slavicActs(text: string, jurisdiction: string | null): Numbered[] {
  if (!/[№N]/.test(text)) return []
  const acts: Numbered[] = []
  const keep = (match: RegExpExecArray, act: Numbered['act']) =>
    acts.push({ start: match.index, end: match.index + match[0].length, act: { ...act, name: match[0] } })
  if (jurisdiction === null || jurisdiction === 'ru')
    for (const match of text.matchAll(FEDERAL)) {
      const number = `${match[1]}-${match[2]}`
      keep(match, numberedAct(`ru/${number.toLowerCase()}`, 'ru', [number], [number]))
    }
  if (jurisdiction === null || jurisdiction === 'ua')
    for (const match of text.matchAll(UKRAINIAN)) {
      const [, number = '', convocation, year, council] = match
      const code = council
        ? `${number}/${year}-ВР`
        : `${number}-${/^\d+$/.test(convocation ?? '') ? convocation : (CONVOCATIONS[convocation ?? ''] ?? convocation)}`
      const early = convocation === 'VIII' ? [`${number}-08`] : []
      keep(match, numberedAct(`ua/${code.toLowerCase()}`, 'ua', [code], [code, ...early]))
    }
  return acts
}

/** The styles of a document for word processors: real ones, so that whoever works on the text can restyle it. */
import type { IStylesOptions } from 'docx'
import { bcp47, direction, type Language } from '#law/language.ts'

/** Levels of headings that word processors know. */
export const LEVELS = 6

const FONT = { ascii: 'Source Serif 4', hAnsi: 'Source Serif 4', cs: 'Times New Roman', eastAsia: 'SimSun' }
const SIZES = [30, 26, 24, 22, 22, 22] as const
const PLAIN = { color: '1A1A1A', bold: true, boldComplexScript: true }

/** Returns the styles for a text in the language: language of spelling, direction, headings, notes. */
export function stylesFor(language: Language): IStylesOptions {
  const tag = bcp47(language)
  const rightToLeft = direction(language) === 'rtl'
  const heading = (size: number, italics = false) => ({
    run: { ...PLAIN, size, italics, rightToLeft },
    paragraph: { spacing: { before: 280, after: 100 }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { font: FONT, size: 22, language: { value: tag, bidirectional: tag, eastAsia: tag } },
        paragraph: { spacing: { after: 120, line: 288, lineRule: 'auto' } },
      },
      title: {
        run: { ...PLAIN, size: 44, rightToLeft },
        paragraph: { spacing: { before: 60, after: 120, line: 252, lineRule: 'auto' } },
      },
      heading1: heading(SIZES[0]),
      heading2: heading(SIZES[1]),
      heading3: heading(SIZES[2]),
      heading4: heading(SIZES[3]),
      heading5: heading(SIZES[4], true),
      heading6: heading(SIZES[5], true),
      footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 40, line: 240 } } },
    },
    paragraphStyles: [
      style('Kind', 'Kind of text', { bold: true, size: 19 }),
      style('Facts', 'Facts', { size: 17 }),
      style('Notice', 'Notice', { italics: true }),
      style('Inner', 'Inner heading', { bold: true, boldComplexScript: true }, { keepNext: true }),
      style('Quoted', 'Quoted text', {}, { indent: { start: 567, end: 283 } }),
      style('Margin', 'Header and footer', { size: 16, color: '555555' }),
    ],
  }
}

function style(id: string, name: string, run: object, paragraph: object = {}) {
  return { id, name, basedOn: 'Normal', run, paragraph }
}

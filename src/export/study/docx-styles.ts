/** The styles of a report for word processors, beside those of the texts of law that it shows. */
import type { IStylesOptions } from 'docx'
import type { Language } from '#law/language.ts'
import { stylesFor } from '../docx/styles.ts'

/** The one colour beside ink: that of the site's accent on paper. */
export const ACCENT = '1F4B8E'
export const RULE = 'C9C2B8'
export const TINT = 'F5F2EC'

// Every word processor has it or one as wide, so that the pages are those that the contents name.
const FONT = { ascii: 'Cambria', hAnsi: 'Cambria', cs: 'Times New Roman', eastAsia: 'SimSun' }

/** Returns the styles for a report in the language. */
export function studyStyles(language: Language): IStylesOptions {
  const law = stylesFor(language)
  const { document, ...others } = law.default ?? {}
  return {
    ...law,
    default: { ...others, document: { ...document, run: { ...document?.run, font: FONT } } },
    paragraphStyles: [
      ...(law.paragraphStyles ?? []),
      style(
        'CoverKind',
        'Kind of document',
        { size: 20, bold: true, color: ACCENT },
        { spacing: { before: 2000, after: 300 } },
      ),
      style(
        'Lead',
        'Question',
        { size: 28, italics: true },
        { spacing: { before: 160, after: 160, line: 320 } },
      ),
      style('Small', 'In tables', { size: 17 }, { spacing: { after: 40, line: 240 } }),
      style(
        'TableHead',
        'Head of tables',
        { size: 17, bold: true },
        { spacing: { after: 20, line: 240 }, keepNext: true },
      ),
      style(
        'Label',
        'Label',
        { size: 18, bold: true, color: '555555' },
        { spacing: { before: 120, after: 60 }, keepNext: true },
      ),
      style('Quotation', 'Quotation', { size: 21 }, { ...INSET, spacing: { after: 60, line: 276 } }),
      style(
        'Cited',
        'Citation',
        { size: 17, color: '555555' },
        { ...INSET, spacing: { after: 160, line: 240 } },
      ),
      style('Source', 'Source', { size: 20 }, { indent: { start: 284 }, spacing: { after: 60 } }),
      style('ContentsTitle', 'Title of contents', { size: 30, bold: true }, { spacing: { after: 160 } }),
    ],
  }
}

// A rule along the words of law: what the states say is told from what the study says.
const INSET = {
  indent: { start: 340, end: 170 },
  border: { left: { style: 'single', size: 12, space: 10, color: ACCENT } },
} as const

function style(id: string, name: string, run: object, paragraph: object) {
  return { id, name, basedOn: 'Normal', run, paragraph }
}

/** A report as tagged PDF/UA-1 (ISO 14289-1), set by typst. */
import path from 'node:path'
import { translator } from '#i18n/messages.ts'
import { bcp47, direction, type Language, languageOf } from '#law/language.ts'
import { covering, familiesFor, fontFiles, hasOwnForms, isPrintable, typefacesFor } from '../pdf/fonts.ts'
import { letterer } from '../pdf/lettered.ts'
import { printedBlocks } from '../pdf/print-data.ts'
import { setAsPdf } from '../pdf/typesetter.ts'
import { reportOf } from './compose.ts'
import { quotesOf, type StudyDocument } from './document.ts'
import { isShort, type Piece, type Quotation, type Run, type Section } from './report.ts'

const TEMPLATES = path.resolve(import.meta.dirname, '..', '..', '..', 'assets', 'typst')

/** Questions and states from which on a report has a table of contents. */
const CONTENTS_FROM = 2

/** Returns the file. Throws Error where no typesetter is published for this machine, or it cannot be set. */
export function studyToPdf(document: StudyDocument): Uint8Array {
  const report = reportOf(document)
  const language = languageOf(report.locale) ?? 'eng'
  const quoted = [...new Set(quotesOf(document).map(({ quote }) => quote.language))]
  const faces = typefacesFor([language, ...quoted], JSON.stringify(document))
  const { lettered, unwritable } = letterer(covering(faces))
  const printer = new Printer(report.locale, lettered)
  const data = {
    title: lettered(report.title),
    description: lettered(document.question.words),
    running: lettered(clipped(report.running)),
    identifier: lettered(report.identifier),
    lang: report.locale,
    dir: direction(report.locale),
    fonts: familiesFor(language, faces),
    fontsBy: Object.fromEntries(
      quoted.filter(hasOwnForms).map((own) => [spoken(own).l, familiesFor(own, faces)]),
    ),
    contents: document.rows.length >= CONTENTS_FROM ? report.contents : null,
    depth: report.contentsDepth,
    cover: report.cover.map((piece) => printer.piece(piece)),
    sections: report.sections.map(({ wide, pieces }: Section) => ({
      wide,
      pieces: pieces.map((piece) => printer.piece(piece)),
    })),
  }
  const [example] = unwritable
  const t = translator(report.locale)
  const notices = example ? [t('files.unwritable', { n: unwritable.size, example })] : []
  return setAsPdf(
    {
      workspace: TEMPLATES,
      template: path.join(TEMPLATES, 'study.typ'),
      files: [[path.join(TEMPLATES, 'study.json'), Buffer.from(JSON.stringify({ ...data, notices }))]],
      fonts: fontFiles(faces),
    },
    report.title,
  )
}

type Printed = Readonly<Record<string, unknown>>

/** Makes data of pieces: what no typeface at hand has the letters of is told to stand elsewhere, and not printed as codes. */
class Printer {
  readonly #locale: string
  readonly #lettered: (text: string) => string

  constructor(locale: string, lettered: (text: string) => string) {
    this.#locale = locale
    this.#lettered = lettered
  }

  piece(piece: Piece): Printed {
    if (piece.kind === 'paragraph') return { k: 'paragraph', s: piece.style, r: this.#runs(piece.runs) }
    if (piece.kind === 'heading') return { k: 'heading', level: piece.level, r: this.#runs(piece.runs) }
    if (piece.kind === 'quotation') return this.#quotation(piece)
    if (piece.kind === 'facts')
      return {
        k: 'facts',
        facts: piece.facts.map(([name, value]) => [name, linesOf(value).map((line) => this.#runs(line))]),
      }
    if (piece.kind === 'table')
      return {
        k: 'table',
        widths: piece.widths,
        head: piece.head.map((cell) => this.#runs(cell)),
        rows: piece.rows.map((row) => ({
          whole: isShort(row),
          cells: row.map((cell) => ({
            parts: cell.map(({ style, runs }) => ({ s: style, r: this.#runs(runs) })),
          })),
        })),
      }
    return this.#law(piece)
  }

  #law({ language, title, xml }: Extract<Piece, { kind: 'law' }>): Printed {
    if (!isPrintable(language)) return this.#elsewhere(language)
    return {
      k: 'law',
      ...spoken(language),
      title: this.#lettered(title),
      b: printedBlocks(xml, this.#lettered),
    }
  }

  #quotation({ language, lines, citation, remarks }: Quotation): Printed {
    const printable = isPrintable(language)
    const own = () =>
      lines.map((line) => line.map(({ text, marked }) => ({ t: this.#lettered(text), m: marked })))
    return {
      k: 'quotation',
      ...spoken(printable ? language : this.#locale),
      lines: printable ? own() : [[{ t: this.#absence(language), m: false }]],
      c: this.#run(citation),
      remarks: remarks.map(this.#lettered),
    }
  }

  #elsewhere(language: Language): Printed {
    return { k: 'paragraph', s: 'plain', r: [{ t: this.#absence(language), i: true }] }
  }

  #absence(language: Language): string {
    const names = new Intl.DisplayNames([this.#locale], { type: 'language' })
    return translator(this.#locale)('studyFile.unprintable', {
      language: names.of(bcp47(language)) ?? language,
    })
  }

  #runs(list: readonly Run[]): Printed[] {
    return list.map((each) => this.#run(each))
  }

  #run({ text: own, bold, italic, language, link, instead }: Run): Printed {
    const text = language !== undefined && !isPrintable(language) ? (instead ?? own) : own
    return {
      t: breakable(this.#lettered(text)),
      ...(bold && { b: true }),
      ...(italic && { i: true }),
      ...(language !== undefined && isPrintable(language) && spoken(language)),
      ...(link && { h: link }),
    }
  }
}

function spoken(language: Language): { readonly l: string; readonly d: 'rtl' | 'ltr' } {
  return { l: new Intl.Locale(bcp47(language)).language, d: direction(language) }
}

function linesOf(value: readonly Run[]): Run[][] {
  return value.flatMap((each) => each.text.split('\n').map((text) => [{ ...each, text }]))
}

// Hashes and identifiers may break where they are long.
function breakable(text: string): string {
  return text.replace(/\S{24,}/g, (word) => word.replace(/([/@_])|(\w{16})(?=\w)/g, '$&\u200b'))
}

/** Characters of the title in the running head. */
const HEAD = 110

function clipped(text: string): string {
  return text.length <= HEAD ? text : `${text.slice(0, HEAD).replace(/\s+\S*$/, '')} …`
}

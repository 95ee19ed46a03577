/** A comparison as a page that needs nothing beside itself. */
import { formatDay } from '#i18n/dates.ts'
import { escapeAttribute, escapeText } from '#kit/escape.ts'
import { bcp47, direction } from '#law/language.ts'
import { renderHtml } from '#markup/html.ts'
import {
  type ComparisonFile,
  columnHead,
  confidenceIn,
  countsIn,
  type FileCell,
  type FileRow,
  type FileText,
  hasMarks,
  markedXml,
  nameIn,
  titleIn,
  toldOf,
} from './file.ts'
import { COMPARISON_SHEET } from './style-sheet.ts'

/** Texts that an upright sheet takes side by side. */
const UPRIGHT = 2

/** Returns the page: nothing in it runs, no outside resource. It says first what is compared, as of when, and how that was found. */
export function toComparisonHtml(file: ComparisonFile): string {
  const { t, texts, rows, madeOn } = file
  const title = `${titleIn(file)}: ${texts.map((text) => text.title).join(' · ')}`
  const made = t('comparison.madeOn', { date: formatDay(madeOn, t.locale) })
  const shares = file.table && rows.some((row) => toldIn(file, row) !== '')
  return `<!doctype html>
<html lang="${escapeAttribute(t.locale)}" dir="${direction(t.locale)}">
<head><meta charset="utf-8"><title>${escapeText(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${COMPARISON_SHEET}
@page { size: A4 ${texts.length > UPRIGHT ? 'landscape' : 'portrait'}; @bottom-left { content: ${quoted(`${titleIn(file)} · ${made}`)}; } }</style></head>
<body>
<main>
<header>
<p class="kind">${escapeText(t('comparison.title'))}</p>
<h1>${escapeText(titleIn(file))}</h1>
<p class="made">${escapeText(made)}</p>
<ol class="texts">
${texts.map((text) => `<li>${textOf(file, text)}</li>`).join('\n')}
</ol>
<p class="note">${escapeText(t('comparison.machine'))}</p>
${legendOf(file)}</header>
<div class="scroll" tabindex="0" role="region" aria-label="${escapeAttribute(titleIn(file))}"><table class="of-${texts.length}">
<thead><tr>${texts.map((text, at) => headOf(text, at + 1)).join('')}${shares ? `<th scope="col" class="share">${escapeText(t('comparison.share'))}</th>` : ''}</tr></thead>
<tbody>
${rows.map((row) => rowOf(file, row, shares)).join('\n')}
</tbody>
</table></div>
</main>
</body>
</html>
`
}

function headOf(text: FileText, number: number): string {
  const { whose, title } = columnHead(text)
  return `<th scope="col">${number}. ${escapeText(whose)}<br><span ${spoken(text.language)}>${escapeText(title)}</span></th>`
}

function textOf(file: ComparisonFile, text: FileText): string {
  const { t } = file
  const [, ...part] = text.lines
  const said = [t('files.asOf', { date: formatDay(text.at, t.locale) }), countsIn(file, text)].filter(
    (each) => each !== '',
  )
  const name = [text.title, ...part].join(' · ')
  return `${escapeText(columnHead(text).whose)} · <b ${spoken(text.language)}>${escapeText(name)}</b><br>${said.map(escapeText).join(' · ')}<br><code>${escapeText(text.iri)}</code>`
}

function legendOf(file: ComparisonFile): string {
  if (!hasMarks(file)) return ''
  const mark = { html: '<mark>abc</mark>' }
  const said = file.t.rich<typeof mark>('comparison.legend.shared', { mark })
  return `<p class="note">${said.map((part) => (typeof part === 'string' ? escapeText(part) : part.html)).join('')}</p>\n`
}

function rowOf(file: ComparisonFile, row: FileRow, shares: boolean): string {
  const { t, texts } = file
  const { cells } = row
  const alone = cells.filter(({ length }) => length > 0).length < 2
  const columns = cells.map((column) =>
    column.length === 0
      ? `<td class="none">${escapeText(t('comparison.none'))}</td>`
      : `<td>${column.map((cell) => cellOf(file, cell)).join('')}</td>`,
  )
  const told = toldIn(file, row)
  const law = `<tr${alone ? ' class="alone"' : ''}>${columns.join('')}${shares ? `<td class="share">${told}</td>` : ''}</tr>`
  if (file.table || told === '') return law
  return `${law}\n<tr class="told"><td class="share" colspan="${texts.length}">${told}</td></tr>`
}

function toldIn(file: ComparisonFile, row: FileRow): string {
  const { t, table } = file
  const sure = confidenceIn(t, row.confidence)
  const said = table ? sure : `${t('comparison.confidence')}: ${sure}`
  return [
    ...(sure === '' ? [] : [`<p><b>${escapeText(said)}</b></p>`]),
    ...toldOf(file, row).map(({ kind, words }) => {
      const name = table ? '' : `<b>${escapeText(t(`comparison.share.${kind}`))}:</b> `
      return `<p>${name}${escapeText(words.join('; '))}</p>`
    }),
  ].join('')
}

function cellOf({ t, table, level }: ComparisonFile, cell: FileCell): string {
  const name = `<h2>${escapeText(nameIn(cell))}</h2>`
  if (table) return `<p ${spoken(cell.language)}>${escapeText(nameIn(cell))}</p>`
  const xml = markedXml(cell)
  if (xml === null)
    return `<div ${spoken(cell.language)}>${name}</div><p class="none">${escapeText(t('comparison.missing'))}</p>`
  // A paragraph begins with its number.
  const words = markedHtml(renderHtml(xml, { eIdPrefix: idOf(cell), language: cell.language }))
  return `<div ${spoken(cell.language)}>${level === 'paragraph' ? '' : name}${words}</div>`
}

const MARKED = /<a data-span="\d+"(?: href="([^"]*)")?>([\s\S]*?)<\/a>/g

// Where the source has a link of its own, that stays within the mark.
function markedHtml(html: string): string {
  return html.replace(MARKED, (_, href: string | undefined, words: string) =>
    href === undefined ? `<mark>${words}</mark>` : `<mark><a href="${href}">${words}</a></mark>`,
  )
}

// Ids of two acts may be the same.
function idOf({ iri }: FileCell): string {
  return iri.replace(/[^\w.-]+/g, '_')
}

function spoken(language: string): string {
  return `lang="${escapeAttribute(bcp47(language))}" dir="${direction(language)}"`
}

// A string of CSS that cannot end its element: https://www.w3.org/TR/css-syntax-3/#consume-string-token
function quoted(text: string): string {
  return `"${text.replace(/["\\<\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`
}

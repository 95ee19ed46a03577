/** A comparison as a page that needs nothing beside itself. */
import { formatDay } from '#i18n/dates.ts'
import { escapeAttribute, escapeText } from '#kit/escape.ts'
import { bcp47, direction } from '#law/language.ts'
import { renderHtml } from '#markup/html.ts'
import {
  type ComparisonFile,
  confidenceIn,
  countsIn,
  type FileCell,
  type FileRow,
  type FileText,
  nameIn,
  titleIn,
} from './file.ts'
import { COMPARISON_SHEET } from './style-sheet.ts'

/** Returns the page: nothing in it runs, no outside resource. It says first what is compared, as of when, and how that was found. */
export function toComparisonHtml(file: ComparisonFile): string {
  const { t, texts, rows, madeOn } = file
  const title = `${titleIn(file)}: ${texts.map((text) => text.title).join(' · ')}`
  const parts = partsOf(file)
  return `<!doctype html>
<html lang="${escapeAttribute(t.locale)}">
<head><meta charset="utf-8"><title>${escapeText(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${COMPARISON_SHEET}</style></head>
<body>
<main>
<header>
<p class="kind">${escapeText(t('comparison.title'))}</p>
<h1>${escapeText(titleIn(file))}</h1>
<p>${escapeText(t('comparison.madeOn', { date: formatDay(madeOn, t.locale) }))}</p>
<ol class="texts">
${texts.map((text) => `<li>${textOf(file, text)}</li>`).join('\n')}
</ol>
<p class="note">${escapeText(t('comparison.machine'))}</p>
</header>
<div class="scroll" tabindex="0"><table class="of-${texts.length}">
<thead><tr>${texts.map((text) => `<th scope="col" ${spoken(text.language)}>${escapeText(headOf(text))}</th>`).join('')}${parts.shares ? `<th scope="col" class="share">${escapeText(t('comparison.share'))}</th>` : ''}</tr></thead>
<tbody>
${rows.map((row) => rowOf(file, row, parts.shares)).join('\n')}
</tbody>
</table></div>
</main>
</body>
</html>
`
}

function partsOf({ rows }: ComparisonFile): { readonly shares: boolean } {
  return { shares: rows.some(({ shared, confidence }) => shared.length > 0 || confidence !== null) }
}

function headOf({ title, lines }: FileText): string {
  return [lines[0], title, ...lines.slice(1)].filter(Boolean).join(' · ')
}

function textOf(file: ComparisonFile, text: FileText): string {
  const { t } = file
  const said = [t('files.asOf', { date: formatDay(text.at, t.locale) }), countsIn(file, text)].filter(
    (each) => each !== '',
  )
  return `<b ${spoken(text.language)}>${escapeText(headOf(text))}</b><br>${said.map(escapeText).join(' · ')}<br><code>${escapeText(text.iri)}</code>`
}

function rowOf(file: ComparisonFile, { cells, shared, confidence }: FileRow, shares: boolean): string {
  const { t } = file
  const alone = cells.filter(({ length }) => length > 0).length < 2
  const columns = cells.map((column) =>
    column.length === 0
      ? `<td class="none">${escapeText(t('comparison.none'))}</td>`
      : `<td>${column.map((cell) => cellOf(file, cell)).join('')}</td>`,
  )
  const sure = confidenceIn(t, confidence)
  const told = [
    ...(sure === '' ? [] : [`<p><b>${escapeText(sure)}</b></p>`]),
    ...shared.map(
      ({ kind, words }) =>
        `<p><small>${escapeText(t(`comparison.share.${kind}`))}</small> ${escapeText(words.join('; '))}</p>`,
    ),
  ]
  return `<tr${alone ? ' class="alone"' : ''}>${columns.join('')}${shares ? `<td class="share">${told.join('')}</td>` : ''}</tr>`
}

function cellOf({ t, table }: ComparisonFile, cell: FileCell): string {
  const name = `<h2>${escapeText(nameIn(cell))}</h2>`
  if (table) return `<div ${spoken(cell.language)}>${name}</div>`
  if (cell.xml === null)
    return `<div ${spoken(cell.language)}>${name}</div><p class="none">${escapeText(t('comparison.missing'))}</p>`
  return `<div ${spoken(cell.language)}>${name}${renderHtml(cell.xml, { eIdPrefix: idOf(cell), language: cell.language })}</div>`
}

// Ids of two acts may be the same.
function idOf({ iri }: FileCell): string {
  return iri.replace(/[^\w.-]+/g, '_')
}

function spoken(language: string): string {
  return `lang="${escapeAttribute(bcp47(language))}" dir="${direction(language)}"`
}

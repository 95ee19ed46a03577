/** A report as Markdown (CommonMark, with tables as GitHub has them), in which nothing that people wrote is read as mark-up. */

import { plainText } from '#law/content.ts'
import { bcp47, direction } from '#law/language.ts'
import { reportOf } from './compose.ts'
import type { StudyDocument } from './document.ts'
import type { Paragraph, Piece, Quotation, Run } from './report.ts'
import { editionLine } from './wording.ts'

/** Returns the Markdown: front matter saying what it is, then the report. */
export function studyToMarkdown(document: StudyDocument): string {
  const report = reportOf(document)
  const front = [
    ['title', JSON.stringify(document.title.words)],
    ['study', document.id],
    ['edition', document.edition === null ? 'null' : String(document.edition)],
    ['state', JSON.stringify(editionLine(document))],
    ['at', document.at],
    ['by', JSON.stringify(document.by)],
    ['language', report.locale],
  ].map(([name, value]) => `${name}: ${value}`)
  const pieces = [...report.cover, ...report.sections.flatMap(({ pieces: each }) => each)]
  const body = pieces.map(written).filter((part) => part !== '')
  return `${[['---', ...front, '---'].join('\n'), ...body].join('\n\n')}\n`
}

function written(piece: Piece): string {
  if (piece.kind === 'paragraph') return paragraph(piece)
  if (piece.kind === 'heading') return `${'#'.repeat(piece.level + 1)} ${runs(piece.runs)}`
  if (piece.kind === 'facts')
    return piece.facts
      .map(([name, value]) => `- **${escaped(name)}:** ${runs(value).replaceAll('\n', '; ')}`)
      .join('\n')
  if (piece.kind === 'quotation') return quotation(piece)
  if (piece.kind === 'table') return table(piece)
  const title = piece.title === '' ? [] : [`**${escaped(piece.title)}**`]
  return quoted([...title, ...plainText(piece.xml).split('\n').map(escaped)])
}

function paragraph({ style, runs: list }: Paragraph): string {
  const text = runs(list)
  if (text === '') return ''
  if (style === 'title') return `# ${text}`
  if (style === 'lead' || style === 'kind' || style === 'notice') return `*${text.trim()}*`
  if (style === 'label') return `**${text.trim()}**`
  return style === 'source' ? `- ${text}` : text
}

function quotation({ language, lines, citation, remarks }: Quotation): string {
  const words = lines.map((line) =>
    line.map(({ text, marked }) => (marked ? strong(text) : escaped(text))).join(''),
  )
  const more = remarks.map((remark) => ` – *${escaped(remark)}*`).join('')
  const open = `<div lang="${bcp47(language)}" dir="${direction(language)}">`
  return [open, quoted([...words, `— ${run(citation)}${more}`]), '</div>'].join('\n\n')
}

function quoted(lines: readonly string[]): string {
  return lines.map((line) => `> ${line}`).join('\n>\n')
}

function table({ head, rows }: Extract<Piece, { kind: 'table' }>): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('\n', '<br>')).join(' | ')} |`
  const cell = (parts: readonly Paragraph[]) => parts.map(({ runs: list }) => runs(list)).join('<br>')
  return [line(head.map(runs)), line(head.map(() => '---')), ...rows.map((row) => line(row.map(cell)))].join(
    '\n',
  )
}

function runs(list: readonly Run[]): string {
  return list.map(run).join('')
}

function run({ text, bold, italic, link }: Run): string {
  const plain = bold ? strong(text) : italic ? emphasis(text) : escaped(text)
  return link ? `[${plain}](<${link.replace(/[<>\n]/g, encodeURIComponent)}>)` : plain
}

function strong(text: string): string {
  return around('**', text)
}

function emphasis(text: string): string {
  return around('*', text)
}

// Signs of emphasis hold only where they touch a letter.
function around(sign: string, text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  return inner === '' ? before + after : `${before}${sign}${escaped(inner)}${sign}${after}`
}

// Whatever begins mark-up of Markdown or HTML, wherever it stands; a number or a sign of a list only at the beginning of a line.
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|~#&!$]/g, '\\$&')
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')
}

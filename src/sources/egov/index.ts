/**
 * Law of Japan as law.e-gov.go.jp published it until 2017: HTML in Shift_JIS, a page an act.
 *
 * A page is the wording in force when it was made, and does not say which day that was; it names the act that last changed it.
 */
import type { Force } from '#law/force.ts'
import type { Snapshot } from '#law/provision.ts'
import { decodeHtml } from '../charset.ts'
import { claimsOfFirst } from '../claiming.ts'
import { type ActDraft, type Alias, type Source, UnreadableError, type WorkDraft } from '../contract.ts'
import { readBytes } from '../files.ts'
import { historyOf, type OneFileFormat, readFiles } from '../one-file-acts.ts'
import { lawNumberIn } from './eras.ts'
import { rowsOf } from './outline.ts'
import { headTitle, type Piece, piecesOf } from './pieces.ts'

const NAME = /\.html?$/i

export const egov: Source = {
  name: 'egov',
  summary: 'Law of Japan from law.e-gov.go.jp, HTML in Shift_JIS: a page an act',
  claims: claimsOfFirst({
    file: NAME,
    isIn: (head) => /charset=shift_jis/i.test(head) && head.includes('DIV.arttitle'),
  }),
  read: (paths, options) => readFiles(PAGE, paths, options),
}

const PAGE: OneFileFormat = {
  accept: (name) => NAME.test(name),
  what: 'page of law.e-gov.go.jp (.html)',
  actIn,
}

async function actIn(file: string): Promise<ActDraft> {
  const html = decodeHtml(await readBytes(file), file, ['shift_jis'])
  const pieces = piecesOf(html)
  const title = headTitle(html)
  if (title === '')
    throw new UnreadableError(
      file,
      'title',
      'Cannot read the page as an act: its <TITLE> is missing or empty; expected the name of the law, as law.e-gov.go.jp gives it; fetch the page again',
    )
  const provisions = rowsOf(pieces, title)
  if (!provisions.some(({ kind, content }) => kind === 'article' && content !== null))
    throw new UnreadableError(
      file,
      null,
      'Cannot read the page as an act: it has no article; expected <DIV class="item"> with a number such as 第一条; save the page of the text itself, not the frame around it',
    )
  const work = workOf(html, pieces, title)
  const snapshot: Snapshot = {
    date: null,
    basis: 'unknown',
    published: null,
    ground: lastChange(pieces),
    path: file,
    provisions,
    findings: [],
  }
  return {
    work,
    expressions: [
      { language: 'jpn', title, path: file, textState: 'current', history: historyOf([snapshot]) },
    ],
  }
}

// What the number says the act is.
const FORMS: readonly (readonly [pattern: RegExp, subtype: string | null, force: Force])[] = [
  [/^憲法$/u, 'constitution', 'constitution'],
  [/^法律$/u, null, 'law'],
  [/^政令$/u, 'order', 'government-regulation'],
  [/[省府]令$/u, 'ordinance', 'ministerial-regulation'],
]

function workOf(html: string, pieces: readonly Piece[], title: string): WorkDraft {
  const printed = runs(pieces).find(({ words }) => words.startsWith('（'))
  const number = printed ? lawNumberIn(printed.words) : null
  const form = FORMS.find(([pattern]) => pattern.test(number?.form ?? ''))
  const register = /H_PATH=\/miseko\/([A-Z]\d{2}[A-Z]{2}\d+)\//.exec(html)?.[1]
  const aliases: Alias[] = [
    ...(register === undefined ? [] : [{ scheme: 'egov', value: register }]),
    ...[number?.cited, number?.inFigures].flatMap((value) =>
      value == null ? [] : [{ scheme: 'jp-law-number', value }],
    ),
  ]
  return {
    jurisdiction: 'jp',
    type: 'act',
    subtype: form?.[1] ?? null,
    date: number?.day ?? null,
    number: number?.cited ?? null,
    title,
    aliases,
    published: null,
    topics: [],
    force: form?.[2] ?? null,
  }
}

// "最終改正：平成二四年六月二七日法律第四二号"
function lastChange(pieces: readonly Piece[]): Snapshot['ground'] {
  const line = runs(pieces).find(({ note, words }) => note && words.startsWith('最終改正'))
  const title = line?.words.replace(/^最終改正[：:]\s*/u, '')
  return title ? { title, id: null } : null
}

function runs(pieces: readonly Piece[]): Extract<Piece, { kind: 'run' }>[] {
  return pieces.filter((piece) => piece.kind === 'run')
}

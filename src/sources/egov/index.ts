/**
 * Law of Japan as law.e-gov.go.jp published it until 2017: HTML in Shift_JIS, a page an act.
 *
 * A page is the wording in force when it was made, and does not say which day that was; it names the act that last changed it.
 */
import path from 'node:path'
import type { Force } from '#law/force.ts'
import type { Snapshot } from '#law/provision.ts'
import { decodeHtml } from '../charset.ts'
import {
  type ActDraft,
  type Alias,
  type Place,
  type ReadOptions,
  type Refusal,
  type Source,
  UnreadableError,
  type WorkDraft,
} from '../contract.ts'
import { placeAt, readBytes } from '../files.ts'
import { filesAt, followed, historyOf, isWanted, refusalOf } from '../one-file-acts.ts'
import { lawNumberIn } from './eras.ts'
import { rowsOf } from './outline.ts'
import { headTitle, type Piece, piecesOf } from './pieces.ts'

export const egov: Source = {
  name: 'egov',
  summary: 'Law of Japan from law.e-gov.go.jp, HTML in Shift_JIS: a page an act',
  claims,
  read,
}

const PAGE = /\.html?$/i

async function claims(place: Place): Promise<boolean> {
  if (!place.directory) {
    if (!PAGE.test(place.path)) return false
    const head = await place.head()
    return /charset=shift_jis/i.test(head) && head.includes('DIV.arttitle')
  }
  const [first] = place.names
  if (first === undefined || !place.names.every((name) => PAGE.test(name))) return false
  return claims(await placeAt(path.join(place.path, first)))
}

async function* read(paths: readonly string[], options: ReadOptions): AsyncGenerator<ActDraft | Refusal> {
  for await (const file of filesAt(paths, (name) => PAGE.test(name), 'page of law.e-gov.go.jp (.html)')) {
    if (typeof file !== 'string') {
      yield file
      continue
    }
    try {
      const act = await followed(file, () => actIn(file))
      options.progress({ label: act.work.title, done: 1, total: null })
      if (isWanted(options.only, file, act.work))
        yield { ...act, work: { ...act.work, jurisdiction: options.jurisdiction ?? act.work.jurisdiction } }
    } catch (error) {
      yield refusalOf(error)
    }
  }
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

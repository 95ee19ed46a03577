/**
 * Legislation of Russia as pravo.gov.ru publishes it: a page an act, made by a word processor or set with spaces. What is an article
 * and what a chapter is recognised by its words alone.
 *
 * A page is the present wording and says by which acts it came about, not since when it stands: it has no date.
 */
import path from 'node:path'
import type { Snapshot } from '#law/provision.ts'
import { decodeHtml } from '../charset.ts'
import {
  type ActDraft,
  type Place,
  type ReadOptions,
  type Refusal,
  type Source,
  UnreadableError,
} from '../contract.ts'
import { placeAt, readBytes } from '../files.ts'
import { filesAt, followed, historyOf, isWanted, refusalOf } from '../one-file-acts.ts'
import { outlineOf } from './outline.ts'
import { documentNumbers, paragraphsOf } from './paragraphs.ts'
import { lastAmendment, workOf } from './work.ts'

export const pravo: Source = {
  name: 'pravo',
  summary: 'Russian legislation from pravo.gov.ru, HTML: a page an act',
  claims,
  read,
}

const PAGE = /\.html?$/i
// Links of the publisher to its own documents; the frame around a text that is set with spaces.
const MARK = /pravo\.gov\.ru\/proxy\/ips\/|<pre id="bdoc">/

async function claims(place: Place): Promise<boolean> {
  if (!place.directory) return PAGE.test(place.path) && MARK.test(await place.head())
  const [first] = place.names
  if (first === undefined || !place.names.every((name) => PAGE.test(name))) return false
  return claims(await placeAt(path.join(place.path, first)))
}

async function* read(paths: readonly string[], options: ReadOptions): AsyncGenerator<ActDraft | Refusal> {
  for await (const file of filesAt(paths, (name) => PAGE.test(name), 'page of pravo.gov.ru (.html)')) {
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
  const html = decodeHtml(await readBytes(file), file, ['windows-1251'])
  const all = paragraphsOf(html)
  const { rows, front, closing } = outlineOf(all)
  if (!rows.some((row) => row.kind === 'article'))
    throw new UnreadableError(
      file,
      null,
      'Cannot read the page as an act: no article was recognised; expected headings such as "Статья 1", as pravo.gov.ru prints them; save the page of the text itself',
    )
  const work = workOf({ all, front, closing, document: documentNumbers(html).own })
  if (work === null)
    throw new UnreadableError(
      file,
      null,
      'Cannot read the page as an act: no title stands above its first article; expected one set in the middle; save the whole page',
    )
  const snapshot: Snapshot = {
    date: null,
    basis: 'unknown',
    published: null,
    ground: lastAmendment(front),
    path: file,
    provisions: rows,
    findings: [],
  }
  return {
    work,
    expressions: [
      {
        language: 'rus',
        title: work.title,
        path: file,
        textState: 'current',
        history: historyOf([snapshot]),
      },
    ],
  }
}

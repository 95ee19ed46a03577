/**
 * Legislation of Russia as pravo.gov.ru publishes it: a page an act, made by a word processor or set with spaces. What is an article
 * and what a chapter is recognised by its words alone.
 *
 * A page is the present wording and says by which acts it came about, not since when it stands: it has no date.
 */
import type { Snapshot } from '#law/provision.ts'
import { decodeHtml } from '../charset.ts'
import { claimsOfFirst } from '../claiming.ts'
import { type ActDraft, type Source, UnreadableError } from '../contract.ts'
import { readBytes } from '../files.ts'
import { historyOf, type OneFileFormat, readFiles } from '../one-file-acts.ts'
import { outlineOf } from './outline.ts'
import { documentNumbers, paragraphsOf } from './paragraphs.ts'
import { lastAmendment, workOf } from './work.ts'

const NAME = /\.html?$/i
// Links of the publisher to its own documents; the frame around a text that is set with spaces.
const MARK = /pravo\.gov\.ru\/proxy\/ips\/|<pre id="bdoc">/

export const pravo: Source = {
  name: 'pravo',
  summary: 'Russian legislation from pravo.gov.ru, HTML: a page an act',
  claims: claimsOfFirst({ file: NAME, isIn: (head) => MARK.test(head) }),
  read: (paths, options) => readFiles(PAGE, paths, options),
}

const PAGE: OneFileFormat = {
  accept: (name) => NAME.test(name),
  what: 'page of pravo.gov.ru (.html)',
  actIn,
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

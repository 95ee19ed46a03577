/**
 * A study of real law: the right to erasure of personal data in eleven jurisdictions and seven languages, quoted, answered and published;
 * a newer version of one of the laws flags the cells that quote what it changed, and no others.
 */
import assert from 'node:assert/strict'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { importFrom } from '#jobs/import/import.ts'
import { recognise } from '#jobs/import/recognise.ts'
import { recordMoves } from '#jobs/study/found.ts'
import { movesOf, standingOf } from '#jobs/study/moves.ts'
import { publishable } from '#jobs/study/publish.ts'
import { quoteAnew, quoteOf } from '#jobs/study/quote.ts'
import { studyShelf } from '#jobs/study/shelf.ts'
import { type Day, day } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import { cellsOf } from '#research/cells.ts'
import { EDITION, studyOfEdition } from '#research/edition.ts'
import { foundMoves } from '#research/found-moves.ts'
import { marksOfWords } from '#research/marks.ts'
import { operator } from '#research/may.ts'
import { publishStudy } from '#research/publish.ts'
import { changeStudy, newStudy, openStudy } from '#research/studies.ts'
import { said } from '#research/study.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import { SOURCES } from '#sources/registry.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { libraryOver, openLibrary } from '#store/library.ts'
import { readingOrder } from '#store/outline.ts'
import { FULL } from '../completeness/judging.ts'
import { corpus, withoutCorpora } from '../corpora.ts'

const EE = 'ee-legalize-md/104012019011-isikuandmete-kaitse-seadus'
const LI = 'li-legalize-md/LGBl-2018-272-datenschutzgesetz'
const HELD = [
  'ad-legalize-md/BOPA-L-2021-29-proteccio-dades-personals',
  'ar-legalize-md/LEY-25326-proteccion-datos-personales',
  'uy-legalize-md/UY-ley-18331-proteccion-datos-personales',
  'ch-legalize-md/cc-2022-491-datenschutzgesetz-2020',
  'de-bundesgesetze-md/bdsg_2018',
  'cn-lawrefbook-md/personal-information-protection_2021-08-20.md',
  'jp-egov-html/個人情報の保護に関する法律.html',
  `${EE}/2025-01-01.md`,
  `${LI}/2025-02-01.md`,
  `eu-gdpr-formex/consolidated${FULL ? '' : '/gdpr-consolidated-en.xml'}`,
  'ca-justice-xml/P-8.6-pipeda/eng/2025-07-31.xml',
]
const CORPORA = HELD.map((file) => file.split('/')[0] ?? '')
const SKIP = withoutCorpora(...CORPORA)

const BEGUN = '2025-09-01T10:00:00.000Z'
const THEN = day('2025-09-01')
const NOW = day('2026-06-01')

const ROWS = {
  claim: 'Who may have personal data erased, and on which grounds?',
  limits: 'Where does the right end?',
  time: 'Within what time must the controller act?',
} as const

interface Cell {
  readonly row: keyof typeof ROWS
  readonly iri: string
  readonly marks: readonly string[]
  readonly answer: string
}

const GDPR = '/akn/eu/act/consolidated-text/2016-04-27/2016-679/eng'
const CHINA = '/akn/cn/act/2021-08-20/中华人民共和国个人信息保护法/zho'
const JAPAN = '/akn/jp/act/2003-05-30/平成十五年法律第五十七号/jpn'

// Read from the texts; each mark stands in the provision that it names.
const CELLS: readonly Cell[] = [
  {
    row: 'claim',
    iri: '/akn/ad/act/2021-10-28/29-2021/cat/~art_20',
    marks: ['té dret a obtenir del responsable del tractament'],
    answer: 'The person concerned, where one of the listed grounds holds, such as data no longer needed.',
  },
  {
    row: 'time',
    iri: '/akn/ad/act/2021-10-28/29-2021/cat/~art_20',
    marks: ['sense dilació indeguda'],
    answer: 'Without undue delay, within the time that Article 15(3) sets.',
  },
  {
    row: 'claim',
    iri: '/akn/ar/act/2000-10-04/25326/spa/~art_16',
    marks: ['Toda persona tiene derecho'],
    answer: 'Everybody, for the data of which they are the holder, where erasure is due.',
  },
  {
    row: 'limits',
    iri: '/akn/ar/act/2000-10-04/25326/spa/~art_17',
    marks: ['mediante decisión fundada'],
    answer:
      'Public data banks may refuse by a reasoned decision for defence, order, security and the rights of others.',
  },
  {
    row: 'time',
    iri: '/akn/ar/act/2000-10-04/25326/spa/~art_16',
    marks: ['plazo máximo de cinco días hábiles'],
    answer: 'Five working days.',
  },
  {
    row: 'claim',
    iri: '/akn/uy/act/2008-08-11/18331/spa/~art_15',
    marks: ['Toda persona física o jurídica'],
    answer: 'Every natural or legal person, on error, falsity or exclusion.',
  },
  {
    row: 'time',
    iri: '/akn/uy/act/2008-08-11/18331/spa/~art_15',
    marks: ['plazo máximo de cinco días hábiles'],
    answer: 'Five working days.',
  },
  {
    row: 'claim',
    iri: '/akn/ch/act/2020-09-25/235.1/deu/~art_32',
    marks: ['Personendaten gelöscht oder vernichtet werden'],
    answer: 'By action for the protection of personality.',
  },
  {
    row: 'claim',
    iri: `${CHINA}/~art_四十七`,
    marks: ['个人有权请求删除'],
    answer: 'The individual, where the handler has not erased by itself.',
  },
  {
    row: 'limits',
    iri: `${CHINA}/~art_四十七`,
    marks: ['从技术上难以实现'],
    answer: 'Where a period of storage runs on, or erasure is hard technically, handling stops in its place.',
  },
  {
    row: 'limits',
    iri: '/akn/de/act/2017-06-30/BDSG-2018/deu/~sec_35',
    marks: ['nur mit unverhältnismäßig hohem Aufwand möglich'],
    answer:
      'Beyond the Regulation: where erasure takes disproportionate effort and the interest in it is slight.',
  },
  {
    row: 'claim',
    iri: '/akn/ee/act/2018-12-12/104012019011/est/~sec_25',
    marks: ['nõuda kogutud isikuandmete kustutamist'],
    answer: 'The data subject, where processing is not allowed by law.',
  },
  {
    row: 'limits',
    iri: '/akn/ee/act/2018-12-12/104012019011/est/~sec_6',
    marks: [],
    answer: 'For research, history and statistics rights may be limited.',
  },
  {
    row: 'claim',
    iri: `${GDPR}/~art_17`,
    marks: ['the erasure of personal data concerning him or her without undue delay'],
    answer: 'The data subject, on six grounds.',
  },
  {
    row: 'limits',
    iri: `${GDPR}/~art_17`,
    marks: ['for exercising the right of freedom of expression and information'],
    answer: 'Expression, legal duties, public health, archives and research, legal claims.',
  },
  {
    row: 'claim',
    iri: `${JAPAN}/~art_二十七`,
    marks: ['利用の停止又は消去'],
    answer: 'The person, where data were handled or acquired against the Act.',
  },
  {
    row: 'limits',
    iri: '/akn/li/act/2018-10-04/2018.272/deu/~art_35',
    marks: ['das Interesse der betroffenen Person an der Löschung als gering anzusehen'],
    answer: 'As in Germany, for automated processing as well.',
  },
  {
    row: 'claim',
    iri: '/akn/ca/act/2000-04-13/P-8.6/eng/~cl_4-5-3',
    marks: ['should be destroyed, erased, or made anonymous'],
    answer: 'No claim of the person: organisations should erase what they no longer need.',
  },
]

let folder: string
let db: Database

before(async () => {
  if (SKIP) return
  folder = await mkdtemp(path.join(tmpdir(), 'comity-erasure-'))
  db = openSqlite(path.join(folder, 'library.db'))
  await openLibrary(db)
  await createIndex(db.sql)
  await bring(HELD)
})

after(async () => {
  if (SKIP) return
  await db.close()
  await rm(folder, { recursive: true })
})

async function bring(files: readonly string[]): Promise<void> {
  const apart = await mkdtemp(path.join(tmpdir(), 'comity-corpora-'))
  for (const file of files)
    await cp(
      path.join(corpus(file.split('/')[0] ?? '') ?? '', ...file.split('/').slice(1)),
      path.join(apart, file),
      {
        recursive: true,
      },
    )
  const places = [...new Set(files.map((file) => path.join(apart, file.split('/').slice(0, 2).join('/'))))]
  const { claimed } = await recognise(SOURCES, places)
  const options = { collection: null, only: [], dryRun: false, progress: () => {}, jurisdiction: null }
  for (const [source, paths] of claimed)
    await importFrom(db, source, paths, { ...options, now: () => new Date(BEGUN) })
  await rm(apart, { recursive: true })
}

async function studyOf() {
  const opened = await openStudy(db, 'erasure')
  assert.ok(opened)
  return opened.study
}

const where = (moves: readonly { row: string; column: string }[]) =>
  moves.map(({ row, column }) => `${row} ${column}`)

test('the right to erasure in eleven jurisdictions is quoted, answered and published, and the edition is read without the library', {
  skip: SKIP,
}, async () => {
  const by = 'A. Lind'
  await newStudy(db, { id: 'erasure', title: 'The right to erasure of personal data', by, at: BEGUN })
  let last: string | null = null
  for (const [row, words] of Object.entries(ROWS)) {
    const field = { of: 'row', row, name: 'question' } as const
    await changeStudy(db, 'erasure', operator(by), BEGUN, [
      { kind: 'add-row', row, after: last },
      { kind: 'write', field, words, seen: [] },
    ])
    last = row
  }
  for (const [index, { row, iri, marks, answer }] of CELLS.entries()) {
    const bare = await quoteOf(db, iri, { id: `q${index}`, at: THEN })
    const column = bare.jurisdiction
    const study = await studyOf()
    const known = study.columns.some(({ id }) => id === column)
    const after = study.columns.at(-1)?.id ?? null
    await changeStudy(db, 'erasure', operator(by), BEGUN, [
      ...(known ? [] : [{ kind: 'add-column', column, jurisdiction: column, at: null, after } as const]),
      { kind: 'add-quote', row, column, quote: { ...bare, marks: marksOfWords(bare.text, marks) } },
      { kind: 'write', field: { of: 'cell', row, column, name: 'answer' }, words: answer, seen: [] },
      { kind: 'status', row, column, status: 'answered' },
    ])
  }
  const study = await studyOf()
  assert.deepEqual(
    study.columns.map(({ id }) => id),
    ['ad', 'ar', 'uy', 'ch', 'cn', 'de', 'ee', 'eu', 'jp', 'li', 'ca'],
  )
  await changeStudy(
    db,
    'erasure',
    operator(by),
    BEGUN,
    cellsOf(study)
      .filter(({ quotes }) => quotes.length === 0)
      .map(({ row, column }) => ({ kind: 'status', row, column, status: 'none-found' }) as const),
  )
  assert.deepEqual(await movesOf(db, await studyOf(), THEN), [])
  await publishable(db, await studyOf(), new Date(BEGUN))
  const edition = await publishStudy(db, 'erasure', { by: operator(by), at: BEGUN })
  const read = studyOfEdition(EDITION.parse(JSON.parse(JSON.stringify(edition))))
  for (const { row, iri, marks, answer } of CELLS) {
    const [, column = ''] = /^\/akn\/(\w\w)\//.exec(iri) ?? []
    const cell = read.cell(row, column)
    assert.equal(said(cell.answer), answer)
    const [quoted] = cell.quotes
    assert.ok(quoted)
    assert.deepEqual(
      quoted.quote.marks.map(({ start, end }) => quoted.quote.text.slice(start, end).replace(/\s+/g, ' ')),
      marks,
    )
    assert.equal(await wordsHeld(quoted.quote.iri, THEN), quoted.quote.text)
  }
})

// The words of the provision on the day, read by another way than the quote was.
async function wordsHeld(iri: string, at: Day): Promise<string> {
  const library = libraryOver(db)
  const reference = await library.resolve(iri)
  const expression = reference && (await library.expression(reference.work.id, reference.language))
  assert.ok(expression, iri)
  const { nodes } = await library.textOnDay(expression.id, at)
  const node = readingOrder(nodes).find(({ eId }) => eId === reference.eId)
  assert.ok(node?.textId, iri)
  return plainText((await library.contents([node.textId])).get(node.textId) ?? '')
}

test('a newer version of one law flags the cells that quote what it changed, and no others; what was published keeps what it quoted', {
  skip: SKIP,
}, async () => {
  await bring([`${EE}/2025-10-01.md`, `${LI}/2026-04-01.md`])
  const study = await studyOf()
  // On a day before the newer versions, nothing has moved.
  assert.deepEqual(await movesOf(db, study, day('2025-09-30')), [])
  const { moves, renumbered } = standingOf(db, study, NOW)
  assert.deepEqual(where(moves), ['limits ee'])
  assert.deepEqual(renumbered, [])
  const [move] = moves
  assert.deepEqual([move?.kind, move?.since, move?.num], ['amended', '2025-10-01', '§ 6'])
  const quoted = study.cell('limits', 'ee').quotes[0]?.quote
  assert.ok(quoted && move?.text)
  assert.match(quoted.text, /siis kontrollib asjaomase valdkonna eetikakomitee/)
  assert.match(
    move.text,
    /kontrollib seadusega või selle alusel moodustatud asjaomase valdkonna eetikakomitee/,
  )

  const told = { today: NOW, at: '2026-06-01T08:00:00.000Z' }
  assert.deepEqual(
    (await recordMoves(db, told)).map(({ study: id, found }) => [id, found.map(({ quote }) => quote)]),
    [['erasure', [quoted.id]]],
  )
  assert.deepEqual(await recordMoves(db, told), [], 'told twice')
  assert.equal((await foundMoves(db, 'erasure')).length, 1)

  const published = await studyShelf(db).edition('erasure', null, NOW)
  assert.equal(published?.current, false)
  assert.equal(studyOfEdition(published.edition).cell('limits', 'ee').quotes[0]?.quote.text, quoted.text)
})

test('who looked and kept the cell is not told again; who renews the quote has the law as it is', {
  skip: SKIP,
}, async () => {
  const cell = { row: 'limits', column: 'ee' }
  const study = await studyOf()
  const [move] = await movesOf(db, study, NOW)
  const quote = study.cell('limits', 'ee').quotes[0]?.quote
  assert.ok(move && quote)
  const at = '2026-06-01T09:00:00.000Z'
  const [kept] = await changeStudy(db, 'erasure', operator('A. Lind'), at, [
    { kind: 'keep-quote', ...cell, quote: quote.id, seenHash: move.hash },
  ])
  assert.deepEqual(await movesOf(db, await studyOf(), NOW), [])
  await changeStudy(db, 'erasure', operator('A. Lind'), at, [{ kind: 'undo', of: kept?.seq ?? 0 }])
  assert.equal((await movesOf(db, await studyOf(), NOW)).length, 1)
  const by = await quoteAnew(db, quote, NOW)
  await changeStudy(db, 'erasure', operator('A. Lind'), at, [
    { kind: 'renew-quote', ...cell, quote: quote.id, by },
  ])
  assert.deepEqual(await movesOf(db, await studyOf(), NOW), [])
  const second = await publishStudy(db, 'erasure', { by: operator('A. Lind'), at })
  assert.equal(second.number, 2)
  const shelf = studyShelf(db)
  assert.equal((await shelf.edition('erasure', 2, NOW))?.current, true)
  assert.equal((await shelf.edition('erasure', 1, NOW))?.current, false)
})

/** What several snapshots of one code say together, on a made-up code. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { plainText } from '#law/content.ts'
import type { WordingHistory } from '../contract.ts'
import { article, code, historyOf, type Listed, section } from './example.fixture.ts'

const LINK = { linkOrientation: 'cible', articleNum: '4', datePubliTexte: '2021-12-30', textCid: 'JORFTEXT1' }

// Article L1 is amended in 2022 and again in 2023, of which no snapshot has the text; L2 vanishes; L3 moves into a new section.
const L1: Listed[] = [
  ['A1', '2016-01-01', '2022-01-01'],
  ['A1b', '2022-01-01', '2023-01-01'],
  ['A1c', '2023-01-01', null, 'VIGUEUR'],
]
const OLD = code('2020-01-01', [
  section('Titre Ier : Les arbres', 'S1', '2016-01-01', [
    article('L1', 'A1', 'A1', '<p>Les arbres sont plantés.</p>', [['A1', '2016-01-01', null, 'VIGUEUR']]),
    article('L2', 'A2', 'A2', '<p>Les haies sont taillées.</p>', [['A2', '2018-01-01', null, 'VIGUEUR']]),
    article('L3', 'A3', 'A3', '<p>Les fleurs sont libres.</p>', [['A3', '2016-01-01', null, 'VIGUEUR']]),
  ]),
])
const NEW = code('2024-06-01', [
  section('Titre Ier : Les arbres', 'S1', '2016-01-01', [
    article('L1', 'A1', 'A1c', '<p>Les arbres sont replantés.</p>', L1, {
      notaHtml: '<p>Conformément au décret n° 1.</p>',
      nota: 'Conformément au décret n° 1.',
      lienModifications: [
        {
          ...LINK,
          linkType: 'MODIFIE',
          textTitle: 'Décret n°2022-9\n du 1er décembre 2022 - art. 2 (V)',
          dateDebutCible: '2023-01-01',
        },
        {
          ...LINK,
          linkType: 'MODIFIE',
          textTitle: 'Décret n°2021-7 du 29 décembre 2021 - art.',
          dateDebutCible: '2022-01-01',
        },
      ],
    }),
    section('Chapitre unique', 'S2', '2021-05-01', [
      article('L3', 'A3', 'A3', '<p>Les fleurs sont libres.</p>', [['A3', '2016-01-01', null, 'VIGUEUR']]),
    ]),
  ]),
])

function rows(history: WordingHistory, key: string) {
  return history.wordings
    .filter((row) => row.key === key)
    .map((row) => [row.from, row.to, row.basis, row.missing, row.content && plainText(row.content.xml)])
}

function checks(history: WordingHistory): string[] {
  return history.findings.map((finding) => finding.check).sort()
}

test('A wording whose text no snapshot gives is missing for its days, and the one before it is not stretched', async () => {
  assert.deepEqual(rows(await historyOf([OLD, NEW]), 'A1'), [
    ['2016-01-01', '2022-01-01', 'in-force', false, 'Les arbres sont plantés.'],
    ['2022-01-01', '2023-01-01', 'in-force', true, null],
    ['2023-01-01', null, 'in-force', false, 'Les arbres sont replantés.'],
  ])
})

test('An article that vanishes without a stated end is unknown from the day after it was last seen to the day it is gone', async () => {
  const history = await historyOf([OLD, NEW])
  assert.deepEqual(rows(history, 'A2'), [
    ['2018-01-01', '2020-01-02', 'in-force', false, 'Les haies sont taillées.'],
    ['2020-01-02', '2024-06-01', 'unknown', true, null],
  ])
  assert.match(history.findings.find((one) => one.check === 'end-not-stated')?.message ?? '', /L2/)
})

test('An article that moved stands in its new division from the day on which that began', async () => {
  const history = await historyOf([OLD, NEW])
  const places = history.wordings
    .filter((row) => row.key === 'A3')
    .map((row) => [row.from, row.to, row.parentKey])
  assert.deepEqual(places, [
    ['2016-01-01', '2021-05-01', 'S1'],
    ['2021-05-01', null, 'S2'],
  ])
})

test('The note is a row of its own right after its article', async () => {
  const history = await historyOf([NEW])
  const siblings = history.wordings
    .filter((row) => row.parentKey === 'S1' && row.to === null)
    .sort((a, b) => (a.order < b.order ? -1 : 1))
  assert.deepEqual(
    siblings.map((row) => [row.key, row.kind]),
    [
      ['A1', 'article'],
      ['A1-nota', 'note'],
      ['S2', 'chapter'],
    ],
  )
})

test('The ground of a wording is the text that made it, cleaned, and the note of its date leaves the article out', async () => {
  const history = await historyOf([OLD, NEW])
  const wording = history.wordings.filter((row) => row.key === 'A1')
  assert.deepEqual(
    wording.map((row) => row.ground?.title ?? null),
    [null, 'Décret n°2021-7 du 29 décembre 2021 - art. 4', 'Décret n°2022-9 du 1er décembre 2022 - art. 2'],
  )
  assert.equal(wording[2]?.published, '2021-12-30')
  const note = history.notes.find((one) => one.date === '2023-01-01')
  assert.deepEqual(note?.ground, { title: 'Décret n°2022-9 du 1er décembre 2022', id: 'JORFTEXT1' })
})

test('The whole text is held from the first snapshot, and what lies between two is said to be incomplete', async () => {
  const history = await historyOf([OLD, NEW])
  assert.equal(history.completeFrom, '2020-01-01')
  assert.deepEqual(checks(history), ['between-snapshots', 'end-not-stated'])
})

test('One snapshot alone makes no finding', async () => {
  assert.deepEqual(checks(await historyOf([NEW])), [])
})

test('Divisions have number and heading apart, articles the number as printed', async () => {
  const history = await historyOf([NEW])
  const named = history.wordings.map((row) => [row.kind, row.num, row.heading])
  assert.deepEqual(named.slice(0, 3), [
    ['title', 'Titre Ier', 'Les arbres'],
    ['chapter', 'Chapitre unique', null],
    ['article', 'L1', null],
  ])
})

const single = (id: string, html: string, listed: Listed[]) => [article('L9', 'A9', id, html, listed)]

test('The newer text of one wording wins and the older is reported', async () => {
  const listed: Listed[] = [['A9', '2016-01-01', null, 'VIGUEUR']]
  const history = await historyOf([
    code('2020-01-01', single('A9', '<p>Une faute.</p>', listed)),
    code('2021-01-01', single('A9', '<p>Une note.</p>', listed)),
  ])
  assert.deepEqual(rows(history, 'A9'), [['2016-01-01', null, 'in-force', false, 'Une note.']])
  assert.deepEqual(checks(history), ['between-snapshots', 'corrected-by-source'])
})

test('Other mark-up or spacing of the same words is no correction', async () => {
  const listed: Listed[] = [['A9', '2016-01-01', null, 'VIGUEUR']]
  const history = await historyOf([
    code('2020-01-01', single('A9', '<p>Le livre I er.</p>', listed)),
    code('2021-01-01', single('A9', '<p>Le livre Ier.</p>', listed)),
  ])
  assert.deepEqual(checks(history), ['between-snapshots'])
})

test('A later start cuts an earlier end', async () => {
  const history = await historyOf([
    code(
      '2021-01-01',
      single('B', '<p>B.</p>', [
        ['A9', '2016-01-01', '2019-01-05'],
        ['B', '2019-01-01', null],
      ]),
    ),
  ])
  assert.deepEqual(
    rows(history, 'A9').map((row) => row.slice(0, 2)),
    [
      ['2016-01-01', '2019-01-01'],
      ['2019-01-01', null],
    ],
  )
  assert.deepEqual(checks(history), ['overlap'])
})

test('A wording that lies within another stands beside it under a key of its own', async () => {
  const history = await historyOf([
    code(
      '2021-01-01',
      single('A9', '<p>A.</p>', [
        ['A9', '2016-01-01', null],
        ['B', '2017-01-01', '2018-01-01', 'TRANSFERE'],
      ]),
    ),
  ])
  assert.deepEqual(
    rows(history, 'A9').map((row) => row.slice(0, 2)),
    [['2016-01-01', null]],
  )
  assert.deepEqual(
    rows(history, 'A9-B').map((row) => row.slice(0, 4)),
    [['2017-01-01', '2018-01-01', 'in-force', true]],
  )
  assert.deepEqual(checks(history), ['concurrent'])
})

test('A wording that never had effect is left out and reported', async () => {
  const history = await historyOf([
    code(
      '2021-01-01',
      single('A9', '<p>A.</p>', [
        ['A9', '2016-01-01', null],
        ['B', '2019-01-01', '2018-01-01', 'MODIFIE_MORT_NE'],
      ]),
    ),
  ])
  assert.equal(history.wordings.length, 1)
  assert.deepEqual(checks(history), ['never-in-force'])
})

test('A commencement still to be fixed by decree makes no row, and an end so given is an open one', async () => {
  const history = await historyOf([
    code(
      '2021-01-01',
      single('A9', '<p>A.</p>', [
        ['A9', '2016-01-01', '2222-02-22'],
        ['B', '2222-02-22', null, 'VIGUEUR_DIFF'],
      ]),
    ),
  ])
  assert.deepEqual(
    rows(history, 'A9').map((row) => row.slice(0, 2)),
    [['2016-01-01', null]],
  )
  assert.deepEqual(checks(history), ['start-not-fixed'])
})

test('A wording that the source gave a new id keeps the text that was seen on its days', async () => {
  const history = await historyOf([
    code('2020-01-01', single('X', '<p>Ancien.</p>', [['X', '2016-01-01', null]])),
    code(
      '2023-01-01',
      single('Z', '<p>Nouveau.</p>', [
        ['Y', '2016-01-01', '2021-01-01'],
        ['X', '2021-01-01', '2022-01-01'],
        ['Z', '2022-01-01', null],
      ]),
    ),
  ])
  assert.deepEqual(
    rows(history, 'A9').map((row) => [row[0], row[4]]),
    [
      ['2016-01-01', 'Ancien.'],
      ['2021-01-01', null],
      ['2022-01-01', 'Nouveau.'],
    ],
  )
  assert.deepEqual(checks(history), ['between-snapshots', 'renamed-by-source'])
})

test('A wording shown once that a newer snapshot takes back is not kept, and that is reported', async () => {
  const history = await historyOf([
    code('2020-01-01', single('X', '<p>Repris.</p>', [['X', '2020-01-01', null]])),
    code(
      '2023-01-01',
      single('Z', '<p>Gardé.</p>', [
        ['X', '2020-01-01', '2020-01-01'],
        ['Z', '2020-01-01', null],
      ]),
    ),
  ])
  assert.deepEqual(rows(history, 'A9'), [['2020-01-01', null, 'in-force', false, 'Gardé.']])
  assert.deepEqual(checks(history), ['between-snapshots', 'never-in-force', 'withdrawn-by-source'])
})

test('A heading that changed holds until the new one begins, and what the division held stays in it', async () => {
  const kept = [article('L9', 'A9', 'A9', '<p>A.</p>', [['A9', '2016-01-01', null]])]
  const history = await historyOf([
    code('2020-01-01', [section('Section 1 : Avant', 'S1', '2016-01-01', kept)]),
    code('2023-01-01', [section('Section 1 : Après', 'S1b', '2021-01-01', kept, 'S1')]),
  ])
  const headings = history.wordings
    .filter((row) => row.key === 'S1')
    .map((row) => [row.from, row.to, row.heading])
  assert.deepEqual(headings, [
    ['2016-01-01', '2021-01-01', 'Avant'],
    ['2021-01-01', null, 'Après'],
  ])
  assert.deepEqual(
    history.wordings.filter((row) => row.key === 'A9').map((row) => row.parentKey),
    ['S1'],
  )
})

test('Days before a division began, its articles stand in the division around it', async () => {
  const inner = section('Section 1', 'S2', '2019-01-01', [
    article('L9', 'A9', 'A9', '<p>A.</p>', [['A9', '2016-01-01', null]]),
  ])
  const history = await historyOf([code('2020-01-01', [section('Titre Ier', 'S1', '2017-01-01', [inner])])])
  const places = history.wordings.filter((row) => row.key === 'A9').map((row) => [row.from, row.parentKey])
  assert.deepEqual(places, [
    ['2016-01-01', null],
    ['2017-01-01', 'S1'],
    ['2019-01-01', 'S2'],
  ])
})

test('In the oldest packages, which rank no articles, own articles come before subdivisions', async () => {
  const one = article('L9', 'A9', 'A9', '<p>A.</p>', [['A9', '2016-01-01', null]], { intOrdre: undefined })
  const history = await historyOf([
    code('2020-01-01', [
      section('Titre Ier', 'S1', '2016-01-01', [
        section('Section 1', 'S2', '2016-01-01', [{ ...one, data: { ...(one.data as object), cid: 'A8' } }]),
        one,
      ]),
    ]),
  ])
  const [own, sub] = [
    history.wordings.find((row) => row.key === 'A9'),
    history.wordings.find((row) => row.key === 'S2'),
  ]
  assert.ok((own?.order ?? '') < (sub?.order ?? ''))
})

test('A wording that a snapshot shows outside the days it states keeps its text for those days', async () => {
  const history = await historyOf([
    code('2020-01-01', [
      article('L1', 'A1', 'A1', '<p>Différé.</p>', [['A1', '2090-01-01', null, 'VIGUEUR_DIFF']]),
      article('L2', 'A2', 'A2', '<p>Périmé.</p>', [['A2', '2006-01-01', '2012-01-01', 'PERIME']]),
    ]),
  ])
  assert.deepEqual(rows(history, 'A1'), [['2090-01-01', null, 'in-force', false, 'Différé.']])
  assert.deepEqual(rows(history, 'A2'), [['2006-01-01', '2012-01-01', 'in-force', false, 'Périmé.']])
  assert.deepEqual(checks(history), [])
})

/** What is learnt incrementally is what learning anew gives; a transaction a pair; nothing of restricted sources. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import test, { type TestContext } from 'node:test'
import fc from 'fast-check'
import { createIndex } from '#search/dialect/sqlite.ts'
import type { ActDraft } from '#sources/contract.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { pairsLearnt } from '#store/lexicon.ts'
import { openLibrary } from '#store/library.ts'
import { corpus, withoutCorpora } from '../../../test/corpora.ts'
import { FULL, runs } from '../../../test/pace.ts'
import { article, bring, expression, type Shelf, shelf, text, WORK } from '../import/import.fixture.ts'
import { learnLexicon } from './learn.ts'
import { askLexicon } from './lexicon.ts'

const AT = '2026-11-30T12:00:00Z'

const SENTENCES = [
  ['The controller informs the authority.', 'Le responsable informe l’autorité.'],
  ['The controller keeps a register.', 'Le responsable tient un registre.'],
  ['The authority examines the register.', 'L’autorité examine le registre.'],
  ['The court hears the complaint.', 'La juridiction entend la plainte.'],
  ['The authority examines the complaint.', 'L’autorité examine la plainte.'],
  ['The controller appeals to the court.', 'Le responsable saisit la juridiction.'],
  ['The court examines the register.', 'La juridiction examine le registre.'],
  ['The authority informs the court.', 'L’autorité informe la juridiction.'],
] as const

// An act in English and French that says these sentences, an article each.
function act(number: string, said: readonly number[]): ActDraft {
  const articles = (side: 0 | 1) =>
    said.map((index, at) => article(`${at + 1}`, SENTENCES[index]?.[side] ?? ''))
  const languages = ['eng', 'fra'] as const
  return {
    work: {
      ...WORK,
      number,
      title: `Act ${number}`,
      aliases: [{ scheme: 'xv-register', value: `XV-${number}` }],
    },
    expressions: languages.map((language, side) =>
      expression([text('2020-01-01', articles(side as 0 | 1))], { language, path: `${number}-${language}` }),
    ),
  }
}

// Everything that is learnt, without the numbers of rows.
async function learnt(db: Database): Promise<unknown> {
  const pairs = await pairsLearnt(db)
  const answers = []
  for (const { one, other } of pairs)
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      answers.push(await askLexicon(db, { from, to, term: null, domain: null, limit: 1000 }))
      for (const term of ['controller', 'register', 'autorité', 'juridiction', 'complaint'])
        answers.push(await askLexicon(db, { from, to, term, domain: null, limit: 50 }))
    }
  return { pairs: pairs.map(({ id: _, ...pair }) => pair), answers }
}

const all = [0, 1, 2, 3, 4, 5, 6, 7]

test('the lexicon says how a term is said, how often, in which act, and quotes both languages', async () => {
  const held = await shelf()
  await bring(held, [act('41', [...all, ...all])])
  const report = await learnLexicon(held.db, { at: AT })
  assert.deepEqual(
    report.pairs.map(({ one, other, works, aligned, sentences }) => [one, other, works, aligned, sentences]),
    [['eng', 'fra', 1, 1, 16]],
  )
  const { terms, learnt } = await askLexicon(held.db, {
    from: 'eng',
    to: 'fra',
    term: 'Controllers',
    domain: null,
    limit: 5,
  })
  assert.equal(learnt?.sentences, 16)
  const [first] = terms[0]?.renderings ?? []
  assert.equal(first?.form, 'responsable')
  assert.equal(first?.together, 6)
  assert.deepEqual(
    first?.where.map(({ iri, passages }) => [iri, passages]),
    [['/akn/xv/act/1994-02-11/41', 6]],
  )
  assert.deepEqual(
    first?.proofs[0]?.map(({ iri, words }) => [iri, words.join('|')]),
    [
      ['/akn/xv/act/1994-02-11/41/eng/~art_6', 'The |controller| appeals to the court.'],
      ['/akn/xv/act/1994-02-11/41/fra/~art_6', 'Le |responsable| saisit la juridiction.'],
    ],
  )
  const back = await askLexicon(held.db, {
    from: 'fra',
    to: 'eng',
    term: 'l’autorité',
    domain: 'xv',
    limit: 5,
  })
  assert.equal(back.terms[0]?.renderings[0]?.form, 'authority')
  const elsewhere = await askLexicon(held.db, {
    from: 'fra',
    to: 'eng',
    term: 'autorité',
    domain: 'ca',
    limit: 5,
  })
  assert.deepEqual(elsewhere.terms, [])
})

test('whatever came in between, learning on gives what learning anew gives, and reads only what changed', async () => {
  const saying = fc.array(fc.nat(SENTENCES.length - 1), { minLength: 1, maxLength: 12 })
  const step = fc.tuple(fc.constantFrom('41', '42', '43'), saying)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      const held = await shelf()
      for (const [number, said] of steps) {
        await bring(held, [act(number, said)])
        const { pairs } = await learnLexicon(held.db, { at: AT })
        for (const { aligned } of pairs) assert.ok(aligned <= 1)
        const again = await learnLexicon(held.db, { at: AT })
        assert.ok(again.pairs.every(({ learnt: now, aligned }) => !now && aligned === 0))
      }
      const incremental = await learnt(held.db)
      await learnLexicon(held.db, { at: AT, anew: true })
      assert.deepEqual(await learnt(held.db), incremental)
      await held.db.close()
    }),
    runs(FULL ? 25 : 8),
  )
})

test('a pair that no work is held of any more is forgotten, and one that never was is told of', async () => {
  const held = await shelf()
  await bring(held, [act('41', all)])
  await learnLexicon(held.db, { at: AT })
  assert.equal((await pairsLearnt(held.db)).length, 1)
  await held.db.sql.updateTable('expression').set({ shown: 0 }).where('language', '=', 'fra').execute()
  const { without } = await learnLexicon(held.db, { at: AT, pairs: [['fra', 'eng']] })
  assert.deepEqual(without, [['eng', 'fra']])
  assert.deepEqual(await pairsLearnt(held.db), [])
})

test('a declaration in very many languages adds to the pairs that other acts make, and makes none of its own', async () => {
  const held = await shelf()
  const letters = [...'abcdefghijklmnopqrst'].flatMap((one) => [`x${one}a`, `x${one}b`])
  const said = [0, 1].map((index) => article(`${index + 1}`, SENTENCES[index]?.[0] ?? ''))
  const declaration = act('7', [0, 1])
  const inAll = ['eng', 'fra', ...letters].map((language) =>
    expression([text('2020-01-01', said)], { language, path: `7-${language}` }),
  )
  await bring(held, [act('41', all), { ...declaration, expressions: inAll }])
  const { pairs } = await learnLexicon(held.db, { at: AT })
  assert.deepEqual(
    pairs.map(({ one, other, works }) => [one, other, works]),
    [['eng', 'fra', 2]],
  )
  const asked = await learnLexicon(held.db, { at: AT, pairs: [['xab', 'eng']] })
  assert.deepEqual(
    asked.pairs.map(({ one, other, works }) => [one, other, works]),
    [['eng', 'xab', 1]],
  )
  // What was asked for once is kept up with.
  assert.equal((await learnLexicon(held.db, { at: AT })).pairs.length, 2)
})

test('where two languages have no text together, a third leads from one to the other and is named', async () => {
  const held = await shelf()
  const german = (draft: ActDraft, from: 'eng' | 'fra', side: 0 | 1): ActDraft => ({
    ...draft,
    expressions: [
      ...draft.expressions.filter(({ language }) => language === from),
      expression(
        [
          text(
            '2020-01-01',
            [...all, ...all].map((index, at) => article(`${at + 1}`, GERMAN[index] ?? '')),
          ),
        ],
        { language: 'deu', path: `deu-${side}` },
      ),
    ],
  })
  await bring(held, [act('41', [...all, ...all]), german(act('42', [...all, ...all]), 'fra', 1)])
  await learnLexicon(held.db, { at: AT })
  assert.deepEqual(
    (await pairsLearnt(held.db)).map(({ one, other }) => `${one}-${other}`),
    ['deu-fra', 'eng-fra'],
  )
  const answer = await askLexicon(held.db, { from: 'eng', to: 'deu', term: 'court', domain: null, limit: 3 })
  assert.equal(answer.learnt, null)
  assert.deepEqual(answer.through, ['fra'])
  const [first] = answer.terms[0]?.renderings ?? []
  assert.equal(first?.form, 'Gericht')
  assert.deepEqual(first?.through, { language: 'fra', form: 'juridiction' })
  const none = await askLexicon(held.db, { from: 'eng', to: 'rus', term: 'court', domain: null, limit: 3 })
  assert.deepEqual([none.through, none.terms], [[], []])
})

const GERMAN = [
  'Der Verantwortliche unterrichtet die Behörde.',
  'Der Verantwortliche führt ein Verzeichnis.',
  'Die Behörde prüft das Verzeichnis.',
  'Das Gericht hört die Beschwerde.',
  'Die Behörde prüft die Beschwerde.',
  'Der Verantwortliche ruft das Gericht an.',
  'Das Gericht prüft das Verzeichnis.',
  'Die Behörde unterrichtet das Gericht.',
]

test('no word of a restricted text is learnt', async (t) => {
  const held = await onDisk(t)
  await bring(held, [act('41', [...all, ...all])], {}, 'exchange:circle')
  await held.db.sql.insertInto('restricted_source').values({ name: 'circle' }).execute()
  assert.deepEqual((await learnLexicon(held.db, { at: AT })).pairs, [])
  await bring(held, [act('42', [0, 1, 2, 0, 1, 2])])
  await learnLexicon(held.db, { at: AT })
  const said = async (term: string) =>
    (await askLexicon(held.db, { from: 'eng', to: 'fra', term, domain: null, limit: 3 })).terms.length
  assert.equal(await said('register'), 1)
  assert.equal(await said('court'), 0)
})

async function onDisk(t: TestContext): Promise<Shelf> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'comity-lexicon-'))
  const db = openSqlite(path.join(folder, 'library.db'))
  t.after(async () => {
    await db.close()
    await rm(folder, { recursive: true })
  })
  const library = await openLibrary(db)
  await createIndex(db.sql)
  return { db, library }
}

test('of the General Data Protection Regulation, German compounds are said by the phrases of French', {
  skip: withoutCorpora('eu-gdpr-formex') || (!FULL && 'the pair of every run is in test/lexicon'),
}, async () => {
  const held = await shelf()
  const { formex } = await import('#sources/formex/index.ts')
  const { importFrom } = await import('../import/import.ts')
  await importFrom(held.db, formex, [path.join(corpus('eu-gdpr-formex') ?? '', 'original')], {
    jurisdiction: null,
    only: [],
    collection: null,
    dryRun: false,
    now: () => new Date(AT),
    progress: () => {},
  })
  await learnLexicon(held.db, { at: AT, pairs: [['deu', 'fra']] })
  const best = async (term: string) => {
    const { terms } = await askLexicon(held.db, { from: 'deu', to: 'fra', term, domain: null, limit: 3 })
    return terms[0]?.renderings[0]?.form
  }
  assert.equal(await best('Datenschutzbeauftragter'), 'délégué à la protection des données')
  assert.equal(
    await best('Datenschutz-Folgenabschätzung'),
    "analyse d'impact relative à la protection des données",
  )
  assert.equal(await best('Aufsichtsbehörde'), 'autorité de contrôle')
  assert.equal(await best('Einwilligung'), 'consentement')
})

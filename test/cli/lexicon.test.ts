import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { comity } from './comity.ts'

let home = ''

before(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'comity-lexicon-'))
  const articles = (words: readonly string[]) =>
    [...words, ...words].map((each, index) => `Article ${index + 1}\n\n${each}\n`).join('\n')
  const files = {
    en: articles([
      'The owner of the vessel pays the harbour dues.',
      'The owner registers the vessel with the master of the harbour.',
      'The master inspects the vessel.',
      'The owner may appeal to the master.',
      'The inspector measures the vessel.',
      'The inspector reports to the minister.',
      'The minister publishes the tariff of the harbour.',
      'The tariff is reviewed each year.',
    ]),
    fr: articles([
      'Le propriétaire du navire paie les droits de port.',
      'Le propriétaire immatricule le navire auprès du capitaine du port.',
      'Le capitaine inspecte le navire.',
      'Le propriétaire peut saisir le capitaine.',
      'L’inspecteur mesure le navire.',
      'L’inspecteur fait rapport au ministre.',
      'Le ministre publie le tarif du port.',
      'Le tarif est révisé chaque année.',
    ]),
  }
  for (const [language, text] of Object.entries(files)) {
    const file = path.join(home, `harbours.${language}.txt`)
    await writeFile(file, text)
    const more = ['--jurisdiction', 'xv', '--language', language, '--number', '7', '--date', '2001-02-03']
    const answer = await comity([
      'import',
      'text',
      file,
      '--home',
      home,
      '--type',
      'law',
      '--title',
      'Harbours Act',
      ...more,
    ])
    assert.equal(answer.code, 0, answer.err)
  }
})

after(() => rm(home, { recursive: true, force: true }))

const lexicon = (...args: string[]) => comity(['lexicon', ...args, '--home', home])

test('before anything is learnt, the lexicon says what to type', async () => {
  const pairs = await lexicon()
  assert.match(pairs.out, /No pair of languages is learnt yet. Learn them with comity lexicon learn/)
  const term = await lexicon('en', 'fr', 'vessel')
  assert.equal(term.code, 1)
  assert.match(term.out, /en-fr is not learnt.*comity lexicon learn --pairs en-fr/s)
})

test('learning tells what it learnt, and a term its rendering with the passages of both languages', async () => {
  const learnt = await lexicon('learn', '--json')
  assert.equal(learnt.code, 0, learnt.err)
  assert.equal(JSON.parse(learnt.out).pairs[0].one, 'eng')
  const told = await lexicon('en', 'fr', 'vessel')
  assert.equal(told.code, 0, told.out + learnt.out)
  assert.match(told.out, /navire {2}\d of 8/)
  assert.match(told.out, /\[vessel\]/)
  assert.match(told.out, /\[navire\]/)
  assert.match(told.out, /\/akn\/xv\/.*\/eng\/~art_/)
  const back = JSON.parse((await lexicon('fra', 'eng', 'navires', '--json')).out)
  assert.equal(back.terms[0].renderings[0].form, 'vessel')
  const glossary = await lexicon('en', 'fr', '--limit', '3')
  assert.match(glossary.out, /owner +propriétaire/)
  const again = await lexicon('learn')
  assert.match(again.out, /unchanged/)
})

test('what cannot be answered is told with what to do', async () => {
  for (const [args, code, message] of [
    [['en'], 2, /expected two languages and a term/],
    [['en', 'en', 'owner'], 2, /they are one language/],
    [['english', 'fr', 'owner'], 2, /Cannot read the language "english"/],
    [['en', 'fr', 'owner', '--limit', 'many'], 2, /Cannot read --limit "many"/],
    [['learn', '--pairs', 'enfr'], 2, /Cannot read --pairs "enfr"/],
    [['learn', '--pairs', 'en-de'], 1, /no work is held in both languages/],
  ] as const) {
    const answer = await lexicon(...args)
    assert.equal(answer.code, code, args.join(' '))
    assert.match(answer.err, message)
  }
  const nothing = await lexicon('en', 'fr', 'lighthouse')
  assert.equal(nothing.code, 1)
  assert.match(nothing.out, /No rendering of "lighthouse" is borne out by the texts held/)
})

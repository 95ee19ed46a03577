/** Numbering as data: a state is added by a file, and the tightest rule wins. */
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { LANGUAGES } from '#law/numbering/languages.ts'
import { patternFault } from '#law/numbering/rules.ts'
import { numberingFor } from './numbering.ts'

describe('numbering rules', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-numbering-'))
    const file = async (code: string, content: unknown) => {
      await mkdir(path.join(folder, code), { recursive: true })
      await writeFile(path.join(folder, code, 'numbering.json'), JSON.stringify(content))
    }
    await file('va', {
      lat: {
        provisions: [{ kind: 'article', as: ['Canon {n}', 'Can. {n}'] }],
        divisions: [{ kind: 'chapter', rank: 5, as: ['Caput {n}'] }],
        annexes: ['Appendix {n}'],
        closing: ['Datum Romae'],
      },
      '*': { bare: 'clause' },
    })
    await file('xb', { rus: { provisions: [{ kind: 'rule', as: ['Статья {n}'] }] } })
  })
  after(() => rm(folder, { recursive: true }))

  it('are added for a state by one file', () => {
    const { heading, annex, closes, bare } = numberingFor('va', 'lat', folder)
    assert.deepEqual(heading('Can. 1752. De salute animarum'), {
      role: 'provision',
      kind: 'article',
      rank: null,
      num: 'Can. 1752',
      rest: 'De salute animarum',
    })
    assert.equal(heading('CAPUT IV')?.kind, 'chapter')
    assert.deepEqual(annex('Appendix II: Formulae'), { num: 'Appendix II', rest: 'Formulae' })
    assert.deepEqual([closes('Datum Romae, die 2'), closes('Romae'), bare], [true, false, 'clause'])
    assert.equal(numberingFor(null, 'lat', folder).heading('Can. 1'), null)
  })

  it('of a state in a language win over those of the language, and hold in its parts', () => {
    assert.equal(numberingFor('xb', 'rus', folder).heading('Статья 5')?.kind, 'rule')
    assert.equal(numberingFor('xb-01', 'rus', folder).heading('Статья 5')?.kind, 'rule')
    assert.equal(numberingFor('xc', 'rus', folder).heading('Статья 5')?.kind, 'article')
    assert.equal(numberingFor('xb', 'rus', folder).heading('Глава 2')?.kind, 'chapter')
  })

  it('know numbers of many kinds, whatever the spaces, the letter case and the i of Turkish', () => {
    const num = (language: string, line: string) => numberingFor(null, language, folder).heading(line)?.num
    assert.equal(num('rus', 'СТАТЬЯ  12-1. Предмет'), 'СТАТЬЯ  12-1')
    assert.equal(num('tur', 'Bırıncı Kısım'), 'Bırıncı Kısım')
    assert.equal(num('jpn', '第六章の二　妊産婦等'), '第六章の二')
    assert.equal(num('ara', 'المادة ١٢'), 'المادة ١٢')
    assert.equal(num('est', '§ 5¹. Mõisted'), '§ 5¹')
    assert.equal(num('vie', 'Điều 3a. Ong'), 'Điều 3a')
    assert.equal(num('rus', 'Статьями 5 и 6'), undefined)
  })

  it('are refused with file and field where a pattern has no word, or an unknown sign', async () => {
    const broken = await mkdtemp(path.join(tmpdir(), 'comity-numbering-'))
    await mkdir(path.join(broken, 'zz'))
    await writeFile(
      path.join(broken, 'zz', 'numbering.json'),
      '{"eng":{"provisions":[{"kind":"article","as":["{x} a"]}]}}',
    )
    assert.throws(
      () => numberingFor('zz', 'eng', broken),
      /zz\/numbering\.json[\s\S]*"\{x\}" is no sign for a number[\s\S]*provisions/,
    )
    await rm(broken, { recursive: true })
    assert.match(patternFault('{n}.') ?? '', /no word or sign/)
  })

  it('of every language are patterns that can be used', () => {
    for (const [language, rules] of Object.entries(LANGUAGES)) {
      const patterns = [...(rules.provisions ?? []), ...(rules.divisions ?? [])].flatMap(({ as }) => as)
      for (const pattern of [...patterns, ...(rules.annexes ?? [])])
        assert.equal(patternFault(pattern), null, `${language}: ${pattern}`)
    }
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { divisionNumber } from '#citations/division-numbers.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import { article, bring, expression, shelf, text, WORK } from '../import/import.fixture.ts'
import { citationsIn } from './cite.ts'

const division = (kind: 'part' | 'title', num: string): ProvisionDraft =>
  article('', '', { kind, num, heading: `Of ${num}`, content: null })

describe('divisions that are cited', () => {
  it('are found whether their numbers are written in words, Roman or in digits', async () => {
    const library = await shelf()
    const texts = [
      text('1994-02-11', [
        division('part', 'Part I'),
        article('1', 'Everyone may ask.', { depth: 1 }),
        division('part', 'Second Part'),
        article('2', 'Answers are given.', { depth: 1 }),
      ]),
    ]
    await bring(library, [{ work: WORK, expressions: [expression(texts)] }])
    const eIdOf = async (said: string) =>
      (await citationsIn(library.db, `${said} of the ${WORK.title}`))[0]?.eId

    assert.equal(await eIdOf('Part I'), await eIdOf('Part 1'))
    assert.equal(await eIdOf('the first part'), await eIdOf('Part I'))
    assert.equal(await eIdOf('Part 2'), await eIdOf('Part II'))
    assert.match((await eIdOf('Part II')) ?? '', /^part_/)
    assert.equal(await eIdOf('Part III'), null)
  })

  it('have a number where their words write one, and else none', () => {
    const numbers = ['Deuxième partie', 'TÍTULO PRIMERO', 'Titre XIV', 'Erster Teil', 'Capítol tercer'].map(
      divisionNumber,
    )
    assert.deepEqual(numbers, ['2', '1', '14', '1', '3'])
    assert.deepEqual(['Partie législative', 'Titre IIII', 'Part 2', ''].map(divisionNumber), [
      null,
      null,
      null,
      null,
    ])
  })
})

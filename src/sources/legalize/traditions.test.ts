/** How further states number their articles and divisions: what a heading says, and what its number amounts to. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numberKey } from '#law/number.ts'
import { headingOf } from './headings.ts'
import { piecesOf } from './pieces.ts'
import { newContext } from './reading-context.ts'
import { dialectOf } from './states.ts'

const PROVISIONS: readonly (readonly [line: string, num: string, key: string, rest: string])[] = [
  ['Άρθρο 2Α', 'Άρθρο 2Α', '2Α', ''],
  ['ΑΡΘΡΟ 3 – Σχέσεις', 'ΑΡΘΡΟ 3', '3', 'Σχέσεις'],
  ['Чл. 3а.', 'Чл. 3а', '3а', ''],
  ['Члан 1.', 'Члан 1', '1', ''],
  ['Артыкул 2-1. Назва', 'Артыкул 2-1', '2-1', 'Назва'],
  ['2-1-бап. Атауы', '2-1-бап', '2-1', 'Атауы'],
  ['1. pants. Tiesības', '1. pants', '1', 'Tiesības'],
  ['2.1 pants', '2.1 pants', '2-1', ''],
  ['2-1 straipsnis. Tikslas', '2-1 straipsnis', '2-1', 'Tikslas'],
  ['2/A. §', '2/A. §', '2-A', ''],
  ['제2조의2 (신의성실)', '제2조의2', '2-2', '(신의성실)'],
  ['第二条の二', '第二条の二', '二の二', ''],
  ['მუხლი 2¹', 'მუხლი 2¹', '2-1', ''],
  ['GEÇİCİ MADDE 1 – Amaç', 'GEÇİCİ MADDE 1', 'GEÇİCİ-MADDE-1', 'Amaç'],
  ['Articolul 1. Obiect', 'Articolul 1', '1', 'Obiect'],
  ['Artículo único. Objeto', 'Artículo único', 'único', 'Objeto'],
  ['Artigo 1.º — Fontes', 'Artigo 1.º', '1', 'Fontes'],
  ['Artigo 2.º-A', 'Artigo 2.º-A', '2-A', ''],
  ['Art. 1º O Brasil', 'Art. 1º', '1', 'O Brasil'],
  ['Art. 2^1^.', 'Art. 2¹', '2-1', ''],
  ['§ 2 a.', '§ 2 a', '2-a', ''],
  ['Artikel 2:1a', 'Artikel 2:1a', '2-1a', ''],
]

for (const [line, num, key, rest] of PROVISIONS) {
  test(`"${line}" is a provision with its whole number`, () => {
    const heading = headingOf(line, false)
    assert.deepEqual([heading.role, heading.num], ['provision', num])
    assert.equal(heading.rest.replace(/^[\s.:]*[-–—]*\s*/, ''), rest)
    assert.equal(numberKey(heading.num ?? ''), key)
  })
}

const DIVISIONS: readonly (readonly [line: string, kind: string, num: string, rest: string])[] = [
  ['LIBRO PRIMO - DELLE PERSONE', 'book', 'LIBRO PRIMO', 'DELLE PERSONE'],
  ['TYTUŁ I. Przepisy wstępne', 'title', 'TYTUŁ I', 'Przepisy wstępne'],
  ['ΜΕΡΟΣ ΠΡΩΤΟ', 'part', 'ΜΕΡΟΣ ΠΡΩΤΟ', ''],
  ['1. nodaļa. Vispārīgi', 'chapter', '1. nodaļa', 'Vispārīgi'],
  ['제1장 통칙', 'chapter', '제1장', '통칙'],
  ['Första avdelningen', 'title', 'Första avdelningen', ''],
]

for (const [line, kind, num, rest] of DIVISIONS) {
  test(`"${line}" is a ${kind}`, () => {
    const heading = headingOf(line, false)
    assert.deepEqual([heading.role, heading.kind, heading.num, heading.rest], ['division', kind, num, rest])
  })
}

test('a heading of plain words stays one', () => {
  for (const line of ['Parte geral', 'Bestimmungen', 'Objeto de la Ley', '부칙'])
    assert.equal(headingOf(line, false).role, 'loose', line)
})

const numbers = (body: string, state: string) =>
  piecesOf(body, newContext(dialectOf(state))).map(({ heading }) => heading?.num ?? null)

test('sections that begin plain paragraphs are provisions in Sweden and Bulgaria; mentions of one are not', () => {
  const swedish = '1 § Denna lag gäller.\n\n2 a § Bestämmelsen gäller.\n\n3 § andra stycket är upphävd.\n'
  assert.deepEqual(numbers(swedish, 'se'), ['1 §', '2 a §'])
  assert.deepEqual(numbers('Чл. 1. (1) България.\n\n(2) Власт.\n\nЧл. 2. Текст.\n', 'bg'), ['Чл. 1', 'Чл. 2'])
})

test('where headings carry the sections, a paragraph that begins with one quotes it', () => {
  assert.deepEqual(numbers('### 1 §\n\nLydelse:\n\n2 § Denna lag gäller.\n', 'se'), ['1 §'])
})

test('signs that close a heading are no part of its title', () => {
  const [piece] = piecesOf('### Article 1 ###\n\nTexte.\n', newContext(dialectOf('lu')))
  assert.deepEqual([piece?.heading?.num, piece?.heading?.rest], ['Article 1', ''])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { translator } from '#i18n/messages.ts'
import type { Titled } from '#store/shelf.ts'
import type { Page } from '../page.ts'
import { cut, pageOfTitles } from './titles.ts'

const reader = (locale: string, preferences: readonly string[] = []) =>
  ({ t: translator(locale), preferences }) as unknown as Page
const titled = (id: number, title: string, language = 'eng'): Titled => ({ id, title, language })

test('acts stand under their letters in the order of the reader, the script of the reader first', () => {
  const titles = [
    titled(1, 'Zoning'),
    titled(2, 'Ёлки', 'rus'),
    titled(3, 'élections'),
    titled(4, '—'),
    titled(5, 'Вода', 'rus'),
  ]
  const letters = (locale: string) => cut(reader(locale), titles).map(({ letter }) => letter)
  assert.deepEqual(letters('ru'), ['В', 'Ё', 'E', 'Z', '…'])
  assert.deepEqual(letters('en'), ['E', 'Z', 'В', 'Ё', '…'])
})

test('an act in several languages stands under the title that its reader would rather have', () => {
  const titles = [titled(1, 'Data Act'), titled(1, 'Закон о данных', 'rus'), titled(1, 'Loi', 'fra')]
  const shown = (page: Page) => cut(page, titles).flatMap(({ acts }) => acts.map(({ title }) => title))
  assert.deepEqual(shown(reader('ru')), ['Закон о данных'])
  assert.deepEqual(shown(reader('be')), ['Data Act'])
  assert.deepEqual(shown(reader('be', ['fr-ca'])), ['Loi'])
})

test('the pages of a shelf are its acts in order, each once', () => {
  const shelf = fc.uniqueArray(fc.stringMatching(/^[A-Za-zА-я0-9]{1,6}$/), { maxLength: 60 })
  fc.assert(
    fc.property(shelf, fc.integer({ min: 1, max: 9 }), (names, limit) => {
      const page = reader('en')
      const cuts = cut(
        page,
        names.map((name, id) => titled(id, name)),
      )
      const all = pageOfTitles(page, cuts, { letter: null, limit: names.length + 1, offset: 0 })
      const pages = names.flatMap((_, at) =>
        pageOfTitles(page, cuts, { letter: null, limit, offset: at * limit }),
      )
      assert.deepEqual(pages, all)
      assert.deepEqual(
        all.toSorted((a, b) => a - b),
        names.map((_, id) => id),
      )
      for (const { letter, acts } of cuts)
        assert.equal(pageOfTitles(page, cuts, { letter, limit: 99, offset: 0 }).length, acts.length)
    }),
  )
})

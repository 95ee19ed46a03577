import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { PICTURES } from '../pictures/pictures.ts'
import { ROOT, textFiles } from './tree.ts'

const FOLDER = path.join(ROOT, 'docs', 'pictures')
const LARGEST = 250_000
const LARGEST_TOGETHER = 3_000_000

const kept = readdirSync(FOLDER).map((file) => ({ file, size: statSync(path.join(FOLDER, file)).size }))

test('npm run screenshots makes every picture of the documents, and no others are kept', () => {
  const made = PICTURES.map(({ name }) => `${name}.png`)
  assert.deepEqual(kept.map(({ file }) => file).sort(), made.sort())
})

test('pictures are as large as they say, and light enough to clone', () => {
  for (const { name, width, height } of PICTURES) {
    const header = readFileSync(path.join(FOLDER, `${name}.png`))
    assert.deepEqual([header.readUInt32BE(16), header.readUInt32BE(20)], [width, height], name)
  }
  assert.deepEqual(
    kept.filter(({ size }) => size > LARGEST),
    [],
  )
  assert.ok(kept.reduce((sum, { size }) => sum + size, 0) <= LARGEST_TOGETHER)
})

test('every picture is shown in a document, with words for who cannot see it', () => {
  const shown = textFiles()
    .filter(({ path: file }) => file.endsWith('.md'))
    .flatMap(({ text }) => [...text.matchAll(/!\[([^\]]*)\]\([^)]*\/([\w-]+)\.png\)/g)])
  assert.deepEqual(
    PICTURES.map(({ name }) => name).filter((name) => !shown.some((match) => match[2] === name)),
    [],
  )
  for (const [whole, words = ''] of shown) assert.ok(words.length > 20, whole)
})

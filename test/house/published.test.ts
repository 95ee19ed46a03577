import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { ROOT, textFiles } from './tree.ts'

const files = textFiles()

function linesWith(pattern: RegExp, of: (file: string) => boolean): string[] {
  return files
    .filter((file) => of(file.path))
    .flatMap(({ path: file, text }) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          pattern.test(line) ? [`${file}:${index + 1} ${line.trim().slice(0, 120)}`] : [],
        ),
    )
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

test('no file names a path of the machine it was written on', () => {
  const here = [ROOT, os.homedir()].filter((place) => place.length > 1).map(escaped)
  const homes = String.raw`(?<![\w.~)>}])/(?:root|home/\w+|Users/\w+|work)/[\w.-]`
  assert.deepEqual(
    linesWith(
      new RegExp(`(?<![\\w.])(?:${here.join('|')})(?=[/'"\\s]|$)|${homes}|[A-Z]:\\\\Users`),
      (file) => file !== 'LICENSE',
    ),
    [],
  )
})

test('the lock file names no registry but the public one', () => {
  const resolved = /"resolved": "(?!https:\/\/registry\.npmjs\.org\/)/
  assert.deepEqual(
    linesWith(resolved, (file) => file === 'package-lock.json'),
    [],
  )
})

test('no check is switched off and nothing is left for later in the code', () => {
  const left = /@ts-(?:ignore|expect-error|nocheck)|biome-ignore|\b(?:TODO|FIXME|XXX)\b/
  assert.deepEqual(
    linesWith(left, (file) => /^(src|bin)\//.test(file)),
    [],
  )
})

test('no test runs alone', () => {
  assert.deepEqual(
    linesWith(/\b(?:test|it|describe)\.only\(|\bonly: true/, (file) => file.endsWith('.test.ts')),
    [],
  )
})

test('every link between documents leads to a file', () => {
  const broken = files
    .filter((file) => file.path.endsWith('.md') && !file.path.startsWith('test/'))
    .flatMap(({ path: file, text }) =>
      [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !existsSync(path.join(ROOT, path.dirname(file), target)))
        .map((target) => `${file}: ${target}`),
    )
  assert.deepEqual(broken, [])
})

test('every link to a heading leads to one', () => {
  const documents = files.filter((file) => file.path.endsWith('.md'))
  const headings = new Map(
    documents.map(({ path: file, text }) => [
      file,
      [...text.matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1] ?? '')),
    ]),
  )
  const broken = documents.flatMap(({ path: file, text }) =>
    [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s#]*)#([^)\s]+)\)/g)]
      .filter(([, target = '', anchor = '']) => {
        const of = target === '' ? file : path.posix.join(path.posix.dirname(file), target)
        return !headings.get(of)?.includes(anchor)
      })
      .map(([link]) => `${file}: ${link}`),
  )
  assert.deepEqual(broken, [])
})

// As forges make them: lower case, punctuation left out, a hyphen for each space.
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}

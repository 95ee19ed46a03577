/** Nothing is lost of decisions of German courts in JSON: Markdown, and the page of the Federal Constitutional Court. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { it } from 'node:test'
import { corpus, withoutCorpora } from '../corpora.ts'
import { bring, emptyHolding, expressionsIn, shownText } from './holding.ts'
import { told } from './judging.ts'
import { difference, type Reading } from './words.ts'
import { unmarked } from './xml.ts'

const NAME = 'court-decisions/de-bgh-json'

interface Fields {
  readonly content?: string
  readonly raw: string
}

// Marks of Markdown are no words; a marginal number is one.
function readMarkdown(content: string): Reading {
  return { running: content.replace(/\\(?=\W)/g, '').replace(/[*_#|]/g, ' '), moved: [] }
}

// The text of the decision stands in the pairs of number and words.
function readPage(raw: string): Reading {
  const from = raw.indexOf('<div class="rechts">')
  const to = raw.indexOf('<ul id="navFunctions">')
  return {
    running: unmarked(raw.slice(from, to), new Set(['em', 'i', 'b', 'strong', 'span', 'a', 'sup', 'sub'])),
    moved: [],
  }
}

it('judgment-json: every decision is shown with all its words, in order, and no other', {
  skip: withoutCorpora(NAME),
}, async () => {
  const folder = corpus(NAME) ?? ''
  await using holding = await emptyHolding()
  const report = await bring(holding, 'judgment-json', [folder])
  assert.deepEqual(report.quarantined, [])
  const held = await expressionsIn(holding)
  const faults: string[] = []
  const files = readdirSync(folder)
  for (const file of files) {
    const place = path.join(folder, file)
    const json = JSON.parse(readFileSync(place, 'utf8')) as Fields | [{ fields: Fields }]
    const { content, raw } = Array.isArray(json) ? json[0].fields : json
    const found = held.find(({ expression }) => expression.source.path === place)
    const shown = found ? await shownText(holding, found, found.work.date ?? '') : null
    const fault = shown === null ? null : difference(content ? readMarkdown(content) : readPage(raw), shown)
    if (shown === null) faults.push(`${file}: no text is shown`)
    else if (fault) faults.push(`${file}: ${told(fault)}`)
  }
  assert.ok(files.length >= 5 && faults.length === 0, faults.join('\n'))
})

/** What agents are told of the server names the tools that it has, all of them and no others. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { GUIDE, INSTRUCTIONS } from './guide.ts'

const TOOLS = path.join(import.meta.dirname, 'tools')
const PAGE = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'guides', 'agents.md')

const tools = readdirSync(TOOLS).flatMap((file) =>
  [...readFileSync(path.join(TOOLS, file), 'utf8').matchAll(/tool\(\{\s*name: '(\w+)'/g)].map(
    ([, name = '']) => name,
  ),
)

test('every tool is named in the guide for agents, and in the page for people', () => {
  assert.ok(tools.length >= 13)
  const page = readFileSync(PAGE, 'utf8')
  for (const name of tools) {
    assert.ok(GUIDE.includes(`\`${name}\``), name)
    assert.ok(page.includes(`| \`${name}\` |`), name)
  }
})

test('no tool is named that there is not', () => {
  for (const text of [GUIDE, INSTRUCTIONS])
    for (const [name] of text.matchAll(/\b[a-z]+(?:_[a-z]+)+\b/g))
      if (!/^(?:art_|sec_)/.test(name)) assert.ok(tools.includes(name), name)
})

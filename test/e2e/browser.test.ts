import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '../browser.ts'

test('a browser that cannot be opened is said to be so, with what to install', async () => {
  const before = process.env.COMITY_CHROMIUM
  process.env.COMITY_CHROMIUM = '/nowhere/chromium'
  await assert.rejects(openBrowser(), /Cannot open a browser: .*install Chromium[\s\S]*\/nowhere\/chromium/)
  if (before === undefined) delete process.env.COMITY_CHROMIUM
  else process.env.COMITY_CHROMIUM = before
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoredFinding, Version } from '#store/model.ts'
import { wasRefused } from './why-unknown.tsx'

const version = (reason: string) => ({ state: 'unknown', reason }) as Version
const finding = (severity: 'warning' | 'quarantine', message: string) =>
  ({ severity, message }) as StoredFinding

test('a gap was refused where the gate has its reason on record, and is the source’s own otherwise', () => {
  const findings = [finding('quarantine', 'The file breaks off'), finding('warning', 'Not known')]
  assert.equal(wasRefused(version('The file breaks off'), findings), true)
  assert.equal(wasRefused(version('Not known'), findings), false)
  assert.equal(wasRefused(version('No copy has been found since the flood'), []), false)
})

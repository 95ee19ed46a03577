/** For tests of agreements: a record of two invented parties, with what a test says instead. */
import { AGREEMENT, type Agreement, type HeldAgreement } from './model.ts'

export const VALEN_KEY = 'aa'.repeat(32)
export const BOREA_KEY = 'bb'.repeat(32)
export const VALEN = '11'.repeat(32)
export const BOREA = '22'.repeat(32)

type Given = Readonly<Record<string, unknown>>

/** A record in force from 2020-01-01 on, without an end. */
export function agreement(more: Given = {}): Agreement {
  return AGREEMENT.parse({
    format: 'comity-agreement/1',
    id: 'saltmere',
    title: { eng: 'Agreement of Saltmere' },
    public: true,
    parties: [
      {
        id: 'xv',
        name: { eng: 'Valen' },
        bodies: [{ name: 'Registry' }],
        fingerprints: [VALEN],
        key: VALEN_KEY,
      },
      {
        id: 'xb',
        name: { eng: 'Borea' },
        bodies: [{ name: 'Centre' }],
        fingerprints: [BOREA],
        key: BOREA_KEY,
      },
    ],
    list: [
      item('1', { gives: 'xv', collections: ['laws'] }),
      item('2', { gives: 'xb', collections: ['zakony'] }),
    ],
    onward: 'consent',
    dates: { signed: '2019-10-01', inForce: '2020-01-01' },
    text: [{ language: 'eng', file: 'text.md' }],
    ...more,
  })
}

/** An item of the thematic list. */
export function item(id: string, more: Given): Given {
  return { id, title: { eng: `Item ${id}` }, ...more }
}

/** The record as the centre of a party holds it. */
export function heldBy(party: string | null, record: Agreement): HeldAgreement {
  return { record, party, version: 1, hash: '', addedAt: '2019-10-02T00:00:00Z' }
}

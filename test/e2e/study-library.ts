/** For tests of the pages of studies: a small library with a study in it, whose people are invited. */
import { quoteOf } from '#jobs/study/quote.ts'
import { type Day, day } from '#kit/day.ts'
import type { Change } from '#research/change.ts'
import { operator } from '#research/may.ts'
import { invite } from '#research/people.ts'
import { publishStudy } from '#research/publish.ts'
import { changeStudy, newStudy } from '#research/studies.ts'
import type { SiteDeps } from '#web/page.ts'
import { DATA_ACT, LONG_ACT } from './invented.ts'
import { DECLARATION, type SmallLibrary, smallLibrary } from './small-library.ts'

export const STUDY = 'erasure'
export const NOW = new Date('2026-11-23T10:00:00Z')
export const TITLE = 'The right to have personal data erased'

export interface StudyLibrary extends SmallLibrary {
  readonly deps: SiteDeps
  /** The secrets of the invitations by the names of those invited. */
  readonly secrets: Readonly<Record<'Anna' | 'Boris' | 'Clara', string>>
}

/** Returns a library with a study of four states: published once, in October 2023, and not written in since. */
export async function studyLibrary(): Promise<StudyLibrary> {
  const library = await smallLibrary()
  const { db } = library
  await newStudy(db, { id: STUDY, title: TITLE, by: 'Vera Lind', at: '2023-09-01T08:00:00Z' })
  const by = (name: string, changes: Change[], at = '2023-09-28T10:00:00Z') =>
    changeStudy(db, STUDY, operator(name), at, changes)
  await by('Vera Lind', frame())
  await by('Anna', await answers(library))
  await by('Boris', [
    { kind: 'status', row: 'time', column: 'un', status: 'reviewed' },
    { kind: 'status', row: 'time', column: 'xv', status: 'reviewed' },
    { kind: 'status', row: 'child', column: 'xb', status: 'none-found' },
  ])
  await publishStudy(db, STUDY, { by: operator('Vera Lind'), at: '2023-10-02T09:00:00Z', withOpen: true })
  const at = '2026-11-20T09:00:00Z'
  const secrets = {
    Anna: await invite(db, STUDY, { name: 'Anna', role: 'researcher', by: operator('Vera Lind'), at }),
    Boris: await invite(db, STUDY, { name: 'Boris', role: 'reviewer', by: operator('Vera Lind'), at }),
    Clara: await invite(db, STUDY, { name: 'Clara', role: 'lead', by: operator('Vera Lind'), at }),
  }
  const deps = { ...library.deps, studies: { db, now: () => NOW } }
  return { ...library, deps, secrets }
}

const QUESTIONS = {
  time: 'Within what time must data be erased?',
  child: 'Is what a child published treated apart?',
  refusal: 'Who may refuse, and on what ground?',
}

const STATES = ['xv', 'un', 'xb', 'fr']

function frame(): Change[] {
  const rows = Object.entries(QUESTIONS).flatMap(([row, words], index): Change[] => [
    { kind: 'add-row', row, after: index === 0 ? null : (Object.keys(QUESTIONS)[index - 1] ?? null) },
    { kind: 'write', field: { of: 'row', row, name: 'question' }, words, seen: [] },
  ])
  const columns = STATES.map((column, index): Change => {
    return { kind: 'add-column', column, jurisdiction: column, at: null, after: STATES[index - 1] ?? null }
  })
  const written = {
    question: 'When must whoever keeps data of a person erase them, and who may refuse?',
    mandate: 'Agreement Valen–Borea on legal cooperation, art. 4',
    summary:
      'All four states know the right. They differ in how soon: two name days, one asks for no delay that is not reasonable.\n\nNone of them treats a child apart in the act itself.',
  }
  const fields = Object.entries(written).map(([name, words]): Change => {
    const field = { of: 'study', name: name as keyof typeof written } as const
    return { kind: 'write', field, words, seen: [] }
  })
  return [...fields, ...rows, ...columns]
}

async function answers({ db }: SmallLibrary): Promise<Change[]> {
  const quote = async (row: string, column: string, iri: string, on: Day, words: string): Promise<Change> => {
    const drawn = await quoteOf(db, iri, { id: `q-${row}-${column}`, at: on })
    const start = drawn.text.indexOf(words)
    const marks = words === '' || start < 0 ? [] : [{ start, end: start + words.length }]
    return { kind: 'add-quote', row, column, quote: { ...drawn, marks } }
  }
  const answer = (row: string, column: string, words: string): Change => {
    return { kind: 'write', field: { of: 'cell', row, column, name: 'answer' }, words, seen: [] }
  }
  const october = day('2023-10-01')
  return [
    await quote('time', 'xv', `${DATA_ACT}/eng/~art_9`, october, 'without unreasonable delay'),
    answer('time', 'xv', 'No days are named; case law asks for a month.'),
    await quote('time', 'un', `${DECLARATION}/eng/~art_12`, october, 'arbitrary interference'),
    answer('time', 'un', 'Says nothing of time.'),
    await quote('time', 'xb', `${LONG_ACT}/rus/~art_3`, october, ''),
    answer('time', 'xb', 'Ten working days.'),
    await quote('time', 'fr', `${DECLARATION}/fra/~art_12`, october, 'vie privée'),
    answer('refusal', 'xv', 'Archives; a legal claim that is pending.'),
    answer('refusal', 'un', 'Grounds are set by law, art. 29.'),
    answer('refusal', 'fr', 'Press and research.\nArchives of the state.'),
    { kind: 'status', row: 'refusal', column: 'fr', status: 'draft' },
    {
      kind: 'add-source',
      row: 'refusal',
      column: 'xv',
      source: {
        id: 's1',
        kind: 'literature',
        words: 'V. Lind, Erasure in Valen, Journal of Data Law 12 (2022), p. 41',
        link: null,
      },
    },
    {
      kind: 'write',
      field: { of: 'cell', row: 'time', column: 'xv', name: 'notes' },
      words: 'See the draft Act of 2024.',
      seen: [],
    },
    { kind: 'status', row: 'refusal', column: 'xv', status: 'answered' },
  ]
}

/** The source as a whole: what it claims, which act and which days it gives, how bad files fare. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { zstdCompressSync } from 'node:zlib'
import tar from 'tar-stream'
import type { Snapshot } from '#law/provision.ts'
import { corpus, withoutCorpora } from '../../../test/corpora.ts'
import type { ActDraft, Refusal } from '../contract.ts'
import { placeAt } from '../files.ts'
import { ALL } from '../source.fixture.ts'
import { legalize } from './index.ts'

const scratch = mkdtempSync(path.join(tmpdir(), 'comity-legalize-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

const FRENCH = (date: string, text: string) => `---
title: "Code d'essai"
identifier: "LEGITEXT000000000001"
country: "fr"
rank: "code"
publication_date: "2001-02-03"
last_updated: "${date}"
source: "https://example.org/codes/LEGITEXT000000000001"
---
# Code d'essai

${text}
`
const ARTICLE = (number: string, words: string) => `##### Article ${number}\n\n${words}\n\n`

test('A file with law in it is claimed; a README, a licence and prose are not', async () => {
  const folder = files({
    'code.md': FRENCH('2020-01-01', ARTICLE('1', 'Premier.')),
    'README.md': '# Project\n\n## Article 1\n\nHow to install.',
    'LICENSE.md': '# Licence\n\nSection 1. Grant.',
    'essay.md': '# On law\n\nArticles are interesting. See section 5 for more.\n',
    'zh.md': '# 中华人民共和国试行法\n\n第一条 试行。\n',
  })
  const claimed = async (name: string) => legalize.claims(await placeAt(path.join(folder, name)))
  assert.deepEqual(
    await Promise.all(['code.md', 'README.md', 'LICENSE.md', 'essay.md', 'zh.md'].map(claimed)),
    [true, false, false, false, true],
  )
})

test('A folder of dated Markdown is claimed whole; a folder of folders and one of other formats are not', {
  skip: withoutCorpora('fr-legalize-md', 'fr-legi-data-json', 'cn-lawrefbook-md'),
}, async () => {
  const claimed = async (location: string) => legalize.claims(await placeAt(location))
  assert.equal(
    await claimed(path.join(corpus('fr-legalize-md')!, 'LEGITEXT000006071194-constitution-1958')),
    true,
  )
  assert.equal(await claimed(corpus('cn-lawrefbook-md')!), true)
  assert.equal(await claimed(corpus('fr-legalize-md')!), false)
  assert.equal(
    await claimed(path.join(corpus('fr-legi-data-json')!, 'code-du-travail')).catch(() => false),
    false,
  )
})

test('A dated folder gives one act with its days ascending, identifiers, ground and basis', async () => {
  const folder = files({
    'history.tsv':
      'file\tdate\tcommit\tsubject\tsource_id\n2021-03-01.md\t2021-03-01\tabc\t[reform] Code d’essai — art. 2\tJORFTEXT000000000009\n2020-01-01.md\t2020-01-01\tdef\t[bootstrap] Code — versión original 2020\tLEGIARTI1\n',
    '2021-03-01.md': FRENCH('2021-03-01', ARTICLE('1', 'Premier.') + ARTICLE('2', 'Second.')),
    '2020-01-01.md': FRENCH('2020-01-01', ARTICLE('1', 'Premier.')),
    '2022-05-05.md': FRENCH('2022-05-05', ARTICLE('1', 'Premier.')),
  })
  const { draft, snapshots } = await only(folder)
  assert.equal(draft.work.jurisdiction, 'fr')
  assert.equal(draft.work.subtype, 'code')
  assert.equal(draft.work.published, '2001-02-03')
  assert.deepEqual(draft.work.aliases[0], { scheme: 'legitext', value: 'LEGITEXT000000000001' })
  assert.equal(draft.expressions[0]?.language, 'fra')
  // The first commit of a French act holds every wording at once and is the wording of no day.
  assert.deepEqual(
    snapshots.map((snapshot) => [snapshot.date, snapshot.basis]),
    [
      ['2021-03-01', 'in-force'],
      ['2022-05-05', 'in-force'],
    ],
  )
  assert.deepEqual(snapshots[0]?.ground, { title: 'Code d’essai — art. 2', id: 'JORFTEXT000000000009' })
})

test('Of several texts of a day the last stands, and says which it replaces', async () => {
  const folder = files({
    '2020-01-01.md': FRENCH('2020-01-01', ARTICLE('1', 'Ancien.')),
    '2020-01-01_2.md': FRENCH('2020-01-01', ARTICLE('1', 'Nouveau.')),
  })
  const { snapshots } = await only(folder)
  assert.equal(snapshots.length, 1)
  assert.match(snapshots[0]?.provisions.at(-1)?.content?.xml ?? '', /Nouveau/)
  assert.deepEqual(
    snapshots[0]?.findings.map((finding) => [finding.severity, finding.check]),
    [['warning', 'same-day']],
  )
  assert.match(snapshots[0]?.findings[0]?.message ?? '', /2020-01-01\.md is left out/)
})

test('1900-01-01 means that the source knows no date', async () => {
  const { draft, snapshots } = await only(
    files({
      '1900-01-01.md': FRENCH('1900-01-01', ARTICLE('1', 'Premier.')).replace('2001-02-03', '1900-01-01'),
    }),
  )
  assert.deepEqual(
    [snapshots[0]?.date, snapshots[0]?.basis, draft.work.date, draft.work.published],
    [null, 'unknown', null, null],
  )
})

test('A bad file keeps its day and says what is wrong; the rest of the act goes on', async () => {
  const folder = files({
    '2019-01-01.md': FRENCH('2019-01-01', ARTICLE('1', 'Premier.')),
    '2020-01-01.md': Buffer.from([0x2d, 0x2d, 0xff, 0xfe, 0x80]),
    '2021-01-01.md': FRENCH('2021-01-01', '').replace("# Code d'essai", ''),
    '2022-01-01.md': '---\ntitle: "Code d’essai"\ncountry: "fr"\n',
    '2023-01-01.md': FRENCH('2023-01-01', ARTICLE('1', 'Premier.')),
  })
  const { snapshots } = await only(folder)
  assert.deepEqual(
    snapshots.map((snapshot) => [
      snapshot.date,
      snapshot.findings[0]?.check ?? null,
      snapshot.provisions.length > 0,
    ]),
    [
      ['2019-01-01', null, true],
      ['2020-01-01', 'mis-encoded', false],
      ['2021-01-01', 'empty', false],
      ['2022-01-01', 'truncated', false],
      ['2023-01-01', null, true],
    ],
  )
  assert.ok(
    snapshots.flatMap((snapshot) => snapshot.findings).every((finding) => finding.severity === 'quarantine'),
  )
})

test('What has no numbered provision and states no law is refused with a reason; so is a path where nothing is', async () => {
  const folder = files({ 'essay.md': '# On law\n\nMere prose.\n', 'cut.md': '---\ntitle: "Cut off' })
  const drafts = await all([folder, path.join(folder, 'absent.md')])
  assert.equal(drafts.length, 3)
  const reasons = drafts.map((draft) => ('refused' in draft ? draft.refused.reason : 'read'))
  assert.match(reasons[0] ?? '', /nothing is there/)
  assert.ok(reasons.some((reason) => /no numbered provision/.test(reason)))
  assert.ok(reasons.some((reason) => /never closes/.test(reason)))
})

test('Loose files with a date at the end of the name are versions of one act; --only chooses acts', async () => {
  const folder = files({
    'wages_2019-05-01.md': '# 中华人民共和国工资法\n\n1990年5月6日 第七届会议通过\n\n第一条 一。\n',
    'wages_2022-05-01.md': '# 中华人民共和国工资法\n\n1990年5月6日 第七届会议通过\n\n第一条 二。\n',
    'rest.md': '# 中华人民共和国休息法\n\n第一条 三。\n',
  })
  const drafts = (await all([folder])) as ActDraft[]
  assert.deepEqual(
    drafts.map((draft) => draft.work.title).sort(),
    ['中华人民共和国休息法', '中华人民共和国工资法'].sort(),
  )
  const wages = drafts.find((draft) => draft.work.title.includes('工资'))
  assert.deepEqual(
    [wages?.work.jurisdiction, wages?.work.date, wages?.expressions[0]?.language],
    ['cn', '1990-05-06', 'zho'],
  )
  assert.deepEqual(
    (await snapshotsOf(wages!)).map(({ date, basis }) => [date, basis]),
    [
      ['2019-05-01', 'snapshot'],
      ['2022-05-01', 'snapshot'],
    ],
  )
  const chosen = []
  for await (const draft of legalize.read([folder], { ...ALL, only: ['rest.md'] })) chosen.push(draft)
  assert.equal(chosen.length, 1)
})

test('No jurisdiction is guessed: the option wins, a statement counts, otherwise none', async () => {
  const plain = files({ 'act.md': '# Some Act\n\n## Section 1\n\nWords.\n' })
  const jurisdiction = async (paths: string[], option: string | null) => {
    for await (const draft of legalize.read(paths, { ...ALL, jurisdiction: option }))
      return 'refused' in draft ? 'refused' : draft.work.jurisdiction
  }
  assert.equal(await jurisdiction([plain], null), null)
  assert.equal(await jurisdiction([plain], 'xv'), 'xv')
  const ukrainian = files({
    'act.md':
      '## Верховна Рада України; Закон від 02.10.1992 № 2657-XII\n\n# Про інформацію\n\nСтаття 1. Слова.\n',
  })
  assert.equal(await jurisdiction([ukrainian], null), 'ua')
})

test('The commits of a checkout are the versions, through renames, dated by their trailers', async () => {
  const root = files({})
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      [
        '-C',
        root,
        '-c',
        'user.name=t',
        '-c',
        'user.email=t@example.org',
        '-c',
        'commit.gpgsign=false',
        ...args,
      ],
      { encoding: 'utf8', stdio: 'pipe' },
    )
  const commit = (name: string, text: string, subject: string, trailers = '') => {
    mkdirSync(path.join(root, 'fr'), { recursive: true })
    writeFileSync(path.join(root, name), text)
    git('add', '-A')
    git('commit', '-m', `${subject}\n\nBody.\n\n${trailers}`.trim(), '--date', '2024-06-01T12:00:00Z')
  }
  git('init', '-q', '-b', 'main')
  const article2 = ARTICLE('2', 'Une longue disposition qui reste la même.')
  commit(
    'fr/old.md',
    FRENCH('2001-02-03', ARTICLE('1', 'Tout à la fois.') + article2),
    '[bootstrap] Code',
    'Source-Date: 2001-02-03',
  )
  commit(
    'fr/old.md',
    FRENCH('2010-01-01', ARTICLE('1', 'Un.') + article2),
    '[reform] Code — art. 1',
    'Source-Id: JORFTEXT000000000001\nSource-Date: 2010-01-01',
  )
  git('mv', 'fr/old.md', 'fr/code.md')
  commit(
    'fr/code.md',
    FRENCH('2015-01-01', ARTICLE('1', 'Deux.') + article2),
    '[reform] Code — art. 1 bis',
    'Source-Date: 2015-01-01',
  )
  commit('fr/code.md', FRENCH('2015-01-01', ARTICLE('1', 'Trois.') + article2), 'Correct a word')
  commit('README.md', '# About\n\n## Article 1\n', 'Say what it is')
  assert.equal(await legalize.claims(await placeAt(root)), true)
  const { draft, snapshots } = await only(root)
  assert.equal(draft.work.title, "Code d'essai")
  assert.deepEqual(
    snapshots.map(({ date, basis }) => [date, basis]),
    [
      ['2010-01-01', 'in-force'],
      ['2015-01-01', 'in-force'],
      ['2024-06-01', 'snapshot'],
    ],
  )
  assert.deepEqual(snapshots[0]?.ground, { title: 'JORFTEXT000000000001', id: 'JORFTEXT000000000001' })
  assert.match(snapshots[0]?.path ?? '', /fr\/old\.md@[0-9a-f]{12}$/)
})

test('Both forms of the Code civil give the same rows', {
  skip: withoutCorpora('fr-legalize-md'),
}, async () => {
  const code = path.join(
    corpus('fr-legalize-md')!,
    'LEGITEXT000031366350-code-relations-public-administration',
  )
  const { snapshots } = await only(code)
  const [plain, marked] = snapshots.slice(-2)
  assert.equal(marked?.date, '2026-03-25')
  assert.equal(plain?.provisions.length, marked?.provisions.length)
  // Equal rows are one object, whatever file they come from: comparing versions is then comparing references.
  assert.ok(marked?.provisions.every((row, index) => row === plain?.provisions[index]))
})

test('A folder whose versions all lie in the archive is one act where its history lists Markdown, and not where it lists XML', async () => {
  const archived = async (extension: string) => {
    const name = `2020-01-01.${extension}`
    const archive = tar.pack()
    archive.entry({ name }, FRENCH('2020-01-01', ARTICLE('1', 'Premier.')))
    archive.finalize()
    const folder = files({ 'history.tsv': `date\tfile\n2020-01-01\t${name}\n` })
    writeFileSync(path.join(folder, 'versions.tar.zst'), zstdCompressSync(await buffer(archive)))
    return folder
  }
  const [markdown, xml] = [await archived('md'), await archived('xml')]
  assert.equal(await legalize.claims(await placeAt(markdown)), true)
  assert.equal(await legalize.claims(await placeAt(xml)), false)
  assert.equal((await only(markdown)).draft.work.title, "Code d'essai")
})

let folders = 0
function files(contents: Record<string, string | Buffer>): string {
  const folder = path.join(scratch, String(++folders))
  mkdirSync(folder)
  for (const [name, content] of Object.entries(contents)) writeFileSync(path.join(folder, name), content)
  return folder
}

async function all(paths: string[]): Promise<(ActDraft | Refusal)[]> {
  const drafts = []
  for await (const draft of legalize.read(paths, ALL)) drafts.push(draft)
  return drafts
}

async function only(location: string): Promise<{ draft: ActDraft; snapshots: Snapshot[] }> {
  for await (const draft of legalize.read([location], ALL)) {
    assert.ok(!('refused' in draft), JSON.stringify(draft))
    return { draft, snapshots: await snapshotsOf(draft) }
  }
  throw new Error(`No act was read at ${location}`)
}

async function snapshotsOf(draft: ActDraft): Promise<Snapshot[]> {
  const history = draft.expressions[0]?.history
  assert.equal(history?.kind, 'snapshots')
  const snapshots: Snapshot[] = []
  if (history?.kind === 'snapshots') for await (const snapshot of history.snapshots) snapshots.push(snapshot)
  return snapshots
}

/** Bad files: each is refused with exit code 1, its path and what to do, and leaves no law behind. */
import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { zstdCompressSync } from 'node:zlib'
import { actWith, aknWith, writeRepeated } from './bad-files.ts'
import { assertNothingWritten, assertRefused, comity, temporaryFolder } from './comity.ts'

const SENTENCE = 'The authority decides within thirty days and gives its reasons to the person who asked.'
const code = JSON.stringify({
  type: 'code',
  data: { cid: 'LEGITEXT000000000001', id: 'LEGITEXT000000000001', title: 'Code', dateModif: '2020-01-01' },
  children: [
    {
      type: 'article',
      data: {
        cid: 'LEGIARTI000000000001',
        id: 'LEGIARTI000000000001',
        num: 'L1',
        texte: SENTENCE.repeat(3000),
      },
    },
  ],
})
const lol = (name: string, inside: string) =>
  `${name}: &${name} [${Array.from({ length: 9 }, () => inside).join(',')}]\n`
const yamlBomb = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  .map((name, index, all) => lol(name, index === 0 ? '"lol"' : `*${all[index - 1]}`))
  .join('')

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex')

/** Source to name, file, what is in it, and what the message holds. */
const CASES: readonly (readonly [string, string, string | Buffer, RegExp])[] = [
  [
    'legalize',
    'empty.md',
    '',
    /empty\.md: Cannot read the file as an act: no numbered provision was recognised/,
  ],
  ['auto', 'empty.xml', '', /empty\.xml: Cannot recognise the format; name the source: /],
  [
    'legalize',
    'binary.md',
    Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)),
    /binary\.md \(byte 0\): Cannot read the file as text: it is binary/,
  ],
  [
    'legalize',
    'picture.md',
    PNG,
    /picture\.md \(byte 8\): Cannot read the file as text: it is binary, such as a picture/,
  ],
  [
    'legalize',
    'utf16.md',
    utf16(actWith(SENTENCE)),
    /utf16\.md .*it is UTF-16; expected UTF-8; convert it with iconv -f UTF-16 -t UTF-8/,
  ],
  ['akn', 'utf16.xml', utf16(aknWith('', SENTENCE)), /utf16\.xml .*it is UTF-16; expected UTF-8/],
  [
    'legalize',
    'latin1.md',
    Buffer.from(actWith('El niño tiene derecho.'), 'latin1'),
    /latin1\.md \(byte \d+\): Cannot decode the file: expected UTF-8; convert it, for example with iconv/,
  ],
  [
    'legalize',
    'mojibake.md',
    actWith('El niÃ±o tiene derecho a la educaciÃ³n.'),
    /mojibake\.md \(Article 1\): The text was decoded wrongly/,
  ],
  [
    'legalize',
    'front-matter-only.md',
    '---\ntitle: "Act"\ncountry: "se"\n---\n',
    /front-matter-only\.md: The file has front matter only and no text/,
  ],
  [
    'legalize',
    'front-matter-open.md',
    '---\ntitle: "Act"\ncountry: "se"\n',
    /front-matter-open\.md: The front matter opens with "---" and never closes: the file is cut off/,
  ],
  [
    'legalize',
    'no-provision.md',
    '---\ntitle: "Act"\ncountry: "uy"\n---\n# Act\n\nNothing is numbered here.\n',
    /no-provision\.md: .*no (?:numbered )?provision/,
  ],
  [
    'legalize',
    'no-state.md',
    '# Act\n\n##### Article 1\n\nWords.\n',
    /no-state\.md: Cannot place "Act": the source states no jurisdiction\. Give one with --jurisdiction/,
  ],
  ['legalize', 'yaml-bomb.md', actWith(SENTENCE, `${yamlBomb}title: *h\n`), /yaml-bomb\.md: Cannot /],
  [
    'akn',
    'truncated.xml',
    aknWith('', SENTENCE).slice(0, -60),
    /truncated\.xml \(line \d+\): Cannot read the XML: unclosed tag/,
  ],
  [
    'akn',
    'not-closed.xml',
    aknWith('', '<b>Words').replace('</b>', ''),
    /not-closed\.xml \(line \d+\): Cannot read the XML/,
  ],
  [
    'akn',
    'other.xml',
    '<html><p>Article 1</p></html>',
    /other\.xml \(line 1\): Cannot read the file as Akoma Ntoso: its root is "html"/,
  ],
  [
    'akn',
    'entity-bomb.xml',
    aknWith('<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>', '&c;'),
    /entity-bomb\.xml \(line 2\): Cannot read the XML: its document type declares entities/,
  ],
  [
    'akn',
    'external.xml',
    aknWith('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;'),
    /external\.xml \(line 2\): Cannot read the XML: its document type declares entities/,
  ],
  [
    'udhr',
    'external.html',
    '<!DOCTYPE html SYSTEM "file:///etc/passwd"><html data-code="eng"><body/></html>',
    /external\.html .*Cannot read the XML: it declares a document type/,
  ],
  [
    'justice-canada',
    'statute.xml',
    aknWith('', SENTENCE),
    /statute\.xml: Cannot read the act: it is not a <Statute> of Justice Laws/,
  ],
  [
    'legi-data',
    'truncated.json',
    code.slice(0, 9000),
    /truncated\.json \(byte 9000\): Cannot read the JSON: the file ends in the middle, it is cut short; fetch it again/,
  ],
  [
    'legi-data',
    'list.json',
    '[1, 2, 3]',
    /list\.json: .*no code in it; expected JSON of @socialgouv\/legi-data/,
  ],
  [
    'legi-data',
    'damaged.json.zst',
    zstdCompressSync(Buffer.from(code.repeat(40))).subarray(0, 700),
    /damaged\.json\.zst: Cannot /,
  ],
  [
    'legalize',
    'damaged.md.zst',
    zstdCompressSync(Buffer.from(actWith(SENTENCE))).subarray(0, 60),
    /damaged\.md\.zst: Cannot unpack the file: it is damaged or cut short .*fetch it again/,
  ],
  [
    'legalize',
    'not-packed.md.gz',
    actWith(SENTENCE),
    /not-packed\.md\.gz: Cannot unpack the file: it is damaged or cut short/,
  ],
]

describe('bad files', { concurrency: 3 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  before(async () => {
    folder = await temporaryFolder()
  })
  after(() => folder.remove())

  for (const [source, name, content, says] of CASES) {
    it(`${name} is refused by ${source}`, async () => {
      const place = path.join(folder.path, `${source}-${name}`)
      await mkdir(place)
      await writeFile(path.join(place, name), content)
      const answer = await comity([
        'import',
        source,
        path.join(place, name),
        '--home',
        path.join(place, 'home'),
      ])
      assertRefused(answer, { code: 1, says })
      assert.doesNotMatch(answer.out, /root:/, 'no other file was read')
      assertNothingWritten(path.join(place, 'home'))
    })
  }

  it('an empty folder holds no act', async () => {
    const place = path.join(folder.path, 'nothing')
    await mkdir(place)
    for (const source of ['auto', 'legalize', 'akn']) {
      const answer = await comity([
        'import',
        source,
        place,
        '--home',
        path.join(folder.path, `nothing-${source}`),
      ])
      assertRefused(answer, { code: 1, says: 'Cannot import: no act was found there' })
    }
  })

  it('a path where nothing lies is wrong usage', async () => {
    const place = path.join(folder.path, 'nowhere.md')
    const answer = await comity(['import', 'auto', place, '--home', path.join(folder.path, 'nowhere')])
    assertRefused(answer, { code: 2, says: `Cannot import "${place}": there is no such file or folder` })
  })

  it('a line of 200 MB is refused at once', async () => {
    const head = actWith('')
    for (const [source, name, bytes, says] of [
      [
        'legalize',
        'line.md',
        200e6,
        /line\.md: Cannot read the file: it has at least 191 MB; expected no more than 128 MB/,
      ],
      [
        'legalize',
        'shorter.md',
        100e6,
        /shorter\.md: Cannot read the file: a line is longer than 16777216 characters/,
      ],
      ['akn', 'line.xml', 100e6, /line\.xml: Cannot read the file: a line is longer than/],
    ] as const) {
      const file = path.join(folder.path, name)
      await writeRepeated(
        file,
        'word ',
        bytes,
        source === 'akn' ? '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">' : head,
      )
      const answer = await comity(['import', source, file, '--home', path.join(folder.path, `home-${name}`)])
      assertRefused(answer, { code: 1, says })
      assert.ok(answer.seconds < 5, `${name} took ${answer.seconds} s`)
    }
  })

  it('the good file beside a bad one comes in', async () => {
    const place = path.join(folder.path, 'mixed')
    await mkdir(place)
    await writeFile(path.join(place, 'good.md'), actWith(SENTENCE))
    await writeFile(path.join(place, 'bad.md'), PNG)
    const answer = await comity(['import', 'legalize', place, '--home', path.join(place, 'home'), '--json'])
    assertRefused(answer, { code: 1, says: /it is binary/ })
    assert.equal(JSON.parse(answer.out).works, 1)
  })
})

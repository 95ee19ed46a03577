/** Documents with several versions in one, from elsewhere: each provision gets its days, cut where its words change. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseXml } from '#markup/xml.ts'
import { identify } from './identify.ts'
import { wordingsOf } from './periods.ts'

const FILE = `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<act name="act" contains="multipleVersions"><meta>
<identification source="#s"><FRBRWork><FRBRuri value="/akn/xv/act/2001/5"/></FRBRWork></identification>
<lifecycle source="#s"><eventRef eId="e1" date="2001-01-01" type="generation" source="#s"/><eventRef eId="e2" date="2005-06-01" type="amendment" source="#a"/></lifecycle>
<temporalData source="#s">
<temporalGroup eId="old"><timeInterval start="#e1" end="#e2" refersTo="#f"/></temporalGroup>
<temporalGroup eId="new"><timeInterval start="#e2" refersTo="#f"/></temporalGroup>
<temporalGroup eId="all"><timeInterval start="#e1" refersTo="#f"/></temporalGroup>
</temporalData>
<references source="#s"><passiveRef eId="a" href="/akn/xv/act/2005/9" showAs="Act 9 of 2005"/></references></meta>
<body>
<chapter eId="chp_1" period="#all"><num>I</num><heading period="#old">Fish</heading><heading period="#new">Rivers</heading>
<section eId="sec_1" wId="sec_1" period="#old"><num>1</num><content><p>old</p></content></section>
<section eId="sec_1a" wId="sec_1" period="#new"><num>1a</num><content><p>new</p></content></section>
<section eId="sec_2" period="#all"><num>2</num>
<subsection eId="sec_2__subsec_1"><num>(1)</num><content><p>stays</p></content></subsection>
<subsection eId="sec_2__subsec_2" period="#new"><num>(2)</num><content><p>comes</p></content></subsection></section>
<section eId="sec_3"><num>3</num><content><p>always</p></content></section>
</chapter></body></act></akomaNtoso>`

const read = (xml: string) => {
  const root = parseXml(xml)
  return wordingsOf(root, identify(root, 'act.xml').events, 'act.xml')
}
const line = ({
  key,
  parentKey,
  num,
  heading,
  from,
  to,
  basis,
  eId,
  content,
}: ReturnType<typeof read>['wordings'][number]) =>
  [key, parentKey, num, heading, from, to, basis, eId, content?.xml.replace(/<[^>]+>/g, '')]
    .map((value) => value ?? '-')
    .join(' ')

test('rows stand for the days of their period; a heading or a paragraph that changes cuts its row', () => {
  const { wordings, findings } = read(FILE)
  assert.deepEqual(findings, [])
  assert.deepEqual(wordings.map(line), [
    'chp_1 - I Fish 2001-01-01 2005-06-01 in-force chp_1 -',
    'chp_1 - I Rivers 2005-06-01 - in-force chp_1 -',
    'sec_1 chp_1 1 - 2001-01-01 2005-06-01 in-force sec_1 old',
    'sec_1 chp_1 1a - 2005-06-01 - in-force sec_1a new',
    'sec_2 chp_1 2 - 2001-01-01 2005-06-01 in-force sec_2 (1)stays',
    'sec_2 chp_1 2 - 2005-06-01 - in-force sec_2 (1)stays(2)comes',
    'sec_3 chp_1 3 - 2001-01-01 - in-force sec_3 always',
  ])
  assert.deepEqual(wordings[3]?.ground, { title: 'Act 9 of 2005', id: '/akn/xv/act/2005/9' })
  assert.equal(wordings[2]?.order, wordings[3]?.order)
})

test('a period that the file does not define is a finding, and the provision stands always', () => {
  const { wordings, findings } = read(FILE.replace('eId="sec_3"', 'eId="sec_3" period="#lost"'))
  assert.equal(findings[0]?.check, 'unknown-period')
  assert.match(findings[0]?.message ?? '', /#lost/)
  assert.equal(wordings.at(-1)?.to, null)
})

test('provisions that share an eId on one day are different provisions', () => {
  const { wordings } = read(FILE.replace('eId="sec_3"', 'eId="sec_2"'))
  assert.deepEqual(
    wordings.slice(-2).map(({ key }) => key),
    ['sec_2', 'sec_2__2'],
  )
})

test('notes of a division heading and notes that nothing calls are rows', () => {
  const { wordings } = read(
    FILE.replace(
      '</references></meta>',
      '</references><notes source="#s"><note eId="n1"><p>uncalled</p></note></notes></meta>',
    ).replace(
      '<heading period="#new">Rivers</heading>',
      '<heading period="#new">Rivers<authorialNote><p>noted</p></authorialNote></heading>',
    ),
  )
  const notes = wordings
    .filter(({ kind }) => kind === 'note')
    .map(({ from, content }) => [from, content?.xml])
  assert.deepEqual(notes, [
    ['2005-06-01', '<content><p>noted</p></content>'],
    [null, '<content><p>uncalled</p></content>'],
  ])
})

test('words whose period holds no day are refused and never dropped in silence', () => {
  const { findings } = read(
    FILE.replace('<timeInterval start="#e1" end="#e2"', '<timeInterval start="#e2" end="#e1"'),
  )
  assert.deepEqual(
    findings.map(({ severity, check, message }) => [severity, check, message]),
    Array(2).fill([
      'quarantine',
      'inverted-interval',
      'The words stand on no day: their period "#old" ends before it begins',
    ]),
  )
})

test('words whose period lies outside that of their chapter are refused', () => {
  const { findings } = read(
    FILE.replace('<chapter eId="chp_1" period="#all">', '<chapter eId="chp_1" period="#old">'),
  )
  assert.deepEqual(
    findings.map(({ check, where }) => [check, where]),
    [['inverted-interval', 'line 14']],
  )
})

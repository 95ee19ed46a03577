import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { placeAt } from '../files.ts'
import { ALL } from '../source.fixture.ts'
import { judgmentAkn } from './index.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'comity-judgment-akn-'))
})
after(() => rm(folder, { recursive: true }))

const NS = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'
const work = (uri: string, country = 'GB') =>
  `<identification source="#c"><FRBRWork><FRBRthis value="${uri}"/><FRBRuri value="${uri}"/><FRBRdate date="2031-04-02" name="judgment"/>
   <FRBRauthor href="#court"/><FRBRcountry value="${country}"/><FRBRnumber value="9"/><FRBRname value="Gull v Harbour Board"/></FRBRWork>
   <FRBRExpression><FRBRthis value="${uri}/e"/><FRBRuri value="${uri}/e"/><FRBRdate date="2031-04-02" name="judgment"/><FRBRlanguage language="eng"/></FRBRExpression></identification>
   <references source="#c"><TLCOrganization eId="court" href="" showAs="The Court of the Shore"/></references>`

const JUDGMENT = `<akomaNtoso xmlns="${NS}"><judgment name="judgment"><meta>${work('https://law.example/id/shore/2031/9')}
  <proprietary source="#c"><uk:cite xmlns:uk="u">[2031] SHORE 9</uk:cite></proprietary></meta>
  <header><p>Gull v Harbour Board</p></header>
  <judgmentBody><decision><paragraph eId="para_1"><num>1.</num><content><p>Under <ref href="http://www.legislation.gov.uk/id/ukpga/2030/4/section/6" uk:canonical="2030 c. 4 s. 6" xmlns:uk="u">section 6</ref>, the gull wins.</p></content></paragraph></decision></judgmentBody></judgment></akomaNtoso>`

const SUMMARY = `<akomaNtoso xmlns="${NS}"><doc name="pressSummary"><meta>${work('https://law.example/id/shore/2031/9/press-summary/1')}
  <proprietary source="#c"><uk:summaryOf xmlns:uk="u">https://law.example/id/shore/2031/9</uk:summaryOf><uk:summaryOfCite xmlns:uk="u">[2031] SHORE 9</uk:summaryOfCite></proprietary></meta>
  <mainBody><p>The gull wins.</p></mainBody></doc></akomaNtoso>`

const ACT = `<akomaNtoso xmlns="${NS}"><act name="act"><meta>${work('/akn/gb/act/2031/9')}</meta><body><section eId="sec_1"><num>1</num><content><p>Gulls.</p></content></section></body></act></akomaNtoso>`

async function read(xml: string) {
  const file = path.join(folder, 'one.xml')
  await writeFile(file, xml)
  const [item] = await Array.fromAsync(judgmentAkn.read([file], ALL))
  assert.ok(item && 'work' in item, JSON.stringify(item))
  return item.work
}

describe('a decision in Akoma Ntoso', () => {
  it('carries the court, the neutral citation and the provisions that its references name', async () => {
    const judgment = await read(JUDGMENT)
    assert.equal(judgment.type, 'judgment')
    assert.equal(judgment.body, 'The Court of the Shore')
    assert.ok(
      judgment.aliases.some(({ scheme, value }) => scheme === 'neutral' && value === '[2031] SHORE 9'),
    )
    assert.deepEqual(judgment.relations, [
      {
        kind: 'applies',
        target: { scheme: 'uri', value: 'https://www.legislation.gov.uk/id/ukpga/2030/4' },
        title: '2030 c. 4',
        provision: 'section 6',
      },
    ])
  })

  it('a press summary names what it summarises', async () => {
    const summary = await read(SUMMARY)
    assert.deepEqual(summary.relations, [
      {
        kind: 'summarises',
        target: { scheme: 'uri', value: 'https://law.example/id/shore/2031/9' },
        title: '[2031] SHORE 9',
        provision: null,
      },
    ])
  })

  it('an act in the same format is no decision: it is not claimed, and has no court', async () => {
    assert.equal((await read(ACT)).body, undefined)
    assert.equal(await judgmentAkn.claims(await placeAt(path.join(folder, 'one.xml'))), false)
    await writeFile(path.join(folder, 'one.xml'), JUDGMENT)
    assert.ok(await judgmentAkn.claims(await placeAt(path.join(folder, 'one.xml'))))
    assert.ok(await judgmentAkn.claims(await placeAt(folder)))
  })
})

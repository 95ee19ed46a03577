import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { plainText } from '#law/content.ts'
import type { ActDraft, Refusal } from '../contract.ts'
import { placeAt } from '../files.ts'
import { ALL } from '../source.fixture.ts'
import { rechtspraak } from './index.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'comity-rechtspraak-'))
})
after(() => rm(folder, { recursive: true }))

const META = `<rdf:RDF xmlns:rdf="r" xmlns:dcterms="d" xmlns:psi="p" xmlns:ecli="e" xmlns:bwb="b"><rdf:Description>
  <dcterms:identifier>ECLI:NL:RBXX:2031:77</dcterms:identifier>
  <dcterms:issued>2031-03-09</dcterms:issued>
  <dcterms:language>nl</dcterms:language>
  <dcterms:replaces>ZZ1234</dcterms:replaces>
  <dcterms:creator>Rechtbank Waterstad</dcterms:creator>
  <dcterms:date>2031-03-05</dcterms:date>
  <psi:zaaknummer>AWB 31/9</psi:zaaknummer>
  <dcterms:type>Uitspraak</dcterms:type>
  <dcterms:subject>Bestuursrecht; Vreemdelingenrecht</dcterms:subject>
  <dcterms:references bwb:resourceIdentifier="1.0:v:BWB:BWBR0099999&amp;artikel=1:3&amp;g=2031-01-01">Wet op de havens 1:3</dcterms:references>
  <dcterms:relation ecli:resourceIdentifier="ECLI:NL:RBXX:2030:1" psi:aanleg="x/eerdereAanleg" psi:type="x/verzet">Op verzet tegen: ECLI:NL:RBXX:2030:1</dcterms:relation>
</rdf:Description></rdf:RDF>`

async function read(body: string, meta = META): Promise<ActDraft | Refusal> {
  const file = path.join(folder, 'decision.xml')
  await writeFile(
    file,
    `\n<?xml version="1.0" encoding="UTF-8"?>\n<open-rechtspraak>${meta}${body}</open-rechtspraak>`,
  )
  const [item] = await Array.fromAsync(rechtspraak.read([file], ALL))
  assert.ok(item)
  return item
}

async function rowsIn(body: string) {
  const item = await read(body)
  assert.ok('expressions' in item, JSON.stringify(item))
  const [expression] = item.expressions
  assert.ok(expression?.history.kind === 'snapshots')
  const [snapshot] = await Array.fromAsync(expression.history.snapshots)
  return (snapshot?.provisions ?? []).map(({ kind, num, heading, content }) => [
    kind,
    num ?? heading,
    content ? plainText(content.xml) : null,
  ])
}

const decision = (inside: string) => `<uitspraak>${inside}</uitspraak>`

describe('a Dutch decision', () => {
  it('is a work of its court, with its day, its ECLI and the number it had before', async () => {
    const item = await read(
      decision('<section><title>Overwegingen</title><para>1. Zo is het.</para></section>'),
    )
    assert.ok('work' in item)
    const { work } = item
    assert.equal(work.title, 'Rechtbank Waterstad, uitspraak van 5 maart 2031, AWB 31/9')
    assert.deepEqual(
      [work.jurisdiction, work.type, work.subtype, work.date, work.number, work.published, work.body],
      ['nl', 'judgment', 'rbxx', '2031-03-05', '77', '2031-03-09', 'Rechtbank Waterstad'],
    )
    assert.deepEqual(
      work.aliases.map(({ scheme, value }) => `${scheme} ${value}`),
      ['ecli ECLI:NL:RBXX:2031:77', 'ljn ZZ1234', 'zaaknummer RBXX AWB 31/9'],
    )
    assert.deepEqual(work.topics, ['Bestuursrecht', 'Vreemdelingenrecht'])
  })

  it('states the provisions it applies and the decision it follows upon', async () => {
    const item = await read(
      decision('<para>Zo is het.</para><section><title>Beslissing</title><para>Af.</para></section>'),
    )
    assert.ok('work' in item)
    assert.deepEqual(item.work.relations, [
      {
        kind: 'applies',
        target: { scheme: 'bwb', value: 'BWBR0099999' },
        title: 'Wet op de havens',
        provision: 'artikel 1:3',
      },
      {
        kind: 'appeal-of',
        target: { scheme: 'ecli', value: 'ECLI:NL:RBXX:2030:1' },
        title: 'Op verzet tegen: ECLI:NL:RBXX:2030:1',
        provision: null,
      },
    ])
  })

  it('has a provision for each numbered consideration, however deep its group stands', async () => {
    const rows = await rowsIn(
      decision(
        `<section><title><nr>2</nr> De beoordeling</title>
         <paragroup><nr>2.1.</nr><para>Eerst dit.</para>
           <paragroup><nr>2.1.1.</nr><parablock><para>Dan dat,</para><para>en dit.</para></parablock></paragroup>
         </paragroup></section>`,
      ),
    )
    assert.deepEqual(rows, [
      ['section', '2', null],
      ['paragraph', '2.1.', 'Eerst dit.'],
      ['paragraph', '2.1.1.', 'Dan dat,\nen dit.'],
    ])
  })

  it('has a provision for considerations that only the text numbers, and none for a number inside a sentence', async () => {
    const rows = await rowsIn(
      decision(
        `<section><title>Overwegingen</title>
         <para><emphasis role="underline">Algemeen</emphasis><?linebreak?>1.\tEiseres vroeg op</para>
         <para>29 september 2030 om stukken.</para>
         <para>2. Verweerder gaf ze.</para><para>7. Dit is geen overweging zeven.</para></section>`,
      ),
    )
    assert.deepEqual(rows, [
      ['section', 'Overwegingen', null],
      ['level', 'Algemeen', null],
      ['paragraph', '1.', 'Eiseres vroeg op\n29 september 2030 om stukken.'],
      ['paragraph', '2.', 'Verweerder gaf ze.\n7. Dit is geen overweging zeven.'],
    ])
  })

  it('keeps notes where they are called, and words apart that a break of line parts', async () => {
    const rows = await rowsIn(
      decision(
        `<section><title>Beslissing</title><para>Verklaart<?linebreak?>het beroep ongegrond.<footnote-ref linkend="n1"/></para></section>
         <footnote id="n1" label="1"><para>Zie hiervoor.</para></footnote>`,
      ),
    )
    assert.deepEqual(rows[1], ['paragraph', null, 'Verklaart\nhet beroep ongegrond.*\n* Zie hiervoor.'])
  })

  it('of which only the metadata are published is refused, with what to do', async () => {
    const item = await read('')
    assert.ok('refused' in item)
    assert.match(
      item.refused.reason,
      /ECLI:NL:RBXX:2031:77: the file holds its metadata and no text; leave it out/,
    )
  })

  it('without an ECLI is refused, with the place', async () => {
    const item = await read(
      decision('<para>Zo is het.</para>'),
      META.replace('ECLI:NL:RBXX:2031:77', 'AB1234'),
    )
    assert.ok('refused' in item)
    assert.match(item.refused.reason, /dcterms:identifier is "AB1234"; expected an ECLI/)
    assert.match(item.refused.where ?? '', /line \d+/)
  })

  it('is claimed by what its root says, and nothing else is', async () => {
    await read(decision('<para>Zo is het.</para>'))
    assert.ok(await rechtspraak.claims(await placeAt(path.join(folder, 'decision.xml'))))
    await writeFile(path.join(folder, 'other.xml'), '<akomaNtoso/>')
    assert.equal(await rechtspraak.claims(await placeAt(path.join(folder, 'other.xml'))), false)
    assert.equal(await rechtspraak.claims(await placeAt(folder)), false)
  })
})

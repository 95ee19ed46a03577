/** Objects of a publisher that is not Comity: written by hand from section 3, valid, and read like any other. */
import { sha256 } from './reading.ts'
import { statementsRoot } from './trees.ts'

/** A row of a toy act. */
export interface ToyRow {
  readonly wId: string
  readonly words: string
  readonly from: string
  readonly to?: string
}

export interface ToyAct {
  readonly number: number
  readonly rows: readonly ToyRow[]
}

export interface ToyObject {
  readonly work: string
  readonly bytes: Buffer
  readonly hash: string
  readonly rows: string
}

/** Returns the act as an object. `mangle` may make of the text what no object is. */
export function toyObject(act: ToyAct, mangle: (xml: string) => string = (xml) => xml): ToyObject {
  const work = `/akn/xv/act/2001-01-01/${act.number}`
  const days = [...new Set(act.rows.flatMap(({ from, to }) => [from, to ?? []].flat()))].sort()
  const rows = act.rows.toSorted((a, b) => (a.from + a.wId < b.from + b.wId ? -1 : 1))
  const event = (day: string) => `e_${days.indexOf(day) + 1}`
  const events = days
    .map((day) => `<eventRef eId="${event(day)}" date="${day}" source="#comity-source" type="generation"/>`)
    .join('')
  const groups = rows
    .map(({ from, to }, index) => {
      const end = to === undefined ? '' : ` end="#${event(to)}"`
      return `<temporalGroup eId="tg_${index + 1}"><timeInterval start="#${event(from)}"${end} refersTo="#in-force"/></temporalGroup>`
    })
    .join('')
  const body = rows.map((row, index) => articleOf(row, index)).join('')
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:comity="urn:comity:1.0"><act name="act" contains="multipleVersions"><meta>${identification(work)}<lifecycle source="#comity-source">${events}</lifecycle><temporalData source="#comity-source">${groups}</temporalData><references source="#comity-source"><TLCOrganization eId="comity-source" href="/akn/ontology/organization/toy" showAs="toy"/><TLCConcept eId="in-force" href="/akn/ontology/concept/in-force" showAs="in force"/></references><proprietary source="#comity-source"><comity:head>${headOf(work, act.number)}</comity:head></proprietary></meta><body>${body}</body></act></akomaNtoso>
`
  const bytes = Buffer.from(mangle(xml))
  return { work, bytes, hash: sha256(bytes), rows: statementsRoot(rows.map(statementOf)) }
}

function articleOf({ wId, words }: ToyRow, index: number): string {
  const row = `comity:row="${index + 1}" comity:sort="a${index}" comity:basis="in-force"`
  return `<article eId="${wId}__${index}" wId="${wId}" period="#tg_${index + 1}" ${row} comity:eId="${wId}"><num>${index + 1}</num>${fragmentOf(words)}</article>`
}

function statementOf({ wId, words, from, to }: ToyRow, index: number): string {
  const text = sha256(fragmentOf(words))
  const said = [wId, wId, null, `a${index}`, 'article', `${index + 1}`, null, from, to ?? null]
  return JSON.stringify([...said, 'in-force', false, false, null, text])
}

function fragmentOf(words: string): string {
  return `<content><p>${words}</p></content>`
}

function identification(work: string): string {
  const [expression, file] = [`${work}/eng@`, `${work}/eng@`]
  const author = '<FRBRauthor href="#comity-source"/>'
  return `<identification source="#comity-source"><FRBRWork><FRBRthis value="${work}/!main"/><FRBRuri value="${work}"/><FRBRdate date="2001-01-01" name="work"/>${author}<FRBRcountry value="xv"/></FRBRWork><FRBRExpression><FRBRthis value="${expression}/!main"/><FRBRuri value="${expression}"/><FRBRdate date="0001-01-01" name="unknown"/>${author}<FRBRlanguage language="eng"/></FRBRExpression><FRBRManifestation><FRBRthis value="${file}/!main.xml"/><FRBRuri value="${file}.akn"/><FRBRdate date="0001-01-01" name="unknown"/>${author}</FRBRManifestation></identification>`
}

function headOf(work: string, number: number): string {
  const title = `Act No ${number}`
  const named = { subtype: null, date: '2001-01-01', number: `${number}`, title, published: null }
  return JSON.stringify({
    work: { iri: work, jurisdiction: 'xv', type: 'act', ...named, topics: [], force: null, body: null },
    aliases: [],
    relations: [],
    expression: { language: 'eng', title, textState: 'point-in-time', source: 'toy', completeFrom: null },
    versions: [
      {
        ...{ from: '2001-01-01', to: null, basis: 'in-force', published: null, ground: null },
        ...{ state: 'held', reason: null },
      },
    ],
  })
}

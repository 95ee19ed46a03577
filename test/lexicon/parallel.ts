/**
 * The parallel texts by which the lexicon is judged, cut into passages that answer one another by their place in the act.
 * Nothing of Comity is used: the readers here, like those of test/completeness, are of a few lines and know the four formats only.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { tokensOf } from '../completeness/xml.ts'
import { corpus } from '../corpora.ts'

export type Language = 'bg' | 'de' | 'en' | 'es' | 'fr' | 'pl'

export const CORPORA = ['eu-gdpr-formex', 'udhr-html', 'ca-justice-xml'] as const

/** Address of a passage (`gdpr:art-6.1.2`, `udhr:art-3`, `P-21:s-8.2.a`) to its text, in the order of the text. */
export type Passages = ReadonlyMap<string, string>

const UDHR: Readonly<Record<Language, string>> = {
  bg: 'bul',
  de: 'deu_1996',
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  pl: 'pol',
}
const BLOCK = /^(?:STI\.ART|P|ALINEA|LIST|ITEM|NP|DEFINITION|TERM|TI|STI)$/
const CANADIAN: Partial<Record<Language, string>> = { en: 'eng', fr: 'fra' }

/** Returns what a language has of the parallel texts; with `canada` the four Canadian acts too, which are in English and French. */
export function passagesIn(language: Language, canada: boolean): Passages {
  const passages = new Map<string, string>()
  const into = (act: string, read: Iterable<readonly [string, string]>) => {
    for (const [place, text] of read) {
      const address = `${act}:${place}`
      const before = passages.get(address)
      const said = text.replace(/\s+/g, ' ').trim()
      if (said !== '') passages.set(address, before === undefined ? said : `${before} ${said}`)
    }
  }
  into(
    'gdpr',
    readGdpr(fileText('eu-gdpr-formex', `original/L_2016119${language.toUpperCase()}.01000101.xml`)),
  )
  into('udhr', readUdhr(fileText('udhr-html', `${UDHR[language]}.html`)))
  const folder = CANADIAN[language]
  if (canada && folder !== undefined) {
    for (const act of ['P-21-privacy-act', 'P-8.6-pipeda', 'D-3.4-divorce-act', 'L-2-canada-labour-code']) {
      const place = path.join(act, folder)
      const newest = readdirSync(path.join(corpus('ca-justice-xml') ?? '', place))
        .filter((name) => /^\d{4}-\d\d-\d\d\.xml$/.test(name))
        .sort()
        .at(-1)
      if (newest === undefined)
        throw new Error(`Cannot read ${place}: no version of the act lies there; expected YYYY-MM-DD.xml.`)
      into(
        /^[A-Z]-[\d.]+/.exec(act)?.[0] ?? act,
        readCanadian(fileText('ca-justice-xml', path.join(place, newest))),
      )
    }
  }
  return passages
}

function fileText(name: string, file: string): string {
  return readFileSync(path.join(corpus(name) ?? '', file), 'utf8').replace(/^\uFEFF/, '')
}

// Recitals by number; articles and paragraphs by number, points by position, since their letters differ by alphabet.
// The Spanish file marks its definitions as DLIST where all others have a LIST.
function* readGdpr(xml: string): Generator<readonly [string, string]> {
  let base: string | null = null
  let recitals = 0
  let mute = 0
  const points: number[] = []
  for (const token of tokensOf(xml)) {
    const place =
      base === null
        ? null
        : [base, ...points.filter((point) => point > 0).map((point) => `p${point}`)].join('.')
    if (token.kind === 'text') {
      if (place !== null && mute === 0) yield [place, token.text]
      continue
    }
    const { name } = token
    const open = token.kind === 'open'
    if (/^(?:NO\.P|NO\.PARAG|PREFIX|TI\.ART|NOTE)$/.test(name)) mute += open ? 1 : -1
    if (place !== null && BLOCK.test(name)) yield [place, ' . ']
    if (/^D?LIST$/.test(name)) {
      if (open) points.push(0)
      else points.pop()
    }
    if (!open) {
      if (/^(?:CONSID|ARTICLE)$/.test(name)) base = null
      continue
    }
    const number = /\bIDENTIFIER="([\d.]+)"/.exec(token.attributes)?.[1]
    if (name === 'CONSID') base = `recital-${++recitals}`
    else if (name === 'ARTICLE' || name === 'PARAG')
      base = `art-${(number ?? '').split('.').map(Number).join('.')}`
    else if (/^(?:DLIST\.)?ITEM$/.test(name) && base !== null) points.push((points.pop() ?? 0) + 1)
  }
}

function* readUdhr(html: string): Generator<readonly [string, string]> {
  let place: string | null = null
  for (const token of tokensOf(html)) {
    if (token.kind === 'text') {
      if (place !== null) yield [place, token.text]
    } else if (token.kind === 'open' && token.name === 'header') place = 'preamble'
    else if (token.kind === 'open' && token.name === 'article')
      place = `art-${/data-number="(\d+)"/.exec(token.attributes)?.[1] ?? '?'}`
    else if (token.kind === 'close' && /^(?:header|article)$/.test(token.name)) place = null
  }
}

const LEVELS = ['Section', 'Subsection', 'Paragraph', 'Subparagraph', 'Clause', 'Subclause']

// Sections by their labels down to clauses. Definitions are sorted by language: each goes by its English term, which both files give.
function* readCanadian(xml: string): Generator<readonly [string, string]> {
  const body = /<Body\b.*?<\/Body>/s.exec(xml)?.[0] ?? ''
  for (const section of body.split(/(?=<Section\b)/).slice(1)) {
    const outside = section.replace(/<Definition\b.*?<\/Definition>/gs, ' ')
    const number = /<Label>([^<]+)<\/Label>/.exec(
      section.replace(/<MarginalNote\b.*?<\/MarginalNote>/s, ''),
    )?.[1]
    if (number === undefined) continue
    yield* byLabels(outside, `s-${number}`)
    for (const [definition] of section.matchAll(/<Definition\b.*?<\/Definition>/gs)) {
      const term = /<DefinedTermEn>(.*?)<\/DefinedTermEn>/s.exec(definition)?.[1]?.replace(/<[^>]+>/g, '')
      if (term !== undefined) yield [`s-${number}.${term.replace(/\s+/g, '_')}`, textOf(definition)]
    }
  }
}

function* byLabels(section: string, first: string): Generator<readonly [string, string]> {
  const labels: string[] = [first]
  let depth = 0
  let mute = 0
  let reading = false
  for (const token of tokensOf(section)) {
    if (token.kind === 'text') {
      if (reading && depth > 0) labels[depth] = token.text.replace(/[()\s]/g, '')
      else if (!reading && mute === 0) yield [labels.slice(0, depth + 1).join('.'), token.text]
      continue
    }
    const open = token.kind === 'open'
    const level = LEVELS.indexOf(token.name)
    if (level > 0) {
      depth = open ? depth + 1 : depth - 1
      labels[depth] ??= ''
      labels.length = depth + 1
    }
    if (token.name === 'Label') reading = open
    if (/^(?:HistoricalNote|Repealed|Heading|Footnote)$/.test(token.name)) mute += open ? 1 : -1
    if (!open && /^(?:Text|MarginalNote)$/.test(token.name))
      yield [labels.slice(0, depth + 1).join('.'), ' . ']
  }
}

function textOf(xml: string): string {
  let text = ''
  for (const token of tokensOf(xml))
    text += token.kind === 'text' ? token.text : /^(?:Text|Label)$/.test(token.name) ? ' . ' : ''
  return text
}

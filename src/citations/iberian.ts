/** How Spanish, Portuguese and Catalan are cited in: Spain, Argentina, Uruguay, Portugal, Andorra. */
import { type Grammar, RANK } from './grammar.ts'
import { numberedAct } from './identifiers.ts'
import type { Numbered } from './mentions.ts'

const SPANISH_ACTS =
  'leyes|ley|códigos?|constitución|decretos?|reglamentos?|convención|convenios?|directivas?|estatutos?|tratados?|pacto|decisión|ordenanza|decreto-ley|carta|resolución|protocolo|acuerdo|decreto reglamentario|Acto Institucional'

export const spanish: Grammar = {
  languages: ['spa'],
  properNames: true,
  kinds: [
    {
      kind: 'article',
      rank: RANK.main,
      words: 'artículo|articulo|art.',
      plural: 'artículos|articulos|arts.',
    },
    { kind: 'recital', rank: RANK.main, words: 'considerando', plural: 'considerandos' },
    {
      kind: 'paragraph',
      rank: RANK.paragraph,
      words: 'apartado|apdo.|numeral|ordinal',
      plural: 'apartados|numerales',
    },
    { kind: 'alinea', rank: RANK.paragraph + 0.5, words: 'párrafo', plural: 'párrafos' },
    {
      kind: 'subparagraph',
      rank: RANK.subparagraph,
      words: 'inciso|inc.',
      plural: 'incisos|incs.',
      takes: 'l',
    },
    {
      kind: 'point',
      rank: RANK.point,
      words: 'letra|literal|punto|fracción',
      plural: 'letras|literales|puntos|fracciones',
      takes: 'lr',
    },
    {
      kind: 'chapter',
      rank: RANK.division,
      words: 'capítulo|capitulo|cap.',
      plural: 'capítulos',
      takes: 'r',
    },
    { kind: 'title', rank: RANK.division - 0.4, words: 'título|titulo', plural: 'títulos', takes: 'r' },
    { kind: 'book', rank: RANK.division - 0.6, words: 'libro', plural: 'libros', takes: 'r' },
    { kind: 'section', rank: RANK.division + 0.4, words: 'sección', plural: 'secciones', takes: 'r' },
    { kind: 'annex', rank: RANK.division - 1, words: 'anexo', plural: 'anexos', takes: 'r' },
  ],
  ordinals: {
    1: 'primer(|o|a|os|as)',
    2: 'segund(o|a|os|as)',
    3: 'tercer(|o|a)',
    4: 'cuart(o|a)',
    5: 'quint(o|a)',
    6: 'sext(o|a)',
    7: 's(é|e)ptim(o|a)',
    8: 'octav(o|a)',
    9: 'noven(o|a)',
    10: 'décim(o|a)',
  },
  and: 'y|e|o|u|y/o|así como',
  to: 'a|al|hasta el|hasta',
  of: 'del|de la|de los|de las|de el|de',
  bare: false,
  fillers: 'el|la|los|las|del|de la|de los|en el|en los|en la|a los|al',
  self: '(la presente|esta|el presente|este|presente|nuestra) (ley|código|constitución|reglamento|convención|decreto|directiva|pacto|convenio|estatuto|tratado|decisión|protocolo|carta)',
  here: [
    ['presente artículo|este artículo', 'article', 'here'],
    ['(mismo|dicho|citado|referido) artículo', 'article', 'same'],
    ['artículo (anterior|precedente)', 'article', 'previous'],
    ['artículo siguiente', 'article', 'next'],
    ['(presente|este|mismo) (apartado|párrafo|inciso)', 'paragraph', 'here'],
  ],
  acts: SPANISH_ACTS,
  same: '(dicha|citada|referida|mencionada|aquella) ley|(dicho|citado|referido|mencionado) (código|decreto|reglamento)|ley citada',
  theirs: 'su|sus',
  counts:
    'd(í|i)as?|mes|meses|años?|horas?|semanas?|por|pesos|euros?|veces|miembros|personas|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|trabajadores|hábiles|corridos|minutos',
  defines: 'en adelante|en lo sucesivo|denominada? en adelante',
  inside: ['paragraph', 'point', 'subpoint'],
  numberFirst: true,
  endings: [],
  amends:
    'se modifica|se sustituye|sustitúyese|modifícase|incorpórase|derógase|sustitúyense|queda redactad(o|a)|modifícanse|agrégase|reemplázase',
}

export const portuguese: Grammar = {
  ...spanish,
  languages: ['por'],
  properNames: true,
  kinds: [
    { kind: 'article', rank: RANK.main, words: 'artigo|art.|art.º', plural: 'artigos|arts.' },
    { kind: 'paragraph', rank: RANK.paragraph, words: 'número|n.º|parágrafo|§', plural: 'números|n.os|§§' },
    {
      kind: 'point',
      rank: RANK.point,
      words: 'alínea|al.|inciso|inc.',
      plural: 'alíneas|incisos',
      takes: 'lr',
    },
    { kind: 'chapter', rank: RANK.division, words: 'capítulo', plural: 'capítulos', takes: 'r' },
    { kind: 'title', rank: RANK.division - 0.4, words: 'título', plural: 'títulos', takes: 'r' },
    { kind: 'annex', rank: RANK.division - 1, words: 'anexo', plural: 'anexos', takes: 'r' },
  ],
  ordinals: { 1: 'primeir(o|a)', 2: 'segund(o|a)', 3: 'terceir(o|a)', 4: 'quart(o|a)', 5: 'quint(o|a)' },
  and: 'e|ou|bem como',
  to: 'a|ao|até',
  of: 'do|da|dos|das|de',
  fillers: 'o|a|os|as|do|da|no|na|nos|nas',
  self: '(presente|esta|este|desta|deste) (lei|código|constituição|regulamento|decreto|diretiva|convenção|decreto-lei)',
  here: [
    ['presente artigo|este artigo|deste artigo', 'article', 'here'],
    ['(mesmo|referido|dito) artigo', 'article', 'same'],
    ['artigo anterior', 'article', 'previous'],
    ['artigo seguinte', 'article', 'next'],
  ],
  acts: 'leis?|códigos?|constituição|decretos?|regulamentos?|convenção|diretivas?|estatutos?|tratados?|decreto-lei|portaria|carta',
  same: '(referida|mesma|dita|citada) lei|(referido|mesmo|citado) (código|decreto|regulamento)',
  counts:
    'dias?|mês|meses|anos?|horas?|semanas?|por|reais|euros?|vezes|janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro',
  defines: 'doravante|adiante designad(a|o)( por)?|a seguir designad(a|o)',
  amends: 'passa a ter a seguinte redação|é alterad(o|a)|são alterados|passam a vigorar',
}

export const catalan: Grammar = {
  ...spanish,
  languages: ['cat'],
  properNames: true,
  kinds: [
    { kind: 'article', rank: RANK.main, words: 'article|art.', plural: 'articles|arts.' },
    {
      kind: 'paragraph',
      rank: RANK.paragraph,
      words: 'apartat|paràgraf|punt',
      plural: 'apartats|paràgrafs|punts',
    },
    { kind: 'point', rank: RANK.point, words: 'lletra', plural: 'lletres', takes: 'l' },
    { kind: 'chapter', rank: RANK.division, words: 'capítol', plural: 'capítols', takes: 'r' },
    { kind: 'title', rank: RANK.division - 0.4, words: 'títol', plural: 'títols', takes: 'r' },
    { kind: 'section', rank: RANK.division + 0.4, words: 'secció', plural: 'seccions', takes: 'r' },
    { kind: 'annex', rank: RANK.division - 1, words: 'annex', plural: 'annexos', takes: 'r' },
  ],
  ordinals: {
    1: 'primer(|a)',
    2: 'segon(|a)',
    3: 'tercer(|a)',
    4: 'quart(|a)',
    5: 'cinquè|cinquena',
    6: 'sisè|sisena',
  },
  and: 'i|o|així com',
  to: 'a|al',
  of: "del|de la|de l'|dels|de les|d'|de",
  fillers: "el|la|l'|els|les|de l'|del|dels|a l'|als|en l'",
  self: "(aquesta|present|aquest|la present|d'aquesta|d'aquest) (llei|constitució|codi|reglament|conveni|decret)",
  here: [
    ['(aquest|present) article', 'article', 'here'],
    ['(mateix|esmentat|dit) article', 'article', 'same'],
    ['article (anterior|precedent)', 'article', 'previous'],
    ['article següent', 'article', 'next'],
    ['(aquest|present|mateix) (apartat|paràgraf)', 'paragraph', 'here'],
  ],
  acts: 'lleis?|codis?|constitució|decrets?|reglaments?|convenció|conveni|directives?|estatut|tractats?|acord',
  same: "(l'esmentada|dita|aquella|mateixa) llei|(dit|esmentat) (codi|decret|reglament)",
  counts:
    'di(a|es)|mes|mesos|anys?|hores?|setmanes?|per|euros?|vegades|membres|persones|gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre|treballadors|minuts',
  defines: "en endavant|d'ara endavant|en avant",
  amends: "es modifica|s'afegeix|queda redactat|se suprimeix|resta redactat|que queda redactat",
}

// "Ley N° 25.326", "Ley Nº 18.331", "Decreto-Ley 15.524"; Andorra: "Llei 29/2021, del 28 d'octubre, …"
const LATIN_AMERICAN =
  /(?:\b|(?<=\b(?:la|las|del|de)))([Ll]ey(?:es)?|LEY|[Dd]ecreto)(?: N(?:[°ºo]|ros?)\.?| n[°º]\.?|) ?(\d{1,2}\.?\d{3}|\d{1,4}\/\d{2,4})(?![\d.]\d)/gu
const SPANISH =
  /\b(Ley Orgánica|Ley|Real Decreto Legislativo|Real Decreto-ley|Real Decreto) (\d{1,4})\/((?:19|20)\d\d)(?:, de \d{1,2} de \p{L}{4,10})?/gu
const ANDORRAN =
  /\b(Llei)(?: qualificada)? (\d{1,3})\/((?:19|20)\d\d)(?:, del? \d{1,2} (?:de |d['’])\p{L}{3,9})?/gu

// Where laws are numbered by the year; in the other states that speak Spanish, through all years.
const NUMBERED_OTHERWISE: ReadonlySet<string> = new Set(['es', 'ad', 'eu', 'un'])
const LAW_ALIASES: Readonly<Record<string, readonly string[]>> = { ar: ['LEY-'], uy: ['UY-ley-'] }

// "Leyes Nros. 24.061, artículos 24 y 40, y 24.191, artículos 20 y 45": further laws of the sentence.
const FURTHER_LAW = /(?<=[,;] (?:[ye] )?| [ye] )\d{1,2}\.\d{3}(?![\d.]\d)/gu

/** Returns the acts of Spanish- and Catalan-speaking states named by their number. */
export function iberianActs(text: string, jurisdiction: string | null): Numbered[] {
  const acts =
    jurisdiction && !NUMBERED_OTHERWISE.has(jurisdiction) ? numberedThrough(text, jurisdiction) : []
  if (jurisdiction === null || jurisdiction === 'es')
    for (const match of text.matchAll(SPANISH)) {
      const kind = (match[1] ?? '').toLowerCase().replaceAll(' ', '-')
      acts.push(placed(match, numberedAct(`es/${kind}/${match[2]}/${match[3]}`, 'es', [])))
    }
  if (jurisdiction === null || jurisdiction === 'ad')
    for (const match of text.matchAll(ANDORRAN)) {
      const [, , number, year] = match
      const numbers = [`${number}/${year}`, `${number}-${year}`]
      const aliases = [`BOPA-L-${year}-${number}`]
      acts.push(placed(match, numberedAct(`ad/llei/${number}/${year}`, 'ad', numbers, aliases)))
    }
  return acts
}

function numberedThrough(text: string, jurisdiction: string): Numbered[] {
  const acts: Numbered[] = []
  for (const match of text.matchAll(LATIN_AMERICAN)) {
    const [whole, word = '', number = ''] = match
    const kind = /^ley/i.test(word) ? 'ley' : 'decreto'
    if ((kind === 'ley') === number.includes('/')) continue
    acts.push(placed(match, actNumbered(kind, number, jurisdiction)))
    if (!/^leyes/i.test(word)) continue
    const end = match.index + whole.length
    const sentence = text.slice(0, end + (/[).\n](?!\d)/.exec(text.slice(end))?.index ?? text.length))
    FURTHER_LAW.lastIndex = end
    for (let more = FURTHER_LAW.exec(sentence); more; more = FURTHER_LAW.exec(sentence))
      acts.push(placed(more, actNumbered('ley', more[0], jurisdiction)))
  }
  return acts
}

function actNumbered(kind: 'ley' | 'decreto', written: string, jurisdiction: string): Numbered['act'] {
  const number = written.replace('.', '')
  const prefixes = kind === 'ley' ? (LAW_ALIASES[jurisdiction] ?? []) : []
  const aliases = prefixes.map((prefix) => `${prefix}${number}`)
  return numberedAct(`${jurisdiction}/${kind}/${number}`, jurisdiction, [number], aliases)
}

function placed(match: RegExpExecArray, act: Numbered['act']): Numbered {
  return { start: match.index, end: match.index + match[0].length, act: { ...act, name: match[0] } }
}

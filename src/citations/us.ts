/** Citations of the United States: the United States Code, public laws, the Code of Federal Regulations, amendments of the constitution. */
import { numberedAct } from './identifiers.ts'
import type { Numbered } from './mentions.ts'
import { keyOf } from './number-keys.ts'
import type { Found, Step } from './reference.ts'
import { titleKey } from './titles.ts'

const SECTION =
  '(\\d{1,5}[a-z]{0,2}(?:-\\d{1,3}[a-z]?)?(?:\\.\\d{1,4}[a-z]{0,2}(?:-\\d{1,3}[a-z]?)?)?)((?:\\([A-Za-z0-9]{1,4}\\)){0,6})(?![\\p{L}\\d])'
const CODE = new RegExp(
  `\\b(\\d{1,2}) (U\\.? ?S\\.? ?C(?:ode\\b|\\.)?|USC|C\\.?F\\.?R\\.?)(?:A\\.)? ?(?:§§? ?|[Ss]ec(?:tion|\\.) )?${SECTION}`,
  'gu',
)
// "Title 17 Section 105 of the United States Code", "42 U.S.C." with its title in words: "title 5, section 552, United States Code".
const TITLE_FIRST = new RegExp(
  `\\b[Tt]itle (\\d{1,2}),? (?:[Ss]ection |[Ss]ec\\. |§ ?)${SECTION},? (?:of the )?(United States Code|U\\.S\\. Code|U\\.S\\.C\\.|Code of Federal Regulations)`,
  'gu',
)
const PUBLIC_LAW = /\b(?:Public Law|Pub\. ?L\.|P\.L\.)(?: No\.)? ?(\d{2,3})[-–](\d{1,4})\b/gu
// An act without a name: "the Act of February 25, 1920".
const ACT_OF_DAY =
  /\bAct of ((?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, (?:17|18|19|20)\d\d)\b/gu
const TITLE_OF_CODE = /\b[Tt]itle (\d{1,2}),? (?:of the )?(United States Code|Code of Federal Regulations)/gu
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh'.split(
    ' ',
  )
// "Sixth Amendment Act, 2001" and "First Amendment to the Agreement" are other amendments.
const AMENDMENT = new RegExp(
  `\\b(?:(${ORDINALS.map((word) => `[${word.slice(0, 1).toUpperCase()}]${word.slice(1).replace(/-(\p{L})/u, (_, letter: string) => `-[${letter}${letter.toUpperCase()}]`)}`).join('|')}) Amendment|(\\d{1,2})(?:st|nd|rd|th) Amendment|U\\.? ?S\\.? Const\\.?,? [Aa]mend(?:\\.|ment)? ([IVX]{1,6}|\\d{1,2}))(?![\\p{L}\\d])(?! (?:Act|Bill|Law|Order|Regulations?|Agreement|to|of|Directive|Protocol)\\b)(?:, ?(?:§ ?|[Ss]ection |sec\\. )(\\d{1,2}))?`,
  'gu',
)
// "U.S. Const. art. I, § 8, cl. 3"
const ARTICLE =
  /\bU\.? ?S\.? Const\.?,? [Aa]rt(?:\.|icle)? ([IVX]{1,4}|\d)(?![\p{L}\d])(?:,? (?:§ ?|[Ss]ec(?:tion|\.)? |s\.? )(\d{1,2}))?(?:,? (?:cl(?:ause|\.)? )(\d{1,2}))?/gu
const NUMERALS =
  'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV XXVI XXVII'.split(
    ' ',
  )
/** Returns the public laws and the titles of the Code named by number. */
export function publicLaws(text: string, jurisdiction: string | null): Numbered[] {
  const acts: Numbered[] = []
  const keep = (match: RegExpExecArray, act: Numbered['act']) =>
    acts.push({ start: match.index, end: match.index + match[0].length, act: { ...act, name: match[0] } })
  if (/Public Law|Pub\.|P\.L\./.test(text))
    for (const match of text.matchAll(PUBLIC_LAW)) {
      const number = `${match[1]}-${match[2]}`
      keep(
        match,
        numberedAct(
          `us/pl/${number}`,
          'us',
          [number],
          [`Public Law ${number}`, `/us/pl/${match[1]}/${match[2]}`],
        ),
      )
    }
  if (jurisdiction === 'us' && text.includes('Act of '))
    for (const match of text.matchAll(ACT_OF_DAY))
      keep(match, {
        ...numberedAct(`us/act/${titleKey(match[1] ?? '')}`, 'us', []),
        titles: [titleKey(match[0])],
      })
  if (/United States Code|Code of Federal/.test(text))
    for (const match of text.matchAll(TITLE_OF_CODE)) keep(match, titleOf(match))
  return acts
}

function titleOf([, title = '', code]: RegExpExecArray): Numbered['act'] {
  const series = code === 'United States Code' ? 'usc' : 'cfr'
  return numberedAct(`us/${series}/${title}`, 'us', [], [`/us/${series}/t${title}`])
}

/** Returns the citations that have act and provision in one: "42 U.S.C. 1983(a)", "Fourteenth Amendment, § 1". */
export function americanCitations(text: string, jurisdiction: string | null): Found[] {
  const found: Found[] = []
  if (/U\.? ?S\.? ?C|C\.?F\.?R/.test(text))
    for (const match of text.matchAll(CODE)) {
      const [, title = '', series = '', section = '', inside = ''] = match
      found.push(ofCode(match, { isCode: !/^C\.?F/.test(series), title, section, inside }))
    }
  if (/[Tt]itle \d/.test(text))
    for (const match of text.matchAll(TITLE_FIRST)) {
      const [, title = '', section = '', inside = '', series = ''] = match
      found.push(ofCode(match, { isCode: series.startsWith('U'), title, section, inside }))
    }
  if (/Const/.test(text)) for (const match of text.matchAll(ARTICLE)) found.push(ofArticle(match))
  if (/[Aa]mend/.test(text))
    for (const match of text.matchAll(AMENDMENT)) {
      const named = match[1] !== undefined || match[2] !== undefined
      if (!named || jurisdiction === null || jurisdiction === 'us') found.push(...ofAmendment(match))
    }
  return found
}

interface PlaceInCode {
  readonly isCode: boolean
  readonly title: string
  readonly section: string
  readonly inside: string
}

function ofCode(match: RegExpExecArray, { isCode, title, section, inside }: PlaceInCode): Found {
  const key = isCode ? `us/usc/${title}` : `us/cfr/${title}`
  const name = isCode ? `United States Code, title ${title}` : `Code of Federal Regulations, title ${title}`
  const steps = [...inside.matchAll(/\(([^)]+)\)/g)].map(([, num = '']) => ({
    kind: 'subsection',
    num: keyOf(num),
  }))
  return whole(match, { ...numberedAct(key, 'us', [], [`/us/${isCode ? 'usc' : 'cfr'}/t${title}`]), name }, [
    { kind: 'section', num: keyOf(section) },
    ...steps,
  ])
}

const CONSTITUTION = {
  ...numberedAct('us/constitution', 'us', []),
  name: 'Constitution of the United States',
  titles: ['the constitution of the united states of america', 'constitution of the united states'],
}

function ofAmendment(match: RegExpExecArray): Found[] {
  const [, word, digits, numeral, section] = match
  const roman =
    (numeral !== undefined && !/\d/.test(numeral)
      ? numeral
      : NUMERALS[
          word === undefined ? Number(digits ?? numeral) - 1 : ORDINALS.indexOf(word.toLowerCase())
        ]) ?? ''
  if (!NUMERALS.includes(roman)) return []
  const steps: Step[] = [{ kind: 'amendment', num: roman.toLowerCase() }]
  if (section) steps.push({ kind: 'section', num: section })
  return [whole(match, CONSTITUTION, steps)]
}

function ofArticle(match: RegExpExecArray): Found {
  const [, article = '', section, clause] = match
  const num = /\d/.test(article) ? (NUMERALS[Number(article) - 1] ?? article) : article
  const steps: Step[] = [{ kind: 'article', num: num.toLowerCase() }]
  if (section) steps.push({ kind: 'section', num: section })
  if (clause) steps.push({ kind: 'clause', num: clause })
  return whole(match, CONSTITUTION, steps)
}

function whole(match: RegExpExecArray, act: Numbered['act'], path: readonly Step[]): Found {
  return {
    start: match.index,
    end: match.index + match[0].length,
    act: { kind: 'named', candidates: [act] },
    from: 'act',
    path,
    to: null,
    how: 'number',
    confidence: 0.97,
  }
}

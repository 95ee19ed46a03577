/** Citations of the United States: the United States Code, public laws, the Code of Federal Regulations, amendments of the constitution. */
import { numberedAct } from './identifiers.ts'
import type { Numbered } from './mentions.ts'
import { keyOf } from './number-keys.ts'
import type { Found, Step } from './reference.ts'
import { titleKey } from './titles.ts'

const CODE =
  /\b(\d{1,2}) (U\.? ?S\.? ?C\.?|USC|C\.?F\.?R\.?)(?:A\.)? ?(?:§§? ?|[Ss]ec(?:tion|\.) )?(\d{1,5}[a-z]{0,2}(?:-\d{1,3}[a-z]?)?(?:\.\d{1,4})?)((?:\([A-Za-z0-9]{1,4}\)){0,6})/gu
const PUBLIC_LAW = /\b(?:Public Law|Pub\. ?L\.|P\.L\.)(?: No\.)? ?(\d{2,3})[-–](\d{1,4})\b/gu
// An act without a name: "the Act of February 25, 1920".
const ACT_OF_DAY =
  /\bAct of ((?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, (?:17|18|19|20)\d\d)\b/gu
const TITLE_OF_CODE = /\b[Tt]itle (\d{1,2}),? (?:of the )?(United States Code|Code of Federal Regulations)/gu
const AMENDMENT =
  /\b(?:(First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|Thirteenth|Fourteenth|Fifteenth|Sixteenth|Seventeenth|Eighteenth|Nineteenth|Twentieth|Twenty-first|Twenty-second|Twenty-third|Twenty-fourth|Twenty-fifth|Twenty-sixth|Twenty-seventh) Amendment|U\.?S\.? Const\.,? amend\. ([IVX]{1,6}))(?:, ?(?:§ ?|[Ss]ection |sec\. )(\d{1,2}))?/gu
const NUMERALS =
  'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV XXVI XXVII'.split(
    ' ',
  )
const ORDINALS =
  'First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth Twentieth Twenty-first Twenty-second Twenty-third Twenty-fourth Twenty-fifth Twenty-sixth Twenty-seventh'.split(
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
export function americanCitations(text: string): Found[] {
  const found: Found[] = []
  if (/U\.? ?S\.? ?C|C\.?F\.?R/.test(text)) for (const match of text.matchAll(CODE)) found.push(ofCode(match))
  if (/Amendment|amend\./.test(text))
    for (const match of text.matchAll(AMENDMENT)) found.push(ofConstitution(match))
  return found
}

function ofCode(match: RegExpExecArray): Found {
  const [, title = '', series = '', section = '', inside = ''] = match
  const isCode = !/^C\.?F/.test(series)
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

function ofConstitution(match: RegExpExecArray): Found {
  const [, word, numeral, section] = match
  const roman = numeral ?? NUMERALS[ORDINALS.indexOf(word ?? '')] ?? ''
  const act = {
    ...numberedAct('us/constitution', 'us', []),
    name: 'Constitution of the United States',
    titles: ['the constitution of the united states of america', 'constitution of the united states'],
  }
  const steps: Step[] = [{ kind: 'amendment', num: roman.toLowerCase() }]
  if (section) steps.push({ kind: 'section', num: section })
  return whole(match, act, steps)
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

/** Invented studies for the tests of formats: several scripts, disputes, moves, marks, sources, and words that formats might trip over. */
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { day } from '#kit/day.ts'
import { sha256 } from '#kit/hash.ts'
import { plainText } from '#law/content.ts'
import { citationIn, shortLabel } from './citation-style.ts'
import type { Said, StudyCell, StudyDocument, StudyQuote } from './document.ts'

const NONE: Said = { words: '', others: [] }

export const said = (words: string): Said => ({ words, others: [] })

interface Words {
  readonly id: string
  readonly work: string
  readonly eId: string
  readonly language: string
  readonly title: string
  readonly num: string
  readonly heading: string | null
  readonly xml: string
}

/** Returns a quotation of an invented provision, as a study would have it. */
export function quote(words: Words, more: Partial<StudyQuote> = {}): StudyQuote {
  const { id, work, eId, language, title, num, heading, xml } = words
  const at = day('2024-03-01')
  const jurisdiction = work.split('/')[2] ?? ''
  const base = {
    id,
    iri: `${work}/${language}@${at}/~${eId}`,
    work,
    part: null,
    hash: sha256(xml),
    at,
    from: day('2020-01-01'),
    to: null,
    jurisdiction,
    language,
    title,
    num,
    heading,
    text: plainText(xml),
    marks: [],
    addedAt: '2026-11-20T09:00:00.000Z',
    addedBy: 'Anna Ivanova',
    moves: [],
    full: xml,
    receipt: null,
    ...more,
  }
  const place = { jurisdictions: loadJurisdictions(), site: null }
  return {
    ...base,
    citation: citationIn('national', base, place),
    label: shortLabel(base, place.jurisdictions),
  }
}

const DATA_ACT: Words = {
  id: 'q-data',
  work: '/akn/xv/act/1994-02-11/41',
  eId: 'art_9',
  language: 'eng',
  title: 'Personal Registers Act',
  num: 'Article 9',
  heading: 'Erasure',
  xml: '<content><blockList><listIntroduction>The keeper of a register shall erase an entry without delay where</listIntroduction><item eId="point_a"><num>(a)</num><p>it is no longer needed for what it was made;</p></item><item eId="point_b"><num>(b)</num><p>the person concerned withdraws a consent on which it rested<authorialNote><p>As to consent, see Article 6.</p></authorialNote>; or</p></item><item eId="point_c"><num>(c)</num><p>it was made unlawfully.</p></item></blockList></content>',
}

const BOREA: Words = {
  id: 'q-borea',
  work: '/akn/xb/act/1997-03-12/84-З',
  eId: 'art_12',
  language: 'rus',
  title: 'Закон о защите персональных данных',
  num: 'Статья 12',
  heading: 'Удаление данных',
  xml: '<content><p>Оператор обязан удалить персональные данные в пятнадцатидневный срок со дня получения заявления субъекта, если отсутствуют иные основания для их обработки, предусмотренные настоящим Законом.</p><p>О результатах оператор уведомляет субъекта в письменной форме.</p></content>',
}

const ARABIC: Words = {
  id: 'q-arabic',
  work: '/akn/xc/act/2009-05-04/12',
  eId: 'art_5',
  language: 'ara',
  title: 'قانون حماية البيانات الشخصية',
  num: 'المادة 5',
  heading: 'الحق في المحو',
  xml: '<content><p>لكل شخص الحق في طلب محو بياناته الشخصية خلال مدة لا تتجاوز 30 يوما من تاريخ تقديم الطلب.</p></content>',
}

const CHINESE: Words = {
  id: 'q-chinese',
  work: '/akn/cn/act/2021-08-20/personal-information',
  eId: 'art_47',
  language: 'zho',
  title: '中华人民共和国个人信息保护法',
  num: '第四十七条',
  heading: null,
  xml: '<content><p>有下列情形之一的，个人信息处理者应当主动删除个人信息。</p></content>',
}

const MARKED = 'The keeper of a register shall erase an entry without delay'

export const ENGLISH_QUOTE = quote(DATA_ACT, {
  marks: [{ start: 0, end: MARKED.length }],
  moves: [{ kind: 'amended', since: day('2025-01-01') }],
  receipt: { publisher: 'Bellmere Gazette', fingerprint: '3b0c'.repeat(16), collection: 'law', release: 12 },
})
export const RUSSIAN_QUOTE = quote(BOREA)
export const ARABIC_QUOTE = quote(ARABIC)
export const CHINESE_QUOTE = quote(CHINESE, { full: null })

function cell(row: string, state: string, more: Partial<StudyCell>): StudyCell {
  return {
    row,
    state,
    status: 'reviewed',
    statusBy: { by: 'Jean Martin', at: '2026-11-24T10:00:00.000Z' },
    answer: NONE,
    notes: NONE,
    quotes: [],
    sources: [],
    ...more,
  }
}

/** A study of three questions over five states. */
export const STUDY: StudyDocument = {
  id: 'erasure',
  edition: 2,
  at: '2026-11-25T12:00:00.000Z',
  by: 'Anna Ivanova',
  seq: 57,
  locale: 'en',
  site: 'https://law.example',
  title: said('The right to erasure of personal data'),
  question: said(
    'When may a person demand that data about them be erased, how soon must it be done, and who is told?',
  ),
  summary: said(
    'All five states know a right to erasure. They differ in the time that it may take: without delay in Valen, fifteen days in Borea, thirty in Cassia.\n\nNone of them has the keeper pay for a refusal; Borea alone obliges it to tell the person in writing.',
  ),
  mandate: said('Agreement on the exchange of legal information, work plan 2026, item 4'),
  agreement: 'borea-valen',
  people: [
    { name: 'Anna Ivanova', role: 'lead' },
    { name: 'Jean Martin', role: 'reviewer' },
    { name: 'Li Wei', role: 'researcher' },
  ],
  rows: [
    {
      id: 'grounds',
      question: said('On which grounds must data be erased?'),
      guidance: said('Grounds of the general law only, not of sectors.'),
    },
    { id: 'time', question: said('Within what time?'), guidance: NONE },
    { id: 'told', question: said('Who has to be told of it?'), guidance: NONE },
  ],
  states: [
    { id: 'xv', jurisdiction: 'xv', name: 'Valen', at: day('2024-03-01'), note: NONE },
    {
      id: 'xb',
      jurisdiction: 'xb',
      name: 'Borea',
      at: day('2024-03-01'),
      note: said('The Russian text is authentic.'),
    },
    { id: 'xc', jurisdiction: 'xc', name: 'Cassia', at: null, note: NONE },
    { id: 'cn', jurisdiction: 'cn', name: 'China', at: day('2024-03-01'), note: NONE },
    { id: 'ee', jurisdiction: 'ee', name: 'Estonia', at: day('2024-03-01'), note: NONE },
  ],
  cells: [
    cell('grounds', 'xv', {
      answer: said(
        'Where the entry is no longer needed, where consent is withdrawn, and where it was made unlawfully.',
      ),
      quotes: [ENGLISH_QUOTE],
      sources: [
        {
          id: 's1',
          kind: 'decision',
          words: 'Data Tribunal of Valen, case 14/2022, Marrow v. Registry of Ports',
          link: null,
        },
        {
          id: 's2',
          kind: 'literature',
          words: 'E. Tallow, Erasure in the Port States (2023), pp. 41-57',
          link: 'https://library.example/tallow',
        },
      ],
      notes: said('Ask the tribunal whether “needed” was read narrowly.'),
    }),
    cell('grounds', 'xb', {
      answer: said('=HYPERLINK("x") Where no other ground of the Act allows it to be kept.'),
      quotes: [RUSSIAN_QUOTE],
    }),
    cell('grounds', 'xc', {
      answer: { words: 'On request alone.', others: [{ words: 'On request, with reasons.', by: 'Li Wei' }] },
      quotes: [ARABIC_QUOTE],
      status: 'answered',
    }),
    cell('grounds', 'cn', { answer: said('In the cases that the article lists.'), quotes: [CHINESE_QUOTE] }),
    cell('grounds', 'ee', { status: 'none-found' }),
    cell('time', 'xv', { answer: said('Without delay.'), quotes: [{ ...ENGLISH_QUOTE, id: 'q-data-2' }] }),
    cell('time', 'xb', {
      answer: said('Fifteen days from the request.'),
      quotes: [{ ...RUSSIAN_QUOTE, id: 'q-borea-2' }],
    }),
    cell('time', 'xc', { answer: said('Thirty days.'), quotes: [], status: 'draft' }),
    cell('told', 'xb', { answer: said('The person, in writing.\n\nNobody else.') }),
  ],
  withNotes: true,
  withAnnexes: true,
}

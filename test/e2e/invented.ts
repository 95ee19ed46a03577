/** Invented law for the tests of the site: every shape a page can have to show, in words that no state wrote. */
import { day } from '#kit/day.ts'
import type { Finding, ProvisionDraft, Snapshot } from '#law/provision.ts'
import { type Block, fragment, note, p, ref, text } from '#markup/fragment.ts'
import type { ActDraft, ExpressionDraft, Source, WorkDraft } from '#sources/contract.ts'

/** The addresses of the invented acts. */
export const DATA_ACT = '/akn/xv/act/1994-02-11/41'
export const LONG_ACT = '/akn/xb/act/2011-03-04/152-z'

/** A title longer than any line, with a word longer than any phone. */
export const LONG_TITLE =
  'Закон о порядке предоставления, хранения, использования и уничтожения сведений, составляющих информационно-телекоммуникационную и высокопревосходительнейшую тайну граждан и организаций Бореи'

const PATH = 'invented/data-act.md'
const GROUND = { title: 'Act No. 7 of 2024, art. 3', id: 'xv-2024-7' }

function row(
  depth: number,
  kind: string,
  num: string | null,
  heading: string | null,
  ...blocks: Block[]
): ProvisionDraft {
  return { depth, kind, num, heading, content: fragment(blocks) }
}

function item(num: string, ...blocks: (Block | string)[]): Block {
  return {
    kind: 'item',
    num,
    blocks: blocks.map((block) => (typeof block === 'string' ? p(text(block)) : block)),
  }
}

const DELAY = { first: 'without unreasonable delay', later: 'within fourteen days' }

function dataAct(erasure: string, more: readonly ProvisionDraft[]): ProvisionDraft[] {
  return [
    row(
      0,
      'preamble',
      null,
      null,
      p(
        text(
          'The Parliament of Valen, mindful that what is known of a person is part of that person, enacts:',
        ),
      ),
    ),
    row(0, 'title', 'Title I', 'General provisions'),
    row(1, 'article', '1', 'Purpose', p(text('This Act protects whoever is concerned by data.'))),
    row(
      1,
      'article',
      '2',
      'Scope',
      item('(1)', 'It applies to every register.'),
      item('(2)', 'It does not apply', item('a)', 'to archives;'), item('b)', 'to what is kept at home.')),
    ),
    row(0, 'title', 'Title II', 'Rights of the person'),
    row(
      1,
      'article',
      '8',
      'Rectification',
      p(
        `${text('Whoever is concerned by data that are inaccurate may demand that they be put right')}${note([text('Without a fee since 1994.')])}${text(', see ')}${ref('#art_9', text('Article 9'))}.`,
      ),
    ),
    row(
      1,
      'article',
      '9',
      'Erasure',
      item(
        '(1)',
        `The person concerned may demand that the controller erase personal data ${erasure} where they are no longer needed.`,
      ),
      item('(2)', 'The controller shall inform every recipient of the erasure.'),
    ),
    ...more,
    row(0, 'attachment', 'Annex', 'Fees', {
      kind: 'table',
      caption: text('Fees of the supervisory authority, in crowns'),
      rows: [
        [
          { inline: text('Service'), header: true },
          { inline: text('First request'), header: true },
          { inline: text('Every further request within one year'), header: true },
        ],
        [{ inline: text('Access') }, { inline: text('none') }, { inline: text('12.50') }],
        [
          { inline: text('Rectification-and-erasure-in-one-procedure') },
          { inline: text('none') },
          { inline: text('none') },
        ],
      ],
    }),
  ]
}

const CHILDREN = row(
  1,
  'article',
  '9a',
  'Data about children',
  p(
    text(
      "What a person published before the age of sixteen shall be erased at that person's demand without any reason being given.",
    ),
  ),
)
const TRANSITION = row(
  1,
  'article',
  '10',
  'Transition',
  p(text('Registers kept before this Act are brought into line with it within one year.')),
)

function snapshot(
  date: string,
  provisions: readonly ProvisionDraft[],
  more: Partial<Snapshot> = {},
): Snapshot {
  return {
    date: day(date),
    basis: 'in-force',
    published: null,
    ground: null,
    path: PATH,
    provisions,
    findings: [],
    ...more,
  }
}

const REFUSED: Finding = {
  severity: 'quarantine',
  check: 'truncated',
  path: 'invented/data-act-2009.md',
  where: 'line 41',
  message: 'The file ends in the middle of Article 8',
}

const ENGLISH: readonly Snapshot[] = [
  snapshot('1994-03-01', dataAct(DELAY.first, [TRANSITION]), { published: day('1994-02-11') }),
  snapshot('2003-05-01', dataAct(DELAY.first, [])),
  snapshot('2009-01-01', [], { findings: [REFUSED] }),
  snapshot('2018-05-25', dataAct(`${DELAY.first}, and free of charge,`, [])),
  snapshot('2024-03-01', dataAct(DELAY.later, [CHILDREN]), { ground: GROUND, published: day('2024-01-15') }),
  snapshot('2027-01-01', dataAct('within seven days', [CHILDREN])),
]

const RUSSIAN: readonly Snapshot[] = [
  snapshot(
    '2024-03-01',
    [
      row(0, 'title', 'Раздел I', 'Общие положения'),
      row(1, 'article', '1', 'Цель', p(text('Настоящий Закон охраняет каждого, кого касаются данные.'))),
      row(
        1,
        'article',
        '9',
        'Уничтожение',
        item(
          '(1)',
          'Лицо вправе требовать, чтобы оператор уничтожил персональные данные в течение четырнадцати дней.',
        ),
      ),
    ],
    { basis: 'snapshot' },
  ),
]

// More provisions than one page holds, some of them in no division.
function longAct(): ProvisionDraft[] {
  const article = (number: number) =>
    row(
      2,
      'article',
      String(number),
      null,
      p(
        text(
          `Сведения разряда ${number} предоставляются по письменному запросу, если иное не установлено законом.`,
        ),
      ),
    )
  const chapters = [1, 2, 3, 4, 5, 6].flatMap((chapter) => [
    row(1, 'chapter', `Глава ${chapter}`, `Сведения ${chapter}-й степени`),
    ...Array.from({ length: 35 }, (_, index) => article((chapter - 1) * 35 + index + 1)),
  ])
  return [row(0, 'part', 'Часть первая', 'ОБЩИЕ ПОЛОЖЕНИЯ О СВЕДЕНИЯХ'), ...chapters]
}

async function* stream(snapshots: readonly Snapshot[]): AsyncGenerator<Snapshot> {
  yield* snapshots
}

function expression(language: string, title: string, snapshots: readonly Snapshot[]): ExpressionDraft {
  return {
    language,
    title,
    path: PATH,
    textState: 'point-in-time',
    history: { kind: 'snapshots', snapshots: stream(snapshots), count: snapshots.length },
  }
}

const DATA_WORK: WorkDraft = {
  jurisdiction: 'xv',
  type: 'act',
  subtype: null,
  date: '1994-02-11',
  number: '41',
  title: 'Act on the Protection of Personal Data',
  aliases: [{ scheme: 'register', value: 'VALREG-1994-41' }],
  published: day('1994-02-11'),
  topics: ['data-protection'],
}
const LONG_WORK: WorkDraft = {
  ...DATA_WORK,
  jurisdiction: 'xb',
  date: '2011-03-04',
  number: '152-z',
  title: LONG_TITLE,
  aliases: [],
  published: null,
}

async function* read(): AsyncGenerator<ActDraft> {
  yield {
    work: DATA_WORK,
    expressions: [
      expression('eng', DATA_WORK.title, ENGLISH),
      expression('rus', 'Закон о защите персональных данных', RUSSIAN),
    ],
  }
  yield {
    work: LONG_WORK,
    expressions: [
      expression('rus', LONG_TITLE, [snapshot('2011-03-04', longAct(), { path: 'invented/long-act.md' })]),
    ],
  }
}

/** A source of the invented acts. */
export const invented: Source = {
  name: 'invented',
  summary: 'Invented law of invented states',
  claims: async () => false,
  read,
}

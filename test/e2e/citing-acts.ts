/** Invented law that cites: an act, one that has ended, a judgment and a letter, beside the invented acts that they cite. */
import { day } from '#kit/day.ts'
import type { ProvisionDraft, Snapshot, Wording } from '#law/provision.ts'
import { type Block, fragment, p, ref, text } from '#markup/fragment.ts'
import type { ActDraft, ExpressionDraft, Source, WorkDraft } from '#sources/contract.ts'
import { DATA_ACT } from './invented.ts'

/** Addresses of the citing works. */
export const ARCHIVES_ACT = '/akn/xv/act/2001-05-10/60'
export const REGISTERS_ACT = '/akn/xv/act/1980-03-01/5'
export const JUDGMENT = '/akn/xv/judgment/high-court/2025-05-14/HC-12-25'

/** Pages of what they cite and what cites, over a library that has them. */
export const CITING_PAGES: Readonly<Record<string, string>> = {
  'references held, not held, no longer in force': `${ARCHIVES_ACT}/eng`,
  'an act with what cites it': `${DATA_ACT}/eng`,
  'a provision with what cites it': `${DATA_ACT}/eng/~art_9`,
  'a judgment that cites': `${JUDGMENT}/eng`,
  'what cites an act': `${DATA_ACT}/eng?view=cited-by`,
  'what cites an act, narrowed': `${DATA_ACT}/eng?view=cited-by&group=decision&year=2025`,
  'what an act cites, dead references first': `${ARCHIVES_ACT}/eng?view=cites`,
  'a graph': `${DATA_ACT}/eng?view=graph`,
  'a graph with law that has ended': `${ARCHIVES_ACT}/eng?view=graph`,
  'a graph in two steps': `${REGISTERS_ACT}/eng?view=graph&steps=2`,
}

const DATA = 'the Act on the Protection of Personal Data'

function row(kind: string, num: string | null, heading: string | null, ...blocks: Block[]): ProvisionDraft {
  return { depth: 0, kind, num, heading, content: fragment(blocks) }
}

const said = (words: string) => p(text(words))

const RESERVED = row('article', '4', 'Reserved', said('Archives of the crown are closed for thirty years.'))

function archives(more: readonly ProvisionDraft[]): ProvisionDraft[] {
  return [
    row('article', '1', 'Erasure', said(`Personal data are erased as Article 9 of ${DATA} provides.`)),
    row('article', '2', 'Scope', said('Articles 3 to 5 apply to every archive.')),
    row('article', '3', 'Transition', said(`Article 10 of ${DATA} holds for archives as well.`)),
    ...more,
    row(
      'article',
      '5',
      'Transfer',
      said('A transfer abroad follows Article 46 of Regulation (EU) 2016/679.'),
    ),
    row('article', '6', 'Closed archives', said('Archives closed under Article 4 of this Act stay closed.')),
    row(
      'article',
      '7',
      'Rectification',
      p(
        `${ref(`${DATA_ACT}/eng/~art_8`, text('Article 8 there'))} ${text('holds, and so does')} ${ref('/akn/xv/act/1900-01-01/1', text('the old order'))}.`,
      ),
    ),
    row(
      'article',
      '8',
      'Registers',
      said(`The Act on Registers of 1980 is at an end; see ${REGISTERS_ACT}.`),
    ),
  ]
}

function snapshot(date: string, provisions: readonly ProvisionDraft[]): Snapshot {
  return {
    date: day(date),
    basis: 'in-force',
    published: null,
    ground: null,
    path: 'invented/citing.md',
    provisions,
    findings: [],
  }
}

async function* stream(snapshots: readonly Snapshot[]): AsyncGenerator<Snapshot> {
  yield* snapshots
}

function english(title: string, snapshots: readonly Snapshot[]): ExpressionDraft {
  return {
    language: 'eng',
    title,
    path: 'invented/citing.md',
    textState: 'point-in-time',
    history: { kind: 'snapshots', snapshots: stream(snapshots), count: snapshots.length },
  }
}

function work(of: Pick<WorkDraft, 'type' | 'subtype' | 'date' | 'number' | 'title'>): WorkDraft {
  return { jurisdiction: 'xv', aliases: [], published: null, topics: [], ...of }
}

const ended: Wording = {
  key: 'art_1',
  depth: 0,
  kind: 'article',
  num: '1',
  heading: 'Registers',
  content: fragment([said('A register is kept in every town.')]),
  from: day('1980-04-01'),
  to: day('1999-01-01'),
  basis: 'in-force',
  missing: false,
  ground: null,
} as unknown as Wording

async function* read(): AsyncGenerator<ActDraft> {
  const registers = work({
    type: 'act',
    subtype: null,
    date: '1980-03-01',
    number: '5',
    title: 'Act on Registers',
  })
  yield {
    work: registers,
    expressions: [
      {
        language: 'eng',
        title: registers.title,
        path: 'invented/registers.md',
        textState: 'point-in-time',
        history: { kind: 'wordings', wordings: [ended], notes: [], findings: [], completeFrom: null },
      },
    ],
  }
  const act = work({ type: 'act', subtype: null, date: '2001-05-10', number: '60', title: 'Act on Archives' })
  yield {
    work: act,
    expressions: [
      english(act.title, [
        snapshot('2001-06-01', archives([RESERVED])),
        snapshot('2020-01-01', archives([])),
      ]),
    ],
  }
  const judgment = work({
    type: 'judgment',
    subtype: 'high-court',
    date: '2025-05-14',
    number: 'HC-12-25',
    title: 'N. v. Archive of the Crown',
  })
  yield {
    work: judgment,
    expressions: [
      english(judgment.title, [
        snapshot('2025-05-14', [
          row('paragraph', '1', null, said(`The claim rests on Article 9 of ${DATA}. It is well founded.`)),
          row('paragraph', '2', null, said(`Nothing in ${DATA} stands against it.`)),
        ]),
      ]),
    ],
  }
  const letter = work({
    type: 'doc',
    subtype: 'letter',
    date: '2024-06-03',
    number: '17-2024',
    title: 'Letter on archives of schools',
  })
  yield {
    work: letter,
    expressions: [
      english(letter.title, [
        snapshot('2024-06-03', [row('paragraph', '1', null, said(`Article 9 of ${DATA} binds schools.`))]),
      ]),
    ],
  }
}

/** A source of works that cite the invented acts. */
export const citing: Source = {
  name: 'citing',
  summary: 'Invented works that cite',
  claims: async () => false,
  read,
}

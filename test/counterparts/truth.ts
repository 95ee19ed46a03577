/** The truth set of corresponding provisions between states, read row by row. What the columns mean is in `truth/README.md`. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const FOLDER = path.join(import.meta.dirname, 'truth')

export const COLUMNS = [
  'id',
  'topic',
  'concept',
  'answer',
  'unit',
  'source_state',
  'source_language',
  'source_act',
  'source_file',
  'source_line',
  'source_provision',
  'target_state',
  'target_language',
  'target_act',
  'target_file',
  'target_line',
  'target_provision',
  'listed',
  'why',
] as const

/** A provision, or a chapter, as the file numbers it. */
export interface Place {
  /** Path below the folder of the corpora. */
  readonly file: string
  /** Line of the file, unpacked and decoded, the first being 1. */
  readonly line: number
  /** The number as it stands there, `Art. 7`, `§ 8a`, `第四十七条`. */
  readonly provision: string
}

/** One question to the finder of counterparts, and what answers it rightly. */
export interface Row {
  readonly id: string
  readonly topic: string
  readonly concept: string
  readonly unit: 'article' | 'chapter'
  readonly from: {
    readonly state: string
    readonly language: string
    readonly act: string
    readonly place: Place
  }
  readonly to: {
    readonly state: string
    readonly language: string
    readonly act: string
    readonly file: string
  }
  /** The right answers, the best first; none where the other act lacks the rule. */
  readonly answers: readonly Place[]
  /** `before` the code that finds it, or `after`, when what the code found was read. */
  readonly listed: 'before' | 'after'
  readonly why: string
}

/** Returns every row of every topic, or throws where a row has not the columns the first line names. */
export function truthRows(): Row[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => rowsOf(name, readFileSync(path.join(FOLDER, name), 'utf8')))
}

function rowsOf(name: string, text: string): Row[] {
  const [head = '', ...lines] = text.trimEnd().split('\n')
  if (head !== COLUMNS.join('\t'))
    throw new Error(`Cannot read ${name}: its first line does not name the columns ${COLUMNS.join(', ')}`)
  return lines.map((line) => rowOf(name, line))
}

function rowOf(name: string, line: string): Row {
  const cells = line.split('\t')
  if (cells.length !== COLUMNS.length || cells.some((cell) => cell === ''))
    throw new Error(`Cannot read ${name}: expected ${COLUMNS.length} filled cells; mend the row “${line}”`)
  const at = (column: (typeof COLUMNS)[number]) => cells[COLUMNS.indexOf(column)] ?? ''
  const [place] = placesOf(at('source_file'), at('source_line'), at('source_provision'))
  if (!place || (at('answer') === 'none') !== (at('target_provision') === '-'))
    throw new Error(`Cannot read ${name}: expected a source, and answers or “none”; mend the row ${at('id')}`)
  return {
    id: at('id'),
    topic: at('topic'),
    concept: at('concept'),
    unit: at('unit') === 'chapter' ? 'chapter' : 'article',
    from: {
      state: at('source_state'),
      language: at('source_language'),
      act: at('source_act'),
      place,
    },
    to: {
      state: at('target_state'),
      language: at('target_language'),
      act: at('target_act'),
      file: at('target_file'),
    },
    answers:
      at('answer') === 'none' ? [] : placesOf(at('target_file'), at('target_line'), at('target_provision')),
    listed: at('listed') === 'before' ? 'before' : 'after',
    why: at('why'),
  }
}

// One file for all answers, or one for each where every article is a file of its own.
function placesOf(files: string, lines: string, provisions: string): Place[] {
  const file = files.split(';')
  const line = lines.split(';')
  return provisions.split(';').map((provision, at) => ({
    file: file[at] ?? file[0] ?? '',
    line: Number(line[at]),
    provision,
  }))
}

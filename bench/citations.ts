/** How many of the references that were marked in real law the finder links, how many of its links are right, and what reading costs an import. */
import path from 'node:path'
import { find } from '../test/citations/finder.ts'
import { drawn, TURNS, type Turn } from '../test/citations/gold/gold.ts'
import {
  type Mistake,
  measure,
  type Result,
  rates,
  recallAcross,
  type Score,
} from '../test/citations/measure.ts'
import { runFile } from './child.ts'
import { type Row, table } from './measure.ts'

const PRECISION = 0.98
const RECALL = 0.85
const COST = 1.5
// Precision and recall of each turn when the finder had never read its passages.
const UNSEEN: Readonly<Record<Turn, string>> = {
  first: '0.861 and 0.802',
  second: '0.813 and 0.732',
  third: '0.766 and 0.766',
  fourth: '0.855 and 0.934',
}
// Statutes of Canada in two languages: 3,754 provision versions with 27,723 citations.
const IMPORTED = 'ca-justice-xml'
const REPEATS = 3

/** Returns precision and recall over all jurisdictions and in each; `full` lists every mistake on standard error. */
export async function citations(corpora: string, full: boolean): Promise<Row[]> {
  const result = measure(corpora, find)
  console.error(byKind(result))
  if (full) for (const mistake of result.mistakes) console.error(shown(mistake))
  const { precision, recall } = rates(result.total)
  return [
    row('citations: links that are right', precision, PRECISION, `${result.total.wrong} wrong`),
    row(
      'citations: references linked',
      recall,
      RECALL,
      `${result.total.right} of ${result.total.wanted}; ${share(recallAcross(result.total))} without those inside one provision`,
    ),
    ...TURNS.map((turn) => ofDrawn(turn, UNSEEN[turn], measure(corpora, find, drawn(turn)).total)),
    await importCost(path.join(corpora, IMPORTED)),
    ...[...result.byJurisdiction].sort(([a], [b]) => a.localeCompare(b)).map(ofJurisdiction),
  ]
}

// In turns, so that what else the machine does weighs on both; the quickest of each is the one least disturbed.
async function importCost(folder: string): Promise<Row> {
  const { stdout } = await runFile('bench/import-citing.ts', ['turns', `${REPEATS}`, folder])
  const { cpuSeconds, first, again } = JSON.parse(stdout) as {
    readonly cpuSeconds: Readonly<Record<'whole' | 'no-citations', { readonly first: number }>>
    readonly first: { readonly citations: number }
    readonly again: { readonly citations: number }
  }
  const { whole, 'no-citations': without } = cpuSeconds
  return {
    what: 'citations: import that reads them',
    figure: `${first.citations.toFixed(2)} times`,
    target: `at most ${COST} times`,
    met: first.citations <= COST,
    against: `${whole.first.toFixed(1)} s of CPU, ${without.first.toFixed(1)} s without; ${again.citations.toFixed(2)} times where both are warm`,
  }
}

function row(what: string, figure: number, least: number, against: string): Row {
  return { what, figure: share(figure), target: `at least ${least}`, met: figure >= least, against }
}

// What the finder did on them when it had never read them is what it does elsewhere; since then their mistakes were looked at.
function ofDrawn(turn: Turn, unseen: string, score: Score): Row {
  const { precision, recall } = rates(score)
  return {
    what: `citations: passages drawn by chance, ${turn} turn`,
    figure: `precision ${share(precision)}, recall ${share(recall)}`,
    target: 'shown',
    met: true,
    against: `${score.right} of ${score.wanted}, ${score.wrong} wrong; ${unseen} when read for the first time`,
  }
}

function ofJurisdiction([code, score]: [string, Score]): Row {
  const { precision, recall } = rates(score)
  return {
    what: `citations: ${code}`,
    figure: `precision ${share(precision)}, recall ${share(recall)}`,
    target: 'shown',
    met: true,
    against: `${score.right} of ${score.wanted}, ${score.wrong} wrong`,
  }
}

function byKind({ total, mistakes }: Result): string {
  const kinds = [...total.byKind].map(([kind, { wanted, right }]) => `${kind} ${right}/${wanted}`)
  const faults = new Map<string, number>()
  for (const { fault } of mistakes) faults.set(fault, (faults.get(fault) ?? 0) + 1)
  const wrongs = [...faults].map(([fault, count]) => `${fault} ${count}`)
  const parts = `parts of provisions right to the last: ${total.partsRight}/${total.withParts}`
  return `Found by kind: ${kinds.join(', ')}\nMistakes: ${wrongs.join(', ') || 'none'}; ${parts}`
}

function shown({ passage, fault, quote, expected, found }: Mistake): string {
  return `${fault}\t${passage}\t“${quote}”\texpected: ${expected || 'nothing'}\tfound: ${found || 'nothing'}`
}

function share(value: number): string {
  return value.toFixed(3)
}

if (import.meta.main) {
  const corpora = path.resolve(import.meta.dirname, '..', '..', 'shared', 'corpora')
  console.log(table(await citations(corpora, process.argv.includes('--full'))))
}

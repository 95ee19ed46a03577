/** A served library learns from the parallel texts that come in, by itself: once nothing came for a while, and in a process of its own. */
import * as z from 'zod'
import type { Database } from '#store/dialect/sqlite.ts'
import { markOf } from '#store/mark.ts'
import type { ByCommand } from '../by-command.ts'
import { pairsDue } from './learn.ts'

export interface LearningOptions {
  readonly db: Database
  readonly log: (text: string) => void
  /** Learns what is due, and tells what came of it in a line; null where nothing is worth telling. `stop` breaks it off. */
  readonly learn: (stop: AbortSignal) => Promise<string | null>
  /** Milliseconds between two looks. */
  readonly every?: number
}

/** So long nothing must have come in: of an import that goes on, every act would be learnt anew. */
const QUIET = 30_000

export interface Learning {
  /** Learns where something came in before the last look, and nothing since. */
  readonly look: () => Promise<void>
  /** Breaks off what runs, and resolves when nothing does any more. */
  readonly stop: () => Promise<void>
}

/** Looks whether something came in that is to be learnt from, until stopped. */
export function keepLearning({ db, log, learn, every = QUIET }: LearningOptions): Learning {
  const stopping = new AbortController()
  let running: Promise<void> | null = null
  let [seen, learnt] = ['', '']
  const lookOnce = async () => {
    const mark = await markOf(db)
    const isQuiet = mark === seen
    seen = mark
    if (!isQuiet || mark === learnt) return
    // What cannot be learnt now could not at the next look: it is tried again when something came in.
    learnt = mark
    if ((await pairsDue(db)) === 0) return
    const said = await learn(stopping.signal)
    if (said !== null && !stopping.signal.aborted) log(said)
  }
  const look = () => {
    running ??= lookOnce()
      .catch((error: unknown) =>
        log(`Learning by itself failed: ${error instanceof Error ? error.stack : error}`),
      )
      .finally(() => {
        running = null
      })
    return running
  }
  const timer = setInterval(() => void look(), every)
  timer.unref()
  return {
    look,
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await running
    },
  }
}

const REPORT = z.object({ pairs: z.array(z.object({ learnt: z.boolean() })), seconds: z.number() })

/** Returns what learns as the command `comity lexicon learn` does. */
export function learnByCommand(run: ByCommand): LearningOptions['learn'] {
  return async (stop) => {
    const { code, said, log } = await run(['lexicon', 'learn'], stop)
    if (stop.aborted) return null
    const report = REPORT.safeParse(said).data
    if (!report) return `Learning the lexicon ended with ${code ?? 'a signal'}: ${log}`
    const pairs = report.pairs.filter(({ learnt }) => learnt).length
    const what = pairs === 1 ? 'one pair of languages translates' : `${pairs} pairs of languages translate`
    return pairs === 0 ? null : `Learnt how ${what}, in ${Math.ceil(report.seconds)} s`
  }
}

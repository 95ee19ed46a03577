/**
 * A served library asks those it follows by itself: each when its schedule says, one after the other, in a process of its own, so that
 * pages are answered meanwhile. The process ends with the sync and gives all its memory back.
 */
import * as z from 'zod'
import type { Database } from '#store/dialect/sqlite.ts'
import { followedSources } from '#store/followed.ts'
import { UNWATCHED, watches } from '#store/network.ts'
import type { ByCommand } from '../by-command.ts'
import { dueAt, scheduleOf } from '../exchange/schedule.ts'

export interface SyncingOptions {
  readonly db: Database
  readonly now: () => Date
  readonly log: (text: string) => void
  /** Syncs with a source and tells what came of it in a line each; null where nothing is worth telling. `stop` breaks it off. */
  readonly sync: (source: Due, stop: AbortSignal) => Promise<string | null>
  /** Milliseconds between two looks at who is due. */
  readonly every?: number
}

/** A source whose time has come. */
export interface Due {
  readonly name: string
  /** Bytes a second at most; null for no limit. */
  readonly bandwidth: number | null
}

/** Who is due is looked up so often: a schedule that was changed holds from then on. */
const LOOK = 20_000
/** A sync that left no trace is not tried again before so many minutes, and twice as many after each further one. */
const UNTRACED = 15

export interface Syncs {
  /** Syncs with whoever is due by now; resolves when nobody is any more. */
  readonly look: () => Promise<void>
  /** Breaks off what runs, and resolves when nothing does any more. */
  readonly stop: () => Promise<void>
}

/** Syncs with whoever is due, until stopped. */
export function keepSyncing(options: SyncingOptions): Syncs {
  const { every = LOOK, log } = options
  const stopping = new AbortController()
  const untraced = new Map<string, { readonly times: number; readonly until: number }>()
  let running: Promise<void> | null = null
  const look = () => {
    running ??= syncDue(options, stopping.signal, untraced)
      .catch((error: unknown) =>
        log(`Syncing by schedule failed: ${error instanceof Error ? error.stack : error}`),
      )
      .finally(() => {
        running = null
      })
    return running
  }
  const timer = setInterval(() => void look(), every)
  timer.unref()
  void look()
  return {
    look,
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await running
    },
  }
}

// One at a time, whoever has waited longest first, until nobody is due.
async function syncDue(
  options: SyncingOptions,
  stop: AbortSignal,
  untraced: Map<string, { readonly times: number; readonly until: number }>,
): Promise<void> {
  const { db, now, log, sync } = options
  while (!stop.aborted) {
    const [next] = (await dueIn(db, now())).filter(
      ({ name }) => (untraced.get(name)?.until ?? 0) <= now().getTime(),
    )
    if (!next) return
    const said = await sync(next, stop)
    if (stop.aborted) return
    if (said !== null) log(said)
    const after = (await followedSources(db.sql)).find(({ name }) => name === next.name)
    if (after && after.tried_at === next.tried) {
      const times = (untraced.get(next.name)?.times ?? 0) + 1
      const wait = UNTRACED * 2 ** Math.min(times - 1, 6) * 60_000
      untraced.set(next.name, { times, until: now().getTime() + wait })
    } else untraced.delete(next.name)
  }
}

async function dueIn(db: Database, now: Date): Promise<(Due & { readonly tried: string | null })[]> {
  const watched = await watches(db.sql)
  return (await followedSources(db.sql))
    .flatMap(({ name, base, tried_at, added_at }) => {
      const { schedule, failures, bandwidth } = watched.get(name) ?? UNWATCHED
      const tried = tried_at === null ? null : new Date(tried_at)
      const asked = { name, schedule: scheduleOf(schedule, base), tried, added: new Date(added_at), failures }
      const due = dueAt(asked)
      return due !== null && due <= now ? [{ name, bandwidth, tried: tried_at, due }] : []
    })
    .sort((a, b) => a.due.getTime() - b.due.getTime())
}

const REPORT = z.object({
  sources: z.array(
    z.object({
      name: z.string(),
      collection: z.string().nullable(),
      release: z.number().nullable(),
      status: z.enum(['applied', 'up-to-date', 'refused']),
      reason: z.string().nullable(),
      works: z.number(),
    }),
  ),
})

/** Returns a sync that is run as the command `comity sync` is. */
export function syncByCommand(run: ByCommand): SyncingOptions['sync'] {
  return async ({ name, bandwidth }, stop) => {
    const limit = bandwidth === null ? [] : ['--bandwidth', `${bandwidth / 1000}`]
    const { code, said, log } = await run(['sync', name, ...limit], stop)
    if (stop.aborted) return null
    const report = REPORT.safeParse(said).data
    return report ? toldOf(report) : `The sync with ${name} ended with ${code ?? 'a signal'}: ${log}`
  }
}

// That nothing changed is no news.
function toldOf({ sources }: z.infer<typeof REPORT>): string | null {
  const lines = sources.flatMap(({ name, collection, release, status, reason, works }) => {
    const what = collection === null ? name : `${name}/${collection}`
    if (status === 'refused') return [`${what}: refused: ${reason}`]
    return status === 'applied' ? [`${what}: release ${release} applied, ${works} works`] : []
  })
  return lines.length === 0 ? null : lines.join('\n')
}

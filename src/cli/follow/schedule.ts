/** When a publisher is asked by a served library, and how fast it may be read: options of `comity follow` and `comity follow set`. */
import type { Command } from 'commander'
import { scheduleIn, scheduleText } from '#jobs/exchange/schedule.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { setWatch } from '#store/network.ts'
import { UsageError } from '../context.ts'

export interface ScheduleOptions {
  readonly schedule?: string
  readonly bandwidth?: string
}

/** What of the watch over a source the options change. */
export interface WatchChange {
  readonly schedule?: string
  readonly bandwidth?: number | null
}

/** Adds the options. */
export function withSchedule(command: Command): Command {
  return command
    .option(
      '--schedule <when>',
      'when comity serve asks it: "every 6 hours", "daily", "never", or a cron pattern in the machine\'s time zone, such as "30 3 * * *" (default: every 6 hours for an address, never for a folder or file)',
    )
    .option('--bandwidth <kB/s>', 'take no more than this when comity serve asks it; 0 for no limit')
}

/** Returns what the options change; empty where none was given. Throws UsageError where one cannot be read. */
export function watchChange({ schedule, bandwidth }: ScheduleOptions): WatchChange {
  return {
    ...(schedule === undefined ? {} : { schedule: scheduleTyped(schedule) }),
    ...(bandwidth === undefined ? {} : { bandwidth: bandwidthTyped(bandwidth) }),
  }
}

/** Keeps what the options change. */
export async function keepWatch({ sql }: Database, name: string, change: WatchChange): Promise<void> {
  if (Object.keys(change).length > 0) await setWatch(sql, name, change)
}

function scheduleTyped(text: string): string {
  try {
    return scheduleText(scheduleIn(text))
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error
  }
}

function bandwidthTyped(text: string): number | null {
  const kilobytes = Number(text)
  if (text.trim() === '' || !(kilobytes >= 0 && kilobytes <= 1e7))
    throw new UsageError(
      `Cannot read --bandwidth "${text}": expected kilobytes a second, such as 200, or 0 for no limit`,
    )
  return kilobytes === 0 ? null : Math.round(kilobytes * 1000)
}

/** The time that entries of a zip archive bear: the same bytes on every machine, wherever it stands. */

/** Returns the instant as the archive writes it. Archives know no time zones: what is written is UTC, as the hours of whatever zone this is. */
export function zipTime(instant: string): Date {
  const utc = new Date(instant)
  return new Date(
    utc.getUTCFullYear(),
    utc.getUTCMonth(),
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
    utc.getUTCSeconds(),
  )
}

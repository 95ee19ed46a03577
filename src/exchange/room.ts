/** Room in memory for what is large: the heap gives back what was left of what came before only when it has to. */
import v8 from 'node:v8'
import { runInNewContext } from 'node:vm'

// What takes this much is read, checked and kept as several times as much for a while.
const LARGE = 4 * 2 ** 20

let collect: (() => void) | null = null

/** Collects what is left in the heap of what came before, where what comes next takes as many bytes as a large act. */
export function makeRoomFor(bytes: number): void {
  if (bytes < LARGE) return
  collect ??= collector()
  collect()
}

// Node gives its collector to whoever asks for it by flag. Asked to spare memory, it puts together what lies scattered.
function collector(): () => void {
  v8.setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as (options: {
    type: 'major'
    execution: 'sync'
    flavor: 'last-resort'
  }) => void
  v8.setFlagsFromString('--no-expose-gc')
  return () => gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

// Notes, as a test file ends, the processor time that it and the processes it started took: what `--times` prints.
import { appendFileSync, readdirSync, readFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const [, file] = process.argv
if (isMainThread && /\.test\.tsx?$/.test(file ?? ''))
  process.on('exit', () => appendFileSync(process.env.COMITY_TIMES, `${seconds().toFixed(1)}\t${file}\n`))

// Linux says it in hundredths: of a process, of its children that have ended, and of those that are still there.
function seconds() {
  const alive = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(statOf)
  const ticks = (id) =>
    alive.reduce(
      (sum, each) => sum + (each.id === id ? each.ticks : each.parent === id ? ticks(each.id) : 0),
      0,
    )
  return ticks(process.pid) / 100
}

// The name in parentheses may have spaces; behind it stand the state, the parent and, from the twelfth on, the times.
// https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
function statOf(name) {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    return [
      {
        id: Number(name),
        parent: fields[1],
        ticks: fields.slice(11, 15).reduce((sum, each) => sum + each, 0),
      },
    ]
  } catch {
    return []
  }
}

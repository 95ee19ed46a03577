/**
 * Asks a server for pages in a process of its own and prints what it took, as JSON. Arguments: base address, comma-separated
 * paths, `all-out` or a number of requests a second, seconds.
 */
import http from 'node:http'

const [base = '', list = '/', rate = 'all-out', seconds = '5'] = process.argv.slice(2)
const paths = list.split(',')
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 })
const taken: number[] = []
const until = performance.now() + Number(seconds) * 1000

if (rate === 'all-out') await Promise.all(Array.from({ length: 16 }, () => oneAfterTheOther()))
else await steadily(1000 / Number(rate))
agent.destroy()

taken.sort((a, b) => a - b)
const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0
console.log(
  JSON.stringify({
    perSecond: taken.length / Number(seconds),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    n: taken.length,
  }),
)

async function oneAfterTheOther(): Promise<void> {
  for (let i = 0; performance.now() < until; i++) await ask(paths[i % paths.length] ?? '/')
}

// Each request leaves at its own moment, whether or not the one before it has been answered.
async function steadily(every: number): Promise<void> {
  const asked: Promise<void>[] = []
  for (let i = 0, next = performance.now(); next < until; i++, next += every) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())))
    asked.push(ask(paths[i % paths.length] ?? '/'))
  }
  await Promise.all(asked)
}

function ask(path: string): Promise<void> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const request = http.get(base + path, { agent, headers: { 'accept-encoding': 'identity' } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}`))
      answer.resume().on('end', () => {
        taken.push(performance.now() - started)
        resolve()
      })
    })
    request.on('error', reject)
  })
}

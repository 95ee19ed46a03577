/** Two centres with real keys, each with the law of its own state, and an agreement that both hold. */
import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { comity, scratch, start } from '../cli/comity.ts'

const DEMO = {
  valen: 'demo/xv/personal-data-1994',
  borea: 'demo/xb/personal-data-1997',
}
const PARTY = { valen: 'xv', borea: 'xb' } as const

export type Node = keyof typeof DEMO

export interface Centres {
  readonly at: (...names: string[]) => string
  readonly keys: Readonly<Record<Node, string>>
  /** Runs a command on the library of a centre. */
  readonly run: (node: Node, ...args: string[]) => ReturnType<typeof comity>
  /** Runs a command that must succeed, and returns what it prints as JSON. */
  readonly json: <Value>(node: Node, ...args: string[]) => Promise<Value>
  /** Serves a centre, and returns the address of its repository. */
  readonly serve: (node: Node) => Promise<string>
  readonly close: () => Promise<void>
}

/** Sets up the two centres; with a stranger's key in the place of that of Borea where it is said. */
export async function twoCentres(): Promise<Centres> {
  const folder = await scratch()
  const servers: ChildProcess[] = []
  const run = (node: Node, ...args: string[]) => comity([...args, '--home', folder.at(node)])
  const json = async <Value>(node: Node, ...args: string[]): Promise<Value> => {
    const { code, out, err } = await run(node, ...args, '--json')
    assert.equal(code, 0, `comity ${args.join(' ')}: ${err}`)
    return JSON.parse(out) as Value
  }
  const keys = { valen: '', borea: '' }
  for (const node of ['valen', 'borea'] as const) {
    await json(node, 'import', 'akn', DEMO[node])
    keys[node] = (await json<{ public: string }>(node, 'keys', 'identity', '--init', '--plain')).public
  }
  const record = folder.at('agreement.json')
  await writeFile(record, JSON.stringify(agreement(keys)))
  for (const node of ['valen', 'borea'] as const)
    await json(node, 'agreements', 'add', record, '--as', PARTY[node])
  const serve = async (node: Node) => {
    const server = start(['serve', '--port', '0', '--json', '--home', folder.at(node)])
    servers.push(server)
    // Whoever ends before it serves must not be waited for.
    const [said] = await Promise.race([
      once(server.stdout ?? server, 'data'),
      once(server, 'close').then(([code]) => assert.fail(`serve ended with ${code}`)),
    ])
    return `${JSON.parse(String(said)).url}/exchange/`
  }
  const close = async () => {
    for (const server of servers) {
      server.kill('SIGTERM')
      await once(server, 'close')
    }
    await folder.remove()
  }
  return { at: folder.at, keys, run, json, serve, close }
}

function agreement(keys: Readonly<Record<Node, string>>) {
  const party = (id: string, name: string, key: string) => ({
    id,
    name: { eng: name },
    jurisdiction: id,
    bodies: [{ name: 'Centre' }],
    key,
  })
  return {
    format: 'comity-agreement/1',
    id: 'saltmere',
    title: { eng: 'Agreement of Saltmere' },
    public: false,
    parties: [party('xv', 'Valen', keys.valen), party('xb', 'Borea', keys.borea)],
    list: [
      { id: '1', title: { eng: 'Law of Valen' }, gives: 'xv', collections: ['valen'] },
      { id: '2', title: { eng: 'Law of Borea' }, gives: 'xb', collections: ['zakony'] },
    ],
    onward: 'no',
    dates: { inForce: '2020-01-01' },
  }
}

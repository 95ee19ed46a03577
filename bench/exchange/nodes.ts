/** A publisher and a follower of it as their operators run them: every command a process of its own, watched for its memory. */
import path from 'node:path'
import { type ChildRun, runFile } from '../child.ts'
import { ENVIRONMENT, type Served, serveHome } from '../server.ts'
import { type Wire, wireTo } from './wire.ts'

export interface SyncRun extends ChildRun {
  /** Over the wire, both ways. */
  readonly wireBytes: number
  readonly said: {
    readonly status: string
    readonly reason: string | null
    readonly requests: number
    readonly seconds: number
  }
}

export interface Nodes {
  readonly publisher: string
  publish(): Promise<ChildRun>
  /** Serves the publisher from the first time on, and lets the follower take what is new. Throws where it is refused. */
  sync(): Promise<SyncRun>
  stop(): void
}

const PASSPHRASE = 'three grey herons'

/** Returns the nodes below a folder; the library of the publisher is made by whoever measures, in the folder named. */
export function nodesIn(folder: string): Nodes {
  const [publisher, reader] = ['publisher', 'reader'].map((name) => path.join(folder, name)) as [
    string,
    string,
  ]
  let served: { site: Served; wire: Wire } | null = null
  let isBegun = false
  const comity = <Answer>(...args: string[]): Promise<ChildRun & { said: Answer }> => {
    Object.assign(process.env, ENVIRONMENT, { COMITY_PASSPHRASE: PASSPHRASE })
    return runFile('src/app.ts', [...args, '--json']).then((run) => ({
      ...run,
      said: JSON.parse(run.stdout) as Answer,
    }))
  }
  const follow = async () => {
    const site = await serveHome(publisher)
    const wire = await wireTo(Number(new URL(site.base).port))
    served = { site, wire }
    const { said } = await comity<{ fingerprint: string }>('keys', 'export', '--home', publisher)
    const base = `http://127.0.0.1:${wire.port}/exchange/`
    const about = ['--fingerprint', said.fingerprint, '--name', 'xv', '--schedule', 'never']
    await comity('follow', base, ...about, '--home', reader)
    return served
  }
  return {
    publisher,
    async publish() {
      if (!isBegun) {
        await comity('keys', 'init', '--home', publisher)
        await comity('collections', 'add', 'law', '--title', 'Law', '--home', publisher)
        isBegun = true
      }
      return comity('publish', 'law', '--home', publisher)
    },
    async sync() {
      const { wire } = served ?? (await follow())
      wire.taken()
      const run = await comity<{ sources: [SyncRun['said']] }>('sync', 'xv', '--home', reader)
      return { ...run, said: run.said.sources[0], wireBytes: wire.taken() }
    },
    stop() {
      served?.wire.stop()
      served?.site.stop()
    },
  }
}

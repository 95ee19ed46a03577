/** The network of the test: a publisher, two mirrors in a row, a follower of both, and one without a network, each a folder and processes of its own. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { freePort } from '../conformance/target.ts'
import { type Fault, type Line, lineTo } from './line.ts'
import { comity, type Ended, Site, told, unkilled } from './processes.ts'
import type { Random } from './random.ts'
import { type Truth, truthIn } from './truth.ts'

const LAW = path.resolve(import.meta.dirname, '..', '..', '..', 'demo', 'xv')
/** Who follows, in the order in which what is new reaches them. */
export const FOLLOWERS = ['mirror', 'second', 'follower', 'island'] as const
export type FollowerName = (typeof FOLLOWERS)[number]

export class Network {
  readonly folder: string
  readonly #random: Random
  readonly #sites = new Map<string, Site>()
  readonly lines: Line[] = []
  /** What became of the syncs: how often. */
  readonly told = new Map<string, number>()
  /** About how many milliseconds a sync takes here that nobody kills. */
  usual = 1500
  #wording = 0

  private constructor(folder: string, random: Random) {
    this.folder = folder
    this.#random = random
  }

  /** Makes the nodes. The mirrors have synced, the others have not. */
  static async begin(folder: string, random: Random): Promise<Network> {
    const network = new Network(folder, random)
    try {
      await network.#begin()
      return network
    } catch (error) {
      await network.end()
      throw error
    }
  }

  async #begin(): Promise<void> {
    const home = this.home('publisher')
    await this.amend(null)
    const { fingerprint } = await told<{ fingerprint: string }>('keys', 'init', '--home', home)
    await told('collections', 'add', 'law', '--title', 'The law', '--in', 'xv', '--home', home)
    await this.publish(null)
    const publisher = await this.#served('publisher')
    await this.#follows('mirror', fingerprint, [`${await this.#line(publisher)}/exchange/`])
    // What a mirror has not yet cannot be followed there.
    await this.sync('mirror', null)
    const mirror = await this.#line(await this.#served('mirror'))
    await this.#follows('second', fingerprint, [`${mirror}/exchange/mirrors/valen/`])
    await this.sync('second', null)
    const second = await this.#line(await this.#served('second'))
    const addresses = [`${await this.#line(publisher)}/exchange/`, `${second}/exchange/mirrors/valen/`]
    await this.#follows('follower', fingerprint, addresses)
    await this.pack(0, null)
    await this.#follows('island', fingerprint, [this.stick])
  }

  home(name: string): string {
    return path.join(this.folder, name)
  }

  /** The medium that goes to the island. */
  get stick(): string {
    return this.home('stick')
  }

  /** Brings other words of an act to the publisher, or another act. */
  async amend(killAfter: number | null): Promise<void> {
    this.#wording += 1
    const from = path.join(this.folder, 'brought')
    await mkdir(from, { recursive: true })
    const act = this.#random.of(['2003-18', '2008-31', '2009-52', '2010-14'])
    await cp(path.join(LAW, 'amending', act), path.join(from, act), { recursive: true })
    const changed = path.join(from, 'personal-data-1994')
    await cp(path.join(LAW, 'personal-data-1994'), changed, { recursive: true })
    const file = path.join(changed, 'eng.xml')
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('keeping', `keeping (${this.#wording})`))
    await run(['import', 'auto', from, '--home', this.home('publisher'), '--json'], killAfter)
    await rm(from, { recursive: true })
  }

  publish(killAfter: number | null): Promise<Ended> {
    return run(['publish', 'law', '--home', this.home('publisher'), '--json'], killAfter)
  }

  /** Packs onto the stick what the island needs that stands at a release. */
  pack(since: number, killAfter: number | null): Promise<Ended> {
    const from = since === 0 ? [] : ['--since', `${since}`]
    return run(['pack', '--to', this.stick, ...from, '--home', this.home('publisher'), '--json'], killAfter)
  }

  /** Lets a node sync, and keeps in mind what it said. */
  async sync(name: FollowerName, killAfter: number | null): Promise<Ended> {
    const begun = performance.now()
    const ended = await comity(['sync', 'valen', '--home', this.home(name), '--json'], killAfter)
    if (ended.code === 0) this.usual = 0.7 * this.usual + 0.3 * (performance.now() - begun)
    const outcome = outcomeOf(ended)
    this.told.set(outcome, (this.told.get(outcome) ?? 0) + 1)
    return ended
  }

  /** Kills the sites that are served, one or another, and serves them again. */
  async shake(likelihood: number): Promise<string[]> {
    const killed: string[] = []
    for (const [name, site] of this.#sites)
      if (this.#random.happens(likelihood)) {
        await site.kill()
        killed.push(name)
      }
    return killed
  }

  /** Serves what was killed. */
  async revive(killed: readonly string[]): Promise<void> {
    await Promise.all(killed.map((name) => this.#sites.get(name)?.serve()))
  }

  /** Gives each line a fault, or none. */
  weather(faults: readonly [Fault, ...Fault[]]): void {
    for (const line of this.lines) line.fault = this.#random.of(faults)
  }

  truth(): Promise<Truth> {
    return truthIn(path.join(this.home('publisher'), 'exchange', 'public'), 'law')
  }

  async end(): Promise<void> {
    for (const line of this.lines) line.stop()
    await Promise.all([...this.#sites.values()].map((site) => site.kill()))
  }

  async #served(name: string): Promise<number> {
    const site = new Site(this.home(name), await freePort())
    this.#sites.set(name, site)
    await site.serve()
    return site.port
  }

  async #line(port: number): Promise<string> {
    const line = await lineTo(port, this.#random)
    this.lines.push(line)
    return `http://127.0.0.1:${line.port}`
  }

  async #follows(name: FollowerName, fingerprint: string, [base, mirror]: readonly string[]): Promise<void> {
    const from = mirror === undefined ? [] : ['--mirror', mirror]
    const about = ['--fingerprint', fingerprint, '--name', 'valen', '--schedule', 'never', '--yes']
    await told('follow', base ?? '', ...about, ...from, '--home', this.home(name))
  }
}

// A process of its own for what is killed. Syncs have one always: how long they take says when to kill.
function run(args: readonly string[], killAfter: number | null): Promise<Ended> {
  return killAfter === null ? unkilled(args) : comity(args, killAfter)
}

function outcomeOf({ code, stdout }: Ended): string {
  if (code === null) return 'killed'
  try {
    const { sources } = JSON.parse(stdout) as { sources: { status: string; refusal: string | null }[] }
    return sources.map(({ status, refusal }) => refusal ?? status).join(', ') || 'nothing published'
  } catch {
    return `ended with ${code}`
  }
}

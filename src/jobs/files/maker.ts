/**
 * Making files beside the work of a site: what takes long is made by a process of its own, one of a kind at a time, with a short
 * queue; what was made is kept while there is room. The process ends with the file and gives all its memory back.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { serialize } from 'node:v8'
import { inOrder, type LawDocument } from '#export/document.ts'
import type { Surroundings } from '#export/json-ld.ts'
import type { Format } from '#export/registry.ts'
import { Shelf } from './shelf.ts'

/** What the process is given. */
export interface Order {
  readonly ending: string
  readonly document: LawDocument
  readonly beside: Surroundings | undefined
}

export type Made =
  | { readonly state: 'made'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Others wait already: ask again after so many seconds. */
  | { readonly state: 'busy'; readonly seconds: number }
  /** More than this machine can do: its memory or the time allowed would not do. */
  | { readonly state: 'too-long' }

export interface FileMaker {
  /** Returns the file, from what is kept under the name or newly made. `order` is asked for only where it must be made. */
  make(name: string, format: Format, order: () => Promise<Omit<Order, 'ending'>>): Promise<Made>
  /** Returns another file, made by the work where it is not kept: it waits in the line of files of its ending. */
  makeBy(name: string, ending: string, work: (limits: Limits) => Promise<Made>): Promise<Made>
}

export interface Limits {
  /** Orders of one kind that may wait. */
  readonly waiting: number
  /** Bytes of files kept. */
  readonly kept: number
  /** Milliseconds that a file may take. */
  readonly time: number
  /** Bytes of memory that can be had. */
  readonly memory: () => number
}

const LIMITS: Limits = {
  waiting: 8,
  kept: 48_000_000,
  time: 180_000,
  memory: () => process.availableMemory(),
}
/** Characters of a text up to which a light format is made where it is asked for: about a tenth of a second. */
const AT_ONCE = 800_000
/** Seconds that somebody is told to wait for each order before theirs. */
const EACH = 3
// Measured on a code of 19,000 provisions: bytes of memory for each byte of the order, beside those of a bare process.
const HUNGER: Readonly<Record<string, number>> = { pdf: 165, docx: 45 }
const OTHER_HUNGER = 15
const BARE = 160_000_000

/** Returns a maker. Where no limits are given, those that a machine with 4 GB can keep. */
export function fileMaker(limits: Limits = LIMITS): FileMaker {
  const shelf = new Shelf(limits.kept)
  const lines = new Map<string, { waiting: number; last: Promise<unknown> }>()
  const underWay = new Map<string, Promise<Made>>()

  // One after the other: whoever comes waits for the last in the line.
  const queued = async (ending: string, work: () => Promise<Made>): Promise<Made> => {
    const line = lines.get(ending) ?? { waiting: 0, last: Promise.resolve() }
    if (line.waiting > limits.waiting) return { state: 'busy', seconds: line.waiting * EACH }
    lines.set(ending, line)
    line.waiting += 1
    const turn = line.last.then(work)
    line.last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      line.waiting -= 1
    }
  }

  const make = async (name: string, ending: string, isKept: boolean, work: () => Promise<Made>) => {
    const result = await queued(ending, work)
    if (result.state === 'made' && isKept) shelf.put(name, result.bytes)
    return result
  }

  const once = async (name: string, ending: string, isKept: boolean, work: () => Promise<Made>) => {
    const kept = shelf.get(name)
    if (kept) return { state: 'made', bytes: kept } as const
    let result = underWay.get(name)
    if (!result) {
      result = make(name, ending, isKept, work).finally(() => underWay.delete(name))
      underWay.set(name, result)
    }
    return result
  }

  return {
    // What is made in no time need not take the room of what is not.
    make: (name, format, order) =>
      once(name, format.ending, format.heavy, async () => made(format, await order(), limits)),
    makeBy: (name, ending, work) => once(name, ending, true, () => work(limits)),
  }
}

async function made(
  format: Format,
  { document, beside }: Omit<Order, 'ending'>,
  limits: Limits,
): Promise<Made> {
  if (!format.heavy && charactersOf(document) <= AT_ONCE) {
    const file = await format.make(document, beside)
    return {
      state: 'made',
      bytes: typeof file === 'string' ? new TextEncoder().encode(file) : new Uint8Array(file),
    }
  }
  const order = serialize({ ending: format.ending, document, beside } satisfies Order)
  return madeApart(PROGRAM, order, HUNGER[format.ending] ?? OTHER_HUNGER, limits)
}

/** Returns what a program makes of an order, in a process of its own; `hunger` is how many bytes of memory it takes for each byte of the order. */
export async function madeApart(
  program: string,
  order: Uint8Array,
  hunger: number,
  limits: Limits,
): Promise<Made> {
  const need = BARE + order.length * hunger
  return need > limits.memory() ? { state: 'too-long' } : apart(program, order, limits.time)
}

function charactersOf({ nodes }: LawDocument): number {
  return inOrder(nodes).reduce((sum, { xml }) => sum + (xml?.length ?? 0), 0)
}

const PROGRAM = path.resolve(import.meta.dirname, 'making.ts')

// A process that was killed ran out of time or memory; one that failed says why.
function apart(program: string, order: Uint8Array, time: number): Promise<Made> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: time,
      killSignal: 'SIGKILL',
    })
    const [out, complaint]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => complaint.push(chunk))
    child.on('error', reject)
    // It may end before it has read its order.
    child.stdin.on('error', () => undefined)
    child.on('close', (code, signal) => {
      const said = Buffer.concat(complaint).toString()
      if (code === 0) resolve({ state: 'made', bytes: new Uint8Array(Buffer.concat(out)) })
      else if (signal !== null || said.includes('heap out of memory')) resolve({ state: 'too-long' })
      else
        reject(new Error(`Cannot make the file: its process ended with code ${code}\n${said.slice(-2000)}`))
    })
    child.stdin.end(order)
  })
}

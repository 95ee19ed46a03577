/**
 * Searching beside the work of a site: a few threads with connections of their own, so that no question keeps pages waiting. One that
 * takes longer than it may is ended with its thread, and another thread takes its place.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { SearchBusyError, SearchTimeoutError } from '#search/model.ts'
import { QueryError, type QueryFault } from '#search/query.ts'
import type { Finder } from './find.ts'

/** What a thread is asked. */
export interface Question {
  readonly id: number
  readonly ask: keyof Finder
  readonly text: string
  readonly options: object
}

/** What a thread answers: a value, or why there is none. */
export type Answer = { readonly id: number } & (
  | { readonly value: unknown }
  | { readonly refused: { fault: QueryFault; message: string; values: Record<string, string | number> } }
  | { readonly late: number }
  | { readonly failed: string }
)

export interface SearchPool extends Finder {
  /** Ends the threads; what they were asked fails. */
  close(): Promise<void>
}

export interface PoolLimits {
  readonly threads: number
  /** Milliseconds that a question may take once a thread has it, where it does not say so itself. */
  readonly time: number
  /** Questions that may wait for a thread. */
  readonly waiting: number
}

const LIMITS: PoolLimits = {
  // A second thread holds what the first one does: it is worth that where cores would be idle.
  threads: availableParallelism() > 4 ? 2 : 1,
  time: 5000,
  waiting: 200,
}

interface Asked {
  readonly question: Question
  readonly limitMs: number
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

interface Thread {
  readonly worker: Worker
  now: Asked | null
  timer: NodeJS.Timeout | null
}

/** Starts threads over a library's file; behind the wall, where it is said what of the restricted they may read. */
export function searchPool(
  file: string,
  limits: PoolLimits = LIMITS,
  cleared: readonly string[] | null = null,
): SearchPool {
  const pool = new Pool(file, limits, cleared)
  const ask = (name: keyof Finder) => (text: string, options: { readonly timeLimitMs?: number }) =>
    pool.ask(name, text, options)
  return {
    search: ask('search') as Finder['search'],
    suggest: ask('suggest') as Finder['suggest'],
    phrase: ask('phrase') as Finder['phrase'],
    close: () => pool.close(),
  }
}

class Pool {
  readonly #file: string
  readonly #limits: PoolLimits
  readonly #cleared: readonly string[] | null
  readonly #threads: Thread[] = []
  readonly #waiting: Asked[] = []
  #last = 0
  #closed = false

  constructor(file: string, limits: PoolLimits, cleared: readonly string[] | null) {
    this.#file = file
    this.#cleared = cleared
    this.#limits = limits
    for (let count = 0; count < limits.threads; count++) this.#start()
  }

  ask(name: keyof Finder, text: string, options: { readonly timeLimitMs?: number }): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(closed())
      if (this.#waiting.length >= this.#limits.waiting) return reject(new SearchBusyError())
      const question = { id: ++this.#last, ask: name, text, options }
      this.#waiting.push({ question, limitMs: options.timeLimitMs ?? this.#limits.time, resolve, reject })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const { reject } of this.#waiting.splice(0)) reject(closed())
    await Promise.all(this.#threads.splice(0).map((thread) => this.#end(thread, closed())))
  }

  #start(): void {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { file: this.#file, cleared: this.#cleared },
      // What a search makes it soon drops: a small nursery keeps a thread small.
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 256 },
    })
    const thread: Thread = { worker, now: null, timer: null }
    worker.on('message', (answer: Answer) => this.#answered(thread, answer))
    worker.on('error', (error: Error) => this.#replace(thread, error))
    worker.unref()
    this.#threads.push(thread)
  }

  #next(): void {
    const thread = this.#threads.find(({ now }) => now === null)
    const asked = thread && this.#waiting.shift()
    if (!thread || !asked) return
    thread.now = asked
    thread.worker.ref()
    thread.timer = setTimeout(
      () => this.#replace(thread, new SearchTimeoutError(asked.limitMs)),
      asked.limitMs,
    )
    thread.worker.postMessage(asked.question)
  }

  #answered(thread: Thread, answer: Answer): void {
    const asked = this.#freed(thread)
    thread.worker.unref()
    if (!asked || asked.question.id !== answer.id) return
    if ('value' in answer) asked.resolve(answer.value)
    else asked.reject(errorOf(answer))
    this.#next()
  }

  // A thread that failed or was too slow: what it was asked fails, and another one goes on.
  #replace(thread: Thread, error: Error): void {
    const at = this.#threads.indexOf(thread)
    if (at < 0) return
    this.#threads.splice(at, 1)
    void this.#end(thread, error)
    if (!this.#closed) this.#start()
    this.#next()
  }

  async #end(thread: Thread, error: Error): Promise<void> {
    this.#freed(thread)?.reject(error)
    await thread.worker.terminate()
  }

  #freed(thread: Thread): Asked | null {
    const asked = thread.now
    if (thread.timer) clearTimeout(thread.timer)
    thread.timer = null
    thread.now = null
    return asked
  }
}

function closed(): Error {
  return new Error('Cannot search: the search was ended')
}

function errorOf(answer: Exclude<Answer, { value: unknown }>): Error {
  if ('refused' in answer) {
    const { fault, message, values } = answer.refused
    return new QueryError(fault, message, values)
  }
  if ('late' in answer) return new SearchTimeoutError(answer.late)
  return new Error('failed' in answer ? answer.failed : 'Cannot search: the thread gave no answer')
}

/** Asking whoever sits at the terminal, on standard error: standard output is for answers. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { FailedError } from './context.ts'

/** Returns whether somebody can be asked. */
export function isTerminal(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true
}

/** Returns what is typed, without showing it. Throws FailedError where the typing is broken off. */
export function askSecret(question: string): Promise<string> {
  return ask(question, new Writable({ write: (_chunk, _encoding, done) => done() }))
}

/** Returns whether the answer is yes; anything else is no. Throws FailedError where the typing is broken off. */
export async function askYes(question: string): Promise<boolean> {
  return /^y(es)?$/i.test((await ask(`${question} [y/N] `, process.stderr)).trim())
}

async function ask(question: string, echo: NodeJS.WritableStream): Promise<string> {
  process.stderr.write(question)
  const lines = createInterface({ input: process.stdin, output: echo, terminal: true })
  try {
    return await new Promise((resolve, reject) => {
      lines.once('line', resolve)
      lines.once('close', () => reject(new FailedError('Stopped: nothing was changed')))
    })
  } finally {
    lines.close()
    if (echo !== process.stderr) process.stderr.write('\n')
  }
}

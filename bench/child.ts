/** Running a part of a measurement in a process of its own, for its time and its largest resident size. */
import { spawn } from 'node:child_process'
import path from 'node:path'

export interface ChildRun {
  readonly seconds: number
  readonly maxRssBytes: number
  readonly stdout: string
}

const ROOT = path.resolve(import.meta.dirname, '..')

/** Runs a TypeScript file of the project on this Node, with flags of Node's own where it needs some. Throws where it fails. */
export function runFile(
  file: string,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<ChildRun> {
  const hook = path.join(ROOT, 'bin', 'tsx-hook.mjs')
  const watch = path.join(import.meta.dirname, 'report-usage.mjs')
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(
      process.execPath,
      [
        '--max-semi-space-size=8',
        ...flags,
        '--disable-warning=ExperimentalWarning',
        '--require',
        hook,
        '--import',
        watch,
        path.join(ROOT, file),
        ...args,
      ],
      {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    )
    let stdout = ''
    let stderr = ''
    let maxRssBytes = 0
    child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk))
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk))
    child.on('message', (message: { maxRssBytes: number }) => (maxRssBytes = message.maxRssBytes))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(`Cannot measure ${file}: it ended with ${code}\n${stderr}`))
      else resolve({ seconds: (performance.now() - started) / 1000, maxRssBytes, stdout })
    })
  })
}

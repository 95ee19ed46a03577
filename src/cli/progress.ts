/** A progress bar on standard error: a moving line on a terminal; elsewhere what is done now, at most once a second. */
import type { Progress } from '#sources/contract.ts'
import { clip } from './format.ts'

export interface ProgressBar {
  readonly show: (progress: Progress) => void
  readonly end: () => void
}

const WIDTH = 24
const REDRAW_MS = 80
const LINE_MS = 1000

/** Returns a bar; lines for what is no terminal go to the log. */
export function progressBar(log: (text: string) => void): ProgressBar {
  return process.stderr.isTTY === true ? movingLine() : lines(log)
}

function movingLine(): ProgressBar {
  let drawn = -REDRAW_MS
  let dirty = false
  const show = (progress: Progress) => {
    const now = performance.now()
    if (now - drawn < REDRAW_MS && progress.done !== progress.total) return
    drawn = now
    dirty = true
    process.stderr.write(`\r\u001b[2K${line(progress)}`)
  }
  const end = () => {
    if (dirty) process.stderr.write('\r\u001b[2K')
  }
  return { show, end }
}

function lines(log: (text: string) => void): ProgressBar {
  let told = ''
  let at = -LINE_MS
  const show = ({ label }: Progress) => {
    const now = performance.now()
    if (label === told || label === '' || now - at < LINE_MS) return
    log(`  ${clip(label, 100)}`)
    told = label
    at = now
  }
  return { show, end: () => {} }
}

function line({ label, done, total }: Progress): string {
  if (total === null || total === 0) return `${done.toLocaleString('en')}  ${clip(label, 60)}`
  const filled = Math.round((WIDTH * Math.min(done, total)) / total)
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total}  ${clip(label, 48)}`
}

/** A progress bar on standard error: a moving line on a terminal, one line an act elsewhere. */
import type { Progress } from '#sources/contract.ts'
import { clip } from './format.ts'

export interface ProgressBar {
  readonly show: (progress: Progress) => void
  readonly end: () => void
}

const WIDTH = 24
const REDRAW_MS = 80

/** Returns a bar; a silent one where no log is given. */
export function progressBar(log: ((text: string) => void) | null): ProgressBar {
  const terminal = process.stderr.isTTY === true
  let drawn = 0
  let told = ''
  let dirty = false
  const show = (progress: Progress) => {
    if (log === null) return
    if (!terminal) {
      if (told !== progress.label) log(progress.label)
      told = progress.label
      return
    }
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

function line({ label, done, total }: Progress): string {
  if (total === null || total === 0) return `${done.toLocaleString('en')}  ${clip(label, 60)}`
  const filled = Math.round((WIDTH * Math.min(done, total)) / total)
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total}  ${clip(label, 48)}`
}

/** A draft as the parts of its page see it. */
import type { Bench } from '#editing/bench.ts'
import type { Page } from '../page.ts'
import type { Shown } from './addresses.ts'
import type { Piece } from './pieces.ts'

/** What the parts of the page are given. */
export interface DraftView {
  readonly page: Page
  readonly bench: Bench
  readonly shown: Shown
  readonly pieces: readonly Piece[]
  /** The piece that is shown, from 0. */
  readonly number: number
}

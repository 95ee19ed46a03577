/** What a reader may add to. */
import type { OpenedStudy } from '#research/studies.ts'
import type { Worker } from '../view.ts'

/** A study that the reader may add to. */
export interface Own {
  readonly opened: OpenedStudy
  readonly worker: Worker
}

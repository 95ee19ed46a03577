/** A typeface by its family and its files. */
export interface Typeface {
  readonly family: string
  /** Absolute paths, or paths within packages; the regular one first. */
  readonly files: readonly string[]
}

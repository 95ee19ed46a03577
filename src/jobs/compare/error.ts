/** What is wrong with a comparison that was asked for: why it cannot be made, as data for pages and as a sentence for people. */

export type CompareFault =
  | 'too-few'
  | 'too-many'
  | 'same'
  | 'not-found'
  | 'no-language'
  | 'withdrawn'
  | 'no-provision'
  | 'no-text'
  | 'unknown-text'
  | 'too-large'
  | 'wrong-day'

/** Thrown where texts cannot be compared. */
export class CompareError extends Error {
  override name = 'CompareError'
  readonly fault: CompareFault
  /** What the sentence is filled with. */
  readonly values: Readonly<Record<string, string | number>>

  constructor(fault: CompareFault, message: string, values: Readonly<Record<string, string | number>> = {}) {
    super(message)
    this.fault = fault
    this.values = values
  }
}

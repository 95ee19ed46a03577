/** A query that cannot be searched for, and what is wrong with it. */

/**
 * What can be wrong with a query. `field`: there is no filter of the name; `value`: the filter does not take the value; `or`: OR
 * has nothing on one side; `bracket`: a parenthesis is not closed or not opened.
 */
export type QueryFault =
  | 'long'
  | 'quotation'
  | 'words'
  | 'empty'
  | 'unwanted'
  | 'prefix'
  | 'field'
  | 'value'
  | 'or'
  | 'bracket'

/** The message says what is wrong and what to write instead; a page says it in its own language. */
export class QueryError extends Error {
  override name = 'QueryError'
  readonly fault: QueryFault
  /** What a message in another language needs: the limit that was passed, the word that was meant. */
  readonly values: Readonly<Record<string, string | number>>

  constructor(fault: QueryFault, message: string, values: Readonly<Record<string, string | number>> = {}) {
    super(message)
    this.fault = fault
    this.values = values
  }
}

/** IRIs as addresses of the site. */

const PLAIN = /^[\w/.~@-]*$/

/** Returns the IRI as an address: letters of other scripts are escaped, and what would begin a query or a fragment. */
export function addressOf(iri: string): string {
  return PLAIN.test(iri) ? iri : encodeURI(iri).replace(/[?#]/g, encodeURIComponent)
}

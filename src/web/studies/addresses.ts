/** Where the pages of studies lie, and what their parts are called on them. */

/** Returns the address of the study as it was last published. */
export function studyHref(id: string): string {
  return `/studies/${id}`
}

export function editionHref(id: string, number: number): string {
  return `/studies/${id}/editions/${number}`
}

/** Returns the address where the study is worked on; of one of its rooms where one is named. */
export function workHref(id: string, room = ''): string {
  return `/studies/${id}/work${room && `/${room}`}`
}

export function cellHref(id: string, row: string, column: string): string {
  return workHref(id, `cells/${row}/${column}`)
}

/** Returns the id of a cell's element. Names hold no points, so that no two cells share one. */
export function cellId(row: string, column: string): string {
  return `cell.${row}.${column}`
}

/** Returns the address where a provision is added to a study; it is named by its IRI, or by its address on this site. */
export function addHref(iri: string): string {
  return `/studies/-/add?iri=${encodeURIComponent(iri)}`
}

/** What an Akoma Ntoso file of Comity's own states, read without the code that reads it in. */

/** Returns the words after the metadata, in order. */
export function wordsIn(xml: string): string {
  const body = xml.slice(xml.indexOf('</meta>'))
  return body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

/** Returns of each row its identity, number, place, days and basis, sorted. */
export function rowsIn(xml: string): string[] {
  const days = new Map(
    [...xml.matchAll(/<eventRef eId="([^"]+)" date="([^"]+)"/g)].map((m) => [`#${m[1]}`, m[2]]),
  )
  const groups = new Map(
    [...xml.matchAll(/<temporalGroup eId="([^"]+)">\s*<timeInterval([^>]*)/g)].map(([, eId, edges = '']) => {
      const edge = (name: string) => days.get(new RegExp(` ${name}="([^"]+)"`).exec(edges)?.[1] ?? '') ?? ''
      return [`#${eId}`, `${edge('start')} ${edge('end')}`]
    }),
  )
  const rows = [...xml.matchAll(/<[a-zA-Z]+( eId="[^>]*comity:row="[^>]*)>/g)].map(([, tag = '']) => {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
    const period = attribute('comity:whole') ?? attribute('period') ?? ''
    return [
      attribute('wId'),
      attribute('comity:eId') ?? attribute('eId'),
      attribute('comity:sort'),
      groups.get(period),
      attribute('comity:basis'),
    ].join(' ')
  })
  return [...new Set(rows)].sort()
}

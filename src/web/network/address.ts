/** Where the pages of the network stand. */
import type { Centre } from '#jobs/network/centres.ts'

export const NETWORK = '/network'
export const NETWORK_JSON = '/network.json'
export const NETWORK_ATOM = '/network.atom'
export const METRICS = '/metrics'
export const CENTRES = '/network/centres'

/** Returns the path of a centre's page. */
export function centrePath({ fingerprint }: Pick<Centre, 'fingerprint'>): string {
  return `${CENTRES}/${fingerprint ?? 'own'}`
}

/** Returns where on the board a source stands. */
export function sourcePath(source: string): string {
  return `${NETWORK}#source-${source}`
}

/** For tests of the site: a small library served without a server. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { type SiteDeps, site } from './site.tsx'

export interface Visit {
  readonly deps: SiteDeps
  readonly request: (path: string, init?: RequestInit) => Response | Promise<Response>
}

/**
 * Opens the site before the tests of the file, and closes it behind them; in none of them may it have failed. Returns how it is asked,
 * and what a test needs of it.
 */
export function visited(open: () => Promise<{ readonly deps: SiteDeps; close(): Promise<void> }>) {
  const failures: Error[] = []
  let visit: Visit | null = null
  let close = async (): Promise<void> => {}
  before(async () => {
    const library = await open()
    close = () => library.close()
    const app = site(library.deps, (error) => failures.push(error))
    visit = { deps: library.deps, request: (path, init) => app.request(path, init) }
  })
  after(async () => {
    await close()
    assert.deepEqual(failures, [], 'the site never failed in all of this')
  })
  const opened = (): Visit => {
    if (visit === null) throw new Error('The site is opened before the tests, and not while they are listed')
    return visit
  }
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await opened().request(path, { headers })
    return {
      status: response.status,
      headers: response.headers,
      body: await response.text(),
      to: response.headers.get('location'),
    }
  }
  return { opened, get }
}

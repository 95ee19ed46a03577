/** The board for Prometheus: a gauge for each thing that an operator would be woken by. */
import { Gauge, Registry } from '@prometheus-io/client'
import type { Freshness } from '#jobs/network/freshness.ts'
import type { OwnRepository } from '#jobs/network/own.ts'
import type { Board } from '#jobs/network/watch.ts'

/** What an answer in the exposition format is. */
export interface Metrics {
  readonly type: string
  readonly body: string
}

const STATES = ['fresh', 'late', 'stale', 'refused', 'never'] as const

type Sample = number | null

/** For each source: the name of the metric behind `comity_source_`, what it is, its value; null where there is none. */
const SOURCE: readonly (readonly [string, string, (source: Freshness) => Sample])[] = [
  ['last_heartbeat_timestamp_seconds', 'When its last heartbeat was signed', ({ heard }) => seconds(heard)],
  ['last_try_timestamp_seconds', 'When it was last asked', ({ tried }) => seconds(tried)],
  ['next_try_timestamp_seconds', 'When it is asked next', ({ next }) => seconds(next)],
  ['expires_timestamp_seconds', 'Until when its last heartbeat holds', ({ expires }) => seconds(expires)],
  ['late_from_timestamp_seconds', 'From when it is late if not heard', ({ lateFrom }) => seconds(lateFrom)],
  [
    'stale_from_timestamp_seconds',
    'From when it is stale if not heard',
    ({ staleFrom }) => seconds(staleFrom),
  ],
  ['promise_seconds', 'The time between heartbeats that it promises', ({ promise }) => hours(promise)],
  ['lag_seconds', 'How long its last heartbeat is over its promise', ({ lag }) => hours(lag)],
  ['failures', 'Tries in a row that failed or were refused', ({ failures }) => failures],
  [
    'findings_warnings',
    'Findings of the gate to look at, on what is held of it',
    ({ findings }) => findings.warnings,
  ],
  [
    'findings_quarantines',
    'What the gate kept out of what is held of it',
    ({ findings }) => findings.quarantines,
  ],
]

/** Returns the board as it is scraped. */
export async function metricsOf({ sources, own }: Board): Promise<Metrics> {
  const registry = new Registry()
  for (const [name, help, sampleOf] of SOURCE) {
    const gauge = gaugeOf(registry, `source_${name}`, help, ['source'])
    for (const source of sources) set(gauge, { source: source.name }, sampleOf(source))
  }
  const state = gaugeOf(registry, 'source_state', '1 for the state that it is in, 0 for all others', [
    'source',
    'state',
  ])
  for (const source of sources)
    for (const each of STATES) state.set({ source: source.name, state: each }, source.state === each ? 1 : 0)
  addReleases(registry, sources)
  addOwn(registry, own)
  return { type: registry.contentType, body: await registry.metrics() }
}

function addReleases(registry: Registry, sources: readonly Freshness[]): void {
  const labels = ['source', 'collection']
  const number = gaugeOf(registry, 'source_release', 'Number of the release that is applied', labels)
  const signed = gaugeOf(registry, 'source_release_timestamp_seconds', 'When that release was signed', labels)
  for (const { name: source, collections } of sources)
    for (const { collection, release, at } of collections) {
      number.set({ source, collection }, release)
      set(signed, { source, collection }, seconds(at))
    }
}

function addOwn(registry: Registry, own: readonly OwnRepository[]): void {
  const labels = ['role', 'renewed']
  const expires = gaugeOf(
    registry,
    'own_expires_timestamp_seconds',
    'Until when the role of what is published here is signed',
    labels,
  )
  const due = gaugeOf(registry, 'own_due', '1 where the role should be signed anew', labels)
  for (const { roles } of own)
    for (const { role, renewed, expires: until, state } of roles) {
      set(expires, { role, renewed }, seconds(until))
      due.set({ role, renewed }, state === 'good' ? 0 : 1)
    }
}

function gaugeOf(
  registry: Registry,
  name: string,
  help: string,
  labelNames: readonly string[],
): Gauge<string> {
  return new Gauge({ name: `comity_${name}`, help, labelNames: [...labelNames], registers: [registry] })
}

function set(gauge: Gauge<string>, labels: Readonly<Record<string, string>>, value: Sample): void {
  if (value !== null) gauge.set(labels, value)
}

function seconds(instant: string | null): Sample {
  return instant === null ? null : Date.parse(instant) / 1000
}

function hours(count: number | null): Sample {
  return count === null ? null : count * 3600
}

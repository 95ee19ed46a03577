/** Every command. To add one: a file here, and a line below. What a command needs is loaded with it, and not before. */
import type { Command } from 'commander'
import type { Context } from './context.ts'

/** Adds the command to the program. */
export type Register = (program: Command, context: Context) => Command

export const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  demo: async () => (await import('./demo/demo.ts')).registerDemo,
  serve: async () => (await import('./serve.ts')).registerServe,
  import: async () => (await import('./import.ts')).registerImport,
  works: async () => (await import('./works.ts')).registerWorks,
  show: async () => (await import('./show.ts')).registerShow,
  versions: async () => (await import('./versions.ts')).registerVersions,
  diff: async () => (await import('./diff.ts')).registerDiff,
  compare: async () => (await import('./compare.ts')).registerCompare,
  search: async () => (await import('./search.ts')).registerSearch,
  phrase: async () => (await import('./phrase.ts')).registerPhrase,
  timeline: async () => (await import('./timeline.ts')).registerTimeline,
  cite: async () => (await import('./cite.ts')).registerCite,
  'cited-by': async () => (await import('./cited-by.ts')).registerCitedBy,
  counterparts: async () => (await import('./counterparts.ts')).registerCounterparts,
  embedding: async () => (await import('./embedding.ts')).registerEmbedding,
  lexicon: async () => (await import('./lexicon.ts')).registerLexicon,
  study: async () => (await import('./study/study.ts')).registerStudy,
  subjects: async () => (await import('./subjects/subjects.ts')).registerSubjects,
  mcp: async () => (await import('./mcp.ts')).registerMcp,
  check: async () => (await import('./check.ts')).registerCheck,
  edit: async () => (await import('./edit/edit.ts')).registerEdit,
  operator: async () => (await import('./operator.ts')).registerOperator,
  keys: async () => (await import('./keys/keys.ts')).registerKeys,
  collections: async () => (await import('./collections.ts')).registerCollections,
  publish: async () => (await import('./publish.ts')).registerPublish,
  pack: async () => (await import('./pack.ts')).registerPack,
  follow: async () => (await import('./follow/follow.ts')).registerFollow,
  agreements: async () => (await import('./agreements/agreements.ts')).registerAgreements,
  deliveries: async () => (await import('./deliveries.ts')).registerDeliveries,
  profile: async () => (await import('./profile.ts')).registerProfile,
  network: async () => (await import('./network.ts')).registerNetwork,
  sync: async () => (await import('./sync.ts')).registerSync,
  verify: async () => (await import('./verify.ts')).registerVerify,
  reindex: async () => (await import('./reindex.ts')).registerReindex,
  stats: async () => (await import('./stats.ts')).registerStats,
  backup: async () => (await import('./backup.ts')).registerBackup,
  restore: async () => (await import('./backup.ts')).registerRestore,
}

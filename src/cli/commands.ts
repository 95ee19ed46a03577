/** Every command. To add one: a file here, and a line below. */
import type { Command } from 'commander'
import { registerBackup, registerRestore } from './backup.ts'
import { registerCheck } from './check.ts'
import { registerCite } from './cite.ts'
import { registerCitedBy } from './cited-by.ts'
import type { Context } from './context.ts'
import { registerDemo } from './demo.ts'
import { registerDiff } from './diff.ts'
import { registerEdit } from './edit.ts'
import { registerImport } from './import.ts'
import { registerMcp } from './mcp.ts'
import { registerOperator } from './operator.ts'
import { registerPhrase } from './phrase.ts'
import { registerReindex } from './reindex.ts'
import { registerSearch } from './search.ts'
import { registerServe } from './serve.ts'
import { registerShow } from './show.ts'
import { registerStats } from './stats.ts'
import { registerVersions } from './versions.ts'
import { registerWorks } from './works.ts'

export const COMMANDS: readonly ((program: Command, context: Context) => Command)[] = [
  registerDemo,
  registerServe,
  registerImport,
  registerWorks,
  registerShow,
  registerVersions,
  registerDiff,
  registerSearch,
  registerPhrase,
  registerCite,
  registerCitedBy,
  registerMcp,
  registerCheck,
  registerEdit,
  registerOperator,
  registerReindex,
  registerStats,
  registerBackup,
  registerRestore,
]

/** `comity backup` and `comity restore`: the whole library as one file. */
import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import type { Command } from 'commander'
import { isLibrary, openSqlite } from '#store/dialect/sqlite.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  libraryFile,
  print,
  withLibrary,
} from './context.ts'

export function registerBackup(program: Command, context: Context): Command {
  return common(program.command('backup'))
    .description('Copy the whole library into one file, while others read and write')
    .argument('<file>', 'file to write; it must not exist')
    .addHelpText('after', '\nExample:\n  comity backup ../comity-2026-11-23.db\n')
    .action(async (file: string, options: CommonOptions) => {
      if (existsSync(file))
        throw new FailedError(`Cannot back up to "${file}": the file exists; name another`)
      if (!existsSync(libraryFile(options)))
        throw new FailedError(
          `Cannot back up "${options.home}": no library is there; give its folder with --home`,
        )
      const draft = `${file}.part`
      try {
        await withLibrary(context, options, (opened) => opened.db.backup(draft))
        await rename(draft, file)
      } catch (error) {
        await rm(draft, { force: true })
        throw new FailedError(
          `Cannot back up to "${file}": ${error instanceof Error ? error.message : error}`,
        )
      }
      print(context, options, { file }, () => `Backed up to ${file}\n`)
    })
}

interface RestoreOptions extends CommonOptions {
  readonly force?: boolean
}

export function registerRestore(program: Command, context: Context): Command {
  return common(program.command('restore'))
    .description('Put a backup in the place of the library')
    .argument('<file>', 'a file made by comity backup')
    .option('--force', 'replace a library that is there')
    .addHelpText('after', '\nExample:\n  comity restore ../comity-2026-11-23.db --home ./new-home\n')
    .action(async (file: string, options: RestoreOptions) => {
      if (!existsSync(file)) throw new FailedError(`Cannot restore "${file}": there is no such file`)
      if (!isLibrary(file))
        throw new FailedError(`Cannot restore "${file}": it is not a backup of a library, or it is damaged`)
      const target = libraryFile(options)
      if (existsSync(target) && !options.force)
        throw new FailedError(
          `Cannot restore into "${options.home}": a library is there; add --force to replace it`,
        )
      await mkdir(options.home, { recursive: true })
      await copyFile(file, `${target}.restoring`)
      for (const rest of ['-wal', '-shm']) await rm(`${target}${rest}`, { force: true })
      await rename(`${target}.restoring`, target)
      await openSqlite(target).close()
      print(context, options, { file, home: options.home }, () => `Restored ${file} into ${options.home}\n`)
    })
}

/** Files that cannot be read. */

/** Returns why a file could not be read, as people say it. */
export function whyUnread({ code, message }: NodeJS.ErrnoException): string {
  return (
    { ENOENT: 'it is not there', EISDIR: 'it is a folder', EACCES: 'you may not read it' }[code ?? ''] ??
    message
  )
}

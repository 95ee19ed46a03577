/** The peer of an import: unpacks the versions of an act, reads, splits into lines and hashes each, and does nothing else. */
import { createHash } from 'node:crypto'
import { decodeUtf8, openDatedFolder } from '../src/sources/files.ts'

const folder = process.argv[2] ?? ''
await using opened = await openDatedFolder(folder, '.md')
let bytes = 0
let lines = 0
for (const file of opened.files) {
  const content = await file.read()
  bytes += content.length
  lines += decodeUtf8(content, file.path).split('\n').length
  createHash('sha256').update(content).digest()
}
process.stdout.write(JSON.stringify({ bytes, lines, files: opened.files.length }))

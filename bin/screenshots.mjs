// `npm run screenshots`: installs what is missing, then makes the pictures of the documents on the project's own Node.
import path from 'node:path'
import { ensureInstalled, run, runArguments } from './install.mjs'

const node = await ensureInstalled({ dev: true })
const env = {
  ...process.env,
  PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
  TZ: 'UTC',
}
process.exitCode = await run(node, [...runArguments('test/pictures/main.ts'), ...process.argv.slice(2)], {
  env,
})

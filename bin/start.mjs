// `npm start`: installs what is missing, then hands over to `comity demo` on the project's own Node.
import path from 'node:path'
import './end-with-npm.mjs'
import { ensureInstalled, ROOT, run, runArguments } from './install.mjs'

const node = await ensureInstalled({ dev: false })
const watch = ['--require', path.join(ROOT, 'bin', 'end-with-npm.mjs')]
const args = [...watch, ...runArguments('src/app.ts'), 'demo', ...process.argv.slice(2)]
// Where Node can, it becomes the program instead of waiting beside it.
if (process.execve && process.platform !== 'win32') {
  process.chdir(ROOT)
  process.execve(node, [node, ...args], process.env)
}
process.exitCode = await run(node, args)

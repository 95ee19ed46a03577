/** The peer of the act page: hono answering with the same bytes, out of memory. Arguments: the file, `--port`, the port. */
import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const [file = '', , port] = process.argv.slice(2)
const page = readFileSync(file, 'utf8')
const app = new Hono()
app.get('*', (context) => context.html(page))
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' })

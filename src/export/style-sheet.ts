/** The style sheet that goes into files of HTML and EPUB. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'

const FILE = path.resolve(import.meta.dirname, '..', '..', 'assets', 'files', 'law.css')

export const STYLE_SHEET = readFileSync(FILE, 'utf8')

/** What a site's Content-Security-Policy must name so that a browser takes the sheet where it stands in the page. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE_SHEET).digest('base64')}'`

/** The style sheet that goes into comparisons as pages of their own. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

const FILE = path.resolve(import.meta.dirname, '..', '..', '..', 'assets', 'files', 'comparison.css')

export const COMPARISON_SHEET = readFileSync(FILE, 'utf8')

/** Runs before the first paint: what the reader has set is there from the start, and nothing jumps. */
import { applied, kept } from './settings.ts'

const root = document.documentElement
root.dataset.scripted = ''
applied(root, kept())

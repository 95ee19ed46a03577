/** `comity agreements report`: what flowed under an agreement, proved, and what was promised and did not flow. */
import type { Command } from 'commander'
import type { Context } from './context.ts'
export function registerReport(agreements: Command, _context: Context): Command {
  return agreements
}

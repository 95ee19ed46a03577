/** Quotations of whole provisions: words of another act, whose numbers are not numbers of the act that quotes them. */
import { type Block, fragment } from '#markup/fragment.ts'

/**
 * Returns the blocks as a quotation that stands in a line, in canonical form: without eIds, so that nothing in it can be cited as a
 * part of what quotes it. Empty where there are no words.
 */
export function quotation(blocks: readonly Block[]): string {
  const content = fragment(blocks)
  if (content === null) return ''
  const inside = unwrapped(content.xml.replace(/ eId="[^"]*"/g, ''))
  return `<embeddedStructure>${inside}</embeddedStructure>`
}

// A quotation holds provisions and blocks one after another: what a fragment wraps before and after its provisions stands free.
function unwrapped(xml: string): string {
  if (xml.startsWith('<content>')) return xml.slice('<content>'.length, -'</content>'.length)
  const opened = xml.replace(/^<intro>(.*?)<\/intro>/s, '$1')
  if (!opened.endsWith('</wrapUp>')) return opened
  const start = opened.lastIndexOf('<wrapUp>')
  return opened.slice(0, start) + opened.slice(start + '<wrapUp>'.length, -'</wrapUp>'.length)
}

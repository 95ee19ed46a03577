/** The Markdown of pandoc and of Markdown writers as the Ukrainian register's mirrors use it, made ordinary. */

const SYNTAX = /^:::|^<\/?div>|\[\]\{#|^[=-]{3,}[ \t]*$/m

/**
 * Returns the text without fenced divs, anchors and `<div>` lines, with underlined headings as `#` headings. What they wrap
 * stays, line by line.
 */
export function plainMarkdown(text: string): string {
  if (!SYNTAX.test(text)) return text
  return text
    .replace(/^:::.*\n?/gm, '\n')
    .replace(/^<\/?div[^>]*>[ \t]*$/gm, '')
    .replace(/\[\]\{#[^}\s]*\}[ \t]*\n?/g, '')
    .replace(/^(?![ \t]*(?:$|[#>+|-]))(.+)\n={3,}[ \t]*$/gm, '# $1')
    .replace(/^(?![ \t]*(?:$|[#>+|-]))(.+)\n-{3,}[ \t]*$/gm, '## $1')
}

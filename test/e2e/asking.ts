/** Asking a server over a real connection, header by header: nothing is added to a request, and nothing decoded in an answer. */
import http from 'node:http'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly text: string
}

/** Returns the answer to exactly this request. */
export function ask(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const body = Buffer.concat(chunks)
        const said = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(said) as Record<string, string>,
          body,
          text: body.toString('utf8'),
        })
      })
    })
    request.on('error', reject)
    request.end()
  })
}

/** A link of a Link header or of a document of links. */
export interface ReadLink {
  readonly href: string
  readonly rel: readonly string[]
  readonly type?: string
  readonly datetime?: string
}

/** Returns the links, read by the grammar of RFC 8288 and not by the code that wrote them. */
export function readLinks(text: string): ReadLink[] {
  return [...text.matchAll(/<([^>]*)>((?:\s*;\s*[\w-]+="(?:[^"\\]|\\.)*")*)/g)].map(
    ([, href = '', rest = '']) => {
      const parameters = Object.fromEntries(
        [...rest.matchAll(/([\w-]+)="((?:[^"\\]|\\.)*)"/g)].map(([, name, value]) => [name, value]),
      )
      return { ...parameters, href, rel: (parameters.rel ?? '').split(' ') }
    },
  )
}

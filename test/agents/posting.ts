/** Posting exactly these headers and bytes, the name of the host among them. */
import http from 'node:http'

export interface Posted {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** Returns the answer to the post. */
export function post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const length = String(Buffer.byteLength(body))
    const request = http.request(
      url,
      { method: 'POST', headers: { ...headers, 'content-length': length }, agent: false },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk
        })
        response.on('error', reject)
        response.on('end', () => {
          const said = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
          resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(said), text })
        })
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

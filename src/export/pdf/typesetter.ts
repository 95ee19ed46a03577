/** The typesetter: typst as a native library, which its makers publish for some machines and not for others. */
import { createRequire } from 'node:module'

/** What is used of `@myriaddreamin/typst-ts-node-compiler`, whose package of all machines names some that are not published. */
export interface Typesetter {
  mapShadow(path: string, content: Buffer): void
  compile(options: { readonly mainFilePath: string }): Compiled
  pdf(document: object, options: { readonly pdfStandard: string }): Uint8Array
  evictCache(age: number): void
  fetchDiagnostics(error: object): unknown
}

interface Compiled {
  readonly result: object | null
  takeError(): object | null
}

interface Maker {
  create(options: {
    readonly workspace: string
    readonly fontArgs: readonly { readonly fontBlobs: readonly Buffer[] }[]
  }): Typesetter
}

const { platform, arch } = process
const NAMES = [
  `${platform}-${arch}`,
  ...['gnu', 'musl', 'msvc', 'gnueabihf'].map((abi) => `${platform}-${arch}-${abi}`),
].map((machine) => `@myriaddreamin/typst-ts-node-compiler-${machine}`)

let found: Maker | null | undefined

/** Returns what makes typesetters on this machine; null where none is published for it. */
export function typesetting(): Maker | null {
  found ??= load()
  return found
}

function load(): Maker | null {
  const require = createRequire(import.meta.url)
  for (const name of NAMES) {
    try {
      return (require(name) as { readonly NodeCompiler: Maker }).NodeCompiler
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
    }
  }
  return null
}

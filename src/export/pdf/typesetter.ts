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

/** What is to be set: a template, the files it reads by their paths, and its typefaces. */
export interface Work {
  readonly workspace: string
  readonly template: string
  readonly files: readonly (readonly [path: string, content: Buffer])[]
  readonly fonts: readonly Buffer[]
}

/** Returns the work as tagged PDF/UA-1. Throws Error where no typesetter is published for this machine, or it cannot be set; `called` names it. */
export function setAsPdf({ workspace, template, files, fonts }: Work, called: string): Uint8Array {
  const maker = typesetting()
  if (!maker)
    throw new Error(
      `Cannot make a PDF: no typesetter is published for this machine; take another format, or print the page`,
    )
  const compiler = maker.create({ workspace, fontArgs: [{ fontBlobs: fonts }] })
  for (const [file, content] of files) compiler.mapShadow(file, content)
  const compiled = compiler.compile({ mainFilePath: template })
  const { result } = compiled
  if (!result) throw new Error(`Cannot set "${called}" as PDF: ${reasonOf(compiler, compiled.takeError())}`)
  // What was kept for setting the pages is half of all memory, and writing them needs none of it.
  compiler.evictCache(0)
  return compiler.pdf(result, { pdfStandard: 'ua-1' })
}

function reasonOf(compiler: Typesetter, error: object | null): string {
  return error ? JSON.stringify(compiler.fetchDiagnostics(error)) : 'the typesetter gave no reason'
}

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

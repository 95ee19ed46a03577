/**
 * A model that turns texts into vectors, so that texts of one meaning lie near each other in whatever language. The operator supplies it as
 * a folder in the layout in which sentence models are passed on: `onnx/model.onnx` or `model.onnx`, `tokenizer.json`, `tokenizer_config.json`,
 * where they are there `1_Pooling/config.json`, and `comity.json` for what stands before each text. Comity needs none and brings none.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Tokenizer } from '@huggingface/tokenizers'
import type { InferenceSession, Tensor } from 'onnxruntime-web'
import { z } from 'zod'
import { keptVector, pooled } from './vector.ts'

/** Why a model cannot be used, and what to do. */
export class EmbeddingError extends Error {
  override name = 'EmbeddingError'
}

export interface EmbeddingModel {
  /** Name of its folder. */
  readonly name: string
  /** SHA-256 in hex of all that its vectors depend on: vectors of another hash are not comparable. */
  readonly hash: string
  /** Returns a kept vector (`vector.ts`) for each text, in their order. Of a text that is too long, the beginning is read. */
  readonly vectorsOf: (texts: readonly string[]) => Promise<Uint8Array[]>
  readonly close: () => Promise<void>
}

/** Opens the model of a folder. Throws EmbeddingError where something is missing or is no such model. */
export async function openEmbeddingModel(folder: string): Promise<EmbeddingModel> {
  const [runtime, tokenizers] = await libraries()
  const files = await filesOf(folder)
  const tokenizer = new tokenizers.Tokenizer(files.tokenizer, files.config)
  const session = await runtime.InferenceSession.create(files.model).catch((error: Error) => {
    throw new EmbeddingError(
      `Cannot use the model in ${folder}: ${error.message}; expected a text model in ONNX that reads tokens`,
    )
  })
  const reader = new Reader(runtime.Tensor, session, tokenizer, files)
  return {
    name: path.basename(path.resolve(folder)),
    hash: files.hash,
    vectorsOf: (texts) => reader.vectorsOf(texts),
    close: () => session.release(),
  }
}

interface ModelFiles {
  readonly model: Uint8Array
  readonly tokenizer: Record<string, unknown>
  readonly config: z.infer<typeof CONFIG>
  readonly pooling: 'mean' | 'cls'
  readonly prefix: string
  readonly hash: string
}

const ANY = z.record(z.string(), z.unknown())
const CONFIG = z.looseObject({
  model_max_length: z.number().optional(),
  pad_token: z.union([z.string(), z.looseObject({ content: z.string() })]).nullish(),
})
const POOLING = z.looseObject({ pooling_mode_cls_token: z.boolean().default(false) })
const OWN = z.strictObject({ prefix: z.string().max(200).default('') })

async function filesOf(folder: string): Promise<ModelFiles> {
  const model =
    (await bytesOf(path.join(folder, 'onnx', 'model.onnx'))) ??
    (await bytesOf(path.join(folder, 'model.onnx')))
  if (!model)
    throw new EmbeddingError(
      `Cannot find a model in ${folder}: there is no onnx/model.onnx and no model.onnx; give the folder of a sentence model in ONNX`,
    )
  const tokenizer = await json(folder, 'tokenizer.json', ANY)
  const config = await json(folder, 'tokenizer_config.json', CONFIG)
  if (tokenizer === null || config === null)
    throw new EmbeddingError(
      `Cannot use the model in ${folder}: tokenizer.json or tokenizer_config.json is missing; take both from where the model is from`,
    )
  const pooling = (await json(folder, '1_Pooling/config.json', POOLING))?.pooling_mode_cls_token
    ? 'cls'
    : 'mean'
  const prefix = (await json(folder, 'comity.json', OWN))?.prefix ?? ''
  const hash = createHash('sha256')
    .update(model)
    .update(JSON.stringify([tokenizer, config, pooling, prefix]))
  return { model, tokenizer, config, pooling, prefix, hash: hash.digest('hex') }
}

async function bytesOf(file: string): Promise<Uint8Array | null> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw new EmbeddingError(`Cannot read ${file}: ${error.message}`)
  })
}

async function json<Shape>(folder: string, name: string, shape: z.ZodType<Shape>): Promise<Shape | null> {
  const bytes = await bytesOf(path.join(folder, name))
  if (!bytes) return null
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch (error) {
    throw new EmbeddingError(`Cannot read ${name} in ${folder}: ${(error as Error).message}; expected JSON`)
  }
  const read = shape.safeParse(value)
  if (read.success) return read.data
  throw new EmbeddingError(`Cannot use ${name} in ${folder}: ${z.prettifyError(read.error)}`)
}

// Half of what a centre installs would be these two; so whoever has no model has none of them.
async function libraries(): Promise<
  [typeof import('onnxruntime-web'), typeof import('@huggingface/tokenizers')]
> {
  try {
    return await Promise.all([import('onnxruntime-web'), import('@huggingface/tokenizers')])
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new EmbeddingError(
      'Cannot use a model: the libraries that run one are not installed; run "npm install --no-save onnxruntime-web @huggingface/tokenizers" in the folder of Comity',
    )
  }
}

const MOST_TOKENS = 512
const BATCH = 8

class Reader {
  readonly #Tensor: typeof Tensor
  readonly #session: InferenceSession
  readonly #tokenizer: Tokenizer
  readonly #files: ModelFiles
  readonly #most: number
  readonly #padding: bigint

  constructor(tensor: typeof Tensor, session: InferenceSession, tokenizer: Tokenizer, files: ModelFiles) {
    this.#Tensor = tensor
    this.#session = session
    this.#tokenizer = tokenizer
    this.#files = files
    this.#most = Math.min(MOST_TOKENS, files.config.model_max_length ?? MOST_TOKENS)
    const pad = files.config.pad_token
    const token = typeof pad === 'string' ? pad : pad?.content
    this.#padding = BigInt((token === undefined ? undefined : tokenizer.token_to_id(token)) ?? 0)
  }

  // Texts of one length go together, so that little is padded.
  async vectorsOf(texts: readonly string[]): Promise<Uint8Array[]> {
    const read = texts.map((text, place) => ({ place, ids: this.#tokens(text) }))
    const inOrder = read.toSorted((a, b) => a.ids.length - b.ids.length)
    const vectors = new Array<Uint8Array>(texts.length)
    for (let from = 0; from < inOrder.length; from += BATCH) {
      const batch = inOrder.slice(from, from + BATCH)
      const made = await this.#run(batch.map(({ ids }) => ids))
      for (const [i, { place }] of batch.entries()) vectors[place] = made[i] ?? new Uint8Array()
    }
    return vectors
  }

  // The last token of a text says to many models that it ends: it stays where the middle is cut.
  #tokens(text: string): number[] {
    const { ids } = this.#tokenizer.encode(this.#files.prefix + text)
    return ids.length <= this.#most ? ids : [...ids.slice(0, this.#most - 1), ...ids.slice(-1)]
  }

  async #run(batch: readonly (readonly number[])[]): Promise<Uint8Array[]> {
    const width = Math.max(1, ...batch.map((ids) => ids.length))
    const shape = [batch.length, width]
    const masks = batch.map((ids) => Array.from({ length: width }, (_, i) => (i < ids.length ? 1 : 0)))
    const ids = batch.flatMap((own) =>
      Array.from({ length: width }, (_, i) => (i < own.length ? BigInt(own[i] ?? 0) : this.#padding)),
    )
    const tensor = (values: readonly bigint[]) => new this.#Tensor('int64', BigInt64Array.from(values), shape)
    const given: Record<string, Tensor> = {
      input_ids: tensor(ids),
      attention_mask: tensor(masks.flat().map(BigInt)),
      token_type_ids: tensor(ids.map(() => 0n)),
    }
    const feeds = Object.fromEntries(
      this.#session.inputNames.flatMap((name) => (given[name] ? [[name, given[name]]] : [])),
    )
    const answer = await this.#session.run(feeds)
    return this.#vectors(answer, masks)
  }

  #vectors(answer: InferenceSession.OnnxValueMapType, masks: readonly number[][]): Uint8Array[] {
    const whole = answer.sentence_embedding ?? answer.last_hidden_state ?? Object.values(answer)[0]
    const data = whole?.data
    const dimensions = whole?.dims.at(-1) ?? 0
    if (!whole || !(data instanceof Float32Array) || dimensions === 0)
      throw new EmbeddingError('Cannot use the model: it answers no numbers of single precision')
    const one = data.length / masks.length
    return masks.map((mask, i) => {
      const own = data.slice(i * one, (i + 1) * one)
      return keptVector(whole.dims.length === 2 ? own : pooled(own, mask, dimensions, this.#files.pooling))
    })
  }
}

/**
 * For tests of models: a real one in ONNX, so small that it is written here. It knows whole words, and says of a text the mean of what it
 * knows of them: words of one meaning are given one direction. ONNX is protocol buffers: https://onnx.ai/onnx/repo-docs/IR.html
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Writes a model into a folder; `meanings` are lists of words that mean the same. */
export async function writeModel(folder: string, meanings: readonly (readonly string[])[]): Promise<void> {
  const words = ['[PAD]', '[UNK]', ...meanings.flat()]
  const vocab = Object.fromEntries(words.map((word, id) => [word, id]))
  // A dimension a meaning; of what it does not know, and of padding that were counted, the last one.
  const dimensions = meanings.length + 1
  const table = words.flatMap((word) => {
    const meaning = meanings.findIndex((same) => same.includes(word))
    const direction = meaning === -1 ? dimensions - 1 : meaning
    return Array.from({ length: dimensions }, (_, i) => (i === direction ? 1 : 0))
  })
  await mkdir(path.join(folder, 'onnx'), { recursive: true })
  await writeFile(path.join(folder, 'onnx', 'model.onnx'), onnx(table, words.length, dimensions))
  await writeFile(path.join(folder, 'tokenizer.json'), JSON.stringify(tokenizer(vocab)))
  await writeFile(
    path.join(folder, 'tokenizer_config.json'),
    JSON.stringify({ model_max_length: 64, pad_token: '[PAD]', unk_token: '[UNK]' }),
  )
}

function tokenizer(vocab: Readonly<Record<string, number>>): unknown {
  return {
    version: '1.0',
    added_tokens: [],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: null,
    decoder: null,
    model: { type: 'WordLevel', vocab, unk_token: '[UNK]' },
  }
}

// ModelProto of one node: last_hidden_state = Gather(table, input_ids).
function onnx(table: readonly number[], words: number, dimensions: number): Uint8Array {
  const node = [text(1, 'table'), text(1, 'input_ids'), text(2, 'last_hidden_state'), text(4, 'Gather')]
  const floats = Buffer.from(Float32Array.from(table).buffer)
  const tensor = [
    number(1, words),
    number(1, dimensions),
    number(2, FLOAT),
    text(8, 'table'),
    bytes(9, floats),
  ]
  const graph = [
    bytes(1, ...node),
    text(2, 'words'),
    bytes(5, ...tensor),
    bytes(11, ...value('input_ids', INT64, ['batch', 'length'])),
    bytes(12, ...value('last_hidden_state', FLOAT, ['batch', 'length', dimensions])),
  ]
  return Buffer.concat([number(1, 8), bytes(7, ...graph), bytes(8, text(1, ''), number(2, 13))])
}

const FLOAT = 1
const INT64 = 7

function value(name: string, type: number, shape: readonly (string | number)[]): Buffer[] {
  const sizes = shape.map((size) => bytes(1, typeof size === 'string' ? text(2, size) : number(1, size)))
  return [text(1, name), bytes(2, bytes(1, number(1, type), bytes(2, ...sizes)))]
}

function number(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)])
}

function text(field: number, value: string): Buffer {
  return bytes(field, Buffer.from(value))
}

function bytes(field: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([varint(field * 8 + 2), varint(body.length), body])
}

function varint(value: number): Buffer {
  return value < 128
    ? Buffer.from([value])
    : Buffer.concat([Buffer.from([(value % 128) + 128]), varint(Math.floor(value / 128))])
}

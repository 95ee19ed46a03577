/** `comity embedding`: vectors of texts by a model that the operator supplies, which counterparts are then judged by as well. */
import type { Command } from 'commander'
import { embedTexts } from '#jobs/embedding/embed.ts'
import { embeddingCounts, embeddingModel, forgetVectors } from '#store/embeddings.ts'
import { EmbeddingError, openEmbeddingModel } from '#vocab/embedding/model.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  UsageError,
  withLibrary,
  withOwnLibrary,
} from './context.ts'
import { progressBar } from './progress.ts'

interface MakeOptions extends CommonOptions {
  readonly model: string
  readonly limit?: string
}

const HELP = `
Counterparts in other languages are found by subjects, and by words where parallel texts are held. A model that knows many languages can
add what it thinks: give the folder of a sentence model in ONNX (model.onnx or onnx/model.onnx, tokenizer.json, tokenizer_config.json). None
is needed, and none comes with Comity. It is run only by "make"; serving needs neither the model nor its libraries.

Examples:
  comity embedding                                  of which model the vectors are, and how many texts have one
  comity embedding make --model /srv/models/e5      give one to every text that has none; to all where the model is another
  comity embedding make --model /srv/models/e5 --limit 10000
  comity embedding drop                             forget them
`

export function registerEmbedding(program: Command, context: Context): Command {
  const embedding = program
    .command('embedding')
    .description('Judge counterparts also by a model of many languages that you supply')
    .addHelpText('after', HELP)
  common(embedding.command('show', { isDefault: true }))
    .description('Say of which model the vectors are, and how many texts have one')
    .addHelpText('after', '\nExample:\n  comity embedding show --json\n')
    .action((options: CommonOptions) => show(context, options))
  common(embedding.command('make'))
    .description('Give a vector to every text that has none; interrupted, it goes on where it was')
    .requiredOption('--model <dir>', 'folder of the model')
    .option('--limit <n>', 'stop after this many texts')
    .addHelpText('after', '\nExample:\n  comity embedding make --model /srv/models/e5 --json\n')
    .action((options: MakeOptions) => make(context, options))
  common(embedding.command('drop'))
    .description('Forget all vectors')
    .addHelpText('after', '\nExample:\n  comity embedding drop\n')
    .action((options: CommonOptions) => drop(context, options))
  return embedding
}

async function show(context: Context, options: CommonOptions): Promise<void> {
  const held = await withLibrary(context, options, async ({ db }) => ({
    model: embeddingModel(db),
    ...embeddingCounts(db),
  }))
  print(context, options, held, ({ model, texts, vectors }) =>
    model
      ? `${number(vectors)} of ${number(texts)} texts have a vector by ${model.name} (${model.hash.slice(0, 12)})\n`
      : 'There are no vectors: counterparts are found by subjects and words. "comity embedding --help" says how to add a model\n',
  )
}

async function make(context: Context, options: MakeOptions): Promise<void> {
  const limit = typedLimit(options.limit)
  const model = await openEmbeddingModel(options.model).catch((error: Error) => {
    throw error instanceof EmbeddingError ? new FailedError(error.message) : error
  })
  const bar = progressBar(context.log)
  try {
    const report = await withOwnLibrary(context, options, ({ db }) =>
      embedTexts(db, model, {
        progress: (step) => bar.show({ label: 'texts given a vector', ...step }),
        ...(limit === null ? {} : { limit }),
      }),
    )
    bar.end()
    print(
      context,
      options,
      report,
      ({ made, vectors, texts, seconds }) =>
        `${number(made)} texts were given a vector in ${seconds.toFixed(1)} s; ${number(vectors)} of ${number(texts)} have one\n`,
    )
  } finally {
    bar.end()
    await model.close()
  }
}

async function drop(context: Context, options: CommonOptions): Promise<void> {
  const dropped = await withOwnLibrary(context, options, async ({ db }) => {
    const { vectors } = embeddingCounts(db)
    await db.sql.transaction().execute(forgetVectors)
    return { dropped: vectors }
  })
  print(context, options, dropped, ({ dropped }) => `Forgot ${number(dropped)} vectors\n`)
}

function typedLimit(text: string | undefined): number | null {
  if (text === undefined) return null
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new UsageError(`Cannot read --limit "${text}": expected a whole number from 1`)
}

const number = (value: number) => value.toLocaleString('en')

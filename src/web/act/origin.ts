/** Whose a text is, in few words: nothing is called imported that was made here. */

import type { Expression } from '#store/model.ts'
import { OWN_SOURCE, publisherOf } from '#store/own-source.ts'
import type { Page } from '../page.ts'

/** Returns whether editors of this library entered or mended the text. */
export function isOwn({ source }: Pick<Expression, 'source'>): boolean {
  return source.name === OWN_SOURCE
}

/** Returns "imported, unsigned · from …", who signed the text, or that it is kept here. */
export function originOf({ t }: Page, expression: Pick<Expression, 'source'>): string {
  const publisher = publisherOf(expression.source.name)
  if (publisher !== null) return t('act.received', { source: publisher })
  return isOwn(expression) ? t('act.own') : t('act.unsigned', { source: expression.source.name })
}

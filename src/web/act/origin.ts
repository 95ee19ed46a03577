/** Whose a text is, in few words: nothing is called imported that was made here. */

import type { Expression } from '#store/model.ts'
import { OWN_SOURCE } from '#store/own-source.ts'
import type { Page } from '../page.ts'

/** Returns whether editors of this library entered or mended the text. */
export function isOwn({ source }: Pick<Expression, 'source'>): boolean {
  return source.name === OWN_SOURCE
}

/** Returns "imported, unsigned · from …", or that the text is kept here. */
export function originOf({ t }: Page, expression: Pick<Expression, 'source'>): string {
  return isOwn(expression) ? t('act.own') : t('act.unsigned', { source: expression.source.name })
}

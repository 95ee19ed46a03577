/** Chinese: no spaces and no endings; numerals of articles and dates are digits. */
import type { LanguageRules } from './contract.ts'

export const zho: LanguageRules = {
  stopWords: '的 和 或 在 与 及 了 是 对 等 为 以 於 與 為',
}

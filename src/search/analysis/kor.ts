/** Korean: indexed by pairs of syllables, so that particles behind a noun do not hide it. */
import type { LanguageRules } from './contract.ts'

export const kor: LanguageRules = {
  stopWords: '및 또는 그 이 등 수 것 의 를 을 에 는 은 가',
}

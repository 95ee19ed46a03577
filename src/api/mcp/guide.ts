/** What agents are told of the server at large: the instructions of the protocol, and the guide that is a resource. */
import { LIMIT } from './answer.ts'

export const INSTRUCTIONS = `Comity is a library of law: acts, treaties, court and agency practice of many jurisdictions, every provision as it read on any day.
- Start with search, or resolve_citation / read_provision where the question cites a provision. Give at (YYYY-MM-DD) whenever the question is about a date.
- outcome tells apart: found; not-found (the act is held and has no such thing); not-held (not in this library, which says nothing about the law); could-not-check (unknown text, unclear reference, timeout: see reason); wrong-question. Never report not-held or could-not-check as “there is no such law”.
- Every answer is at most ${LIMIT} characters; truncated answers carry next: call next.tool with next.arguments.
- Several states: find_by_subject goes by legal subject over all of them, find_counterparts finds what answers a provision elsewhere, compare_provisions puts provisions or acts side by side, list_studies and read_study give comparative studies that people wrote.
- Cite the IRI of the answer (it names the version), the days with their basis, and say that it is a copy and not the official text.
- Read comity://guide once, comity://jurisdictions for what is held.`

export const GUIDE = `# How to use this library

## From a question to a provision
1. A citation in the question ("GDPR 17", "art. L1221-1 du code du travail", "ст. 43 Конституции Украины"): \`read_provision\` with it as \`reference\` and the day as \`at\`.
2. An act by name: \`search\` with the name; its IRI then goes into \`outline\`, \`versions\`, \`diff\`.
3. A concept: \`search\` with words in the language of the texts (\`in\`, \`lang\`), then \`read_provision\` on the hits; \`across: "only"\` finds what the words are called in other languages, \`look_up_term\` says how a term is rendered, \`find_by_subject\` goes by legal subject over all states. A snippet is not the law.
4. "What changed": \`versions\` for the days, \`diff\` for the words.
5. "Who applies it": \`cited_by\`.
6. "How do several states do it":
   - \`list_studies\`, \`read_study\` first: somebody may have asked. What a study answers is its authors' word, what it quotes is law of the day it names; \`current\` says whether that is the law still.
   - \`find_by_subject\` with a subject ("right to erasure", in any language) and \`in\`: which states have law about it, and where.
   - \`find_counterparts\` with a provision and \`in\`: what answers it in other states, in any language, with the subjects, words and numbers in common. It is a place to read, not a statement that two states rule alike: \`read_provision\` each.
   - \`compare_provisions\` with two to six IRIs: their words side by side, what they share, what only one has; with whole acts, row by row as their provisions correspond.
7. Checking a draft: \`resolve_citation\` with the passage; every citation is told apart.

## Names
An act is \`/akn/{place}/{type}/{date}/{number}\`; \`/fra\` after it is a language, \`@2024-01-01\` a day, \`/~art_5\` a provision. IRIs of answers name the version, and give the same words and the same hash when they are read again. Identifiers (CELEX, ELI, ECLI, LEGITEXT, register numbers) are understood too.

## Days
\`asked\` is the day of the question. \`from\` is the first day of a wording, \`to\` the first day on which it no longer reads so. \`basis\` says what they rest on: \`in-force\` (the source states legal effect), \`snapshot\` (the source was seen so on that day), \`unknown\`. \`published\` and \`recorded\` (when this library learnt it) are other days. Without \`at\` the day in the IRI counts, else today.

## Outcomes
| outcome | means | say |
|---|---|---|
| found | here it is | quote it with IRI, day and basis |
| not-found | the act is held and has no such provision on that day; nothing matches | what \`reason\` says, and the other days in \`suggestions\` |
| not-held | the act or jurisdiction is not in this library | that it could not be looked up here. Not that there is no such law |
| could-not-check | a hole in what is known, a text not given by its source, an unclear reference, a timeout | the reason |
| wrong-question | arguments that cannot be read | nothing: mend them by \`reason.expected\` and \`reason.example\` |

## Size
An answer is at most ${LIMIT} characters, words and data together. Where \`truncated\` is true, call \`next.tool\` with \`next.arguments\` as they are. Take the outline of a large code division by division, and read single provisions.

## Proof
\`hash\` is the SHA-256 of the provision's canonical Akoma Ntoso fragment: equal hashes, equal words. All texts here are copies; the official text is where the state publishes it.
`

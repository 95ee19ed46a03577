/** What this library makes itself, beside what it imports. */

/** Source of the texts that editors of this library entered or mended. No import bears it. */
export const OWN_SOURCE = 'comity'

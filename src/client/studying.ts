/** The script of those who work on a study: every page of it works without. */

/** The editor's script, on the pages of the editor's bench. */
export {}

/** The reader's script, on every page: what makes reading quicker where scripts run. Every page works without it. */
export {}

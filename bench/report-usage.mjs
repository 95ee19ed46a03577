// Loaded into a measured process: tells its parent the largest resident size when it ends.
process.on('exit', () => {
  process.send?.({ maxRssBytes: process.resourceUsage().maxRSS * 1024 })
})

// Under `npm start` a shell stands between npm and this process, and does not pass on the signal that ends npm. When the
// shell is gone, this process ends in order instead of serving on unseen.
const parent = process.ppid

if (process.env.npm_lifecycle_event === 'start') {
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 100).unref()
}

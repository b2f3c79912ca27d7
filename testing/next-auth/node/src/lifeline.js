// The tests hold the other end of standard input: when they are gone, however they went, so is this.
export function endWithStandardInput() {
  process.stdin.on("close", () => process.exit(0)).resume()
}

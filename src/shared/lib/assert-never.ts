/** Ends a switch over a closed set: a forgotten member does not compile, an impossible one is our bug. */
export function assertNever(value: never): never {
  throw new Error(`unexpected member: ${JSON.stringify(value)}`)
}

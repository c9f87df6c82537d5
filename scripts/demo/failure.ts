/** Something the demo expected did not happen; the message is for the person at the terminal. */
export class DemoFailure extends Error {
  override readonly name = 'DemoFailure'
}

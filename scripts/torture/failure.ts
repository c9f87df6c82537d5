/** What the torture run was made to find. The data folder is kept, so that it can be looked at. */
export class TortureFailure extends Error {
  override readonly name = 'TortureFailure'
}

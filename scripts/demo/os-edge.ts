/**
 * The edge where the app asks the operating system: choose a folder, save a file, confirm, show a folder. Those
 * windows are not the app's and no driver can click in them, so their answers are given here, in the order they
 * will be asked. A question nobody has an answer for is cancelled and reported.
 */
import type { ElectronApplication } from 'playwright-core'

export type EdgeAnswer =
  | { readonly kind: 'open'; readonly path: string }
  | { readonly kind: 'save'; readonly path: string }
  /** The label of the button to press. */
  | { readonly kind: 'message'; readonly button: string }

export type EdgeQuestion = {
  readonly kind: EdgeAnswer['kind']
  /** Title of the window, or the question itself. */
  readonly title: string
  /** What the save dialog proposed. */
  readonly suggested: string
  readonly isAnswered: boolean
}

export type EdgeLog = {
  readonly asked: readonly EdgeQuestion[]
  /** Files the app wanted shown in the file manager. */
  readonly revealed: readonly string[]
}

export type OsEdge = {
  readonly answerNext: (answer: EdgeAnswer) => Promise<void>
  readonly log: () => Promise<EdgeLog>
}

type EdgeState = { answers: EdgeAnswer[]; asked: EdgeQuestion[]; revealed: string[] }
type WithEdge = { osEdge: EdgeState }

export async function standAtOsEdge(app: ElectronApplication): Promise<OsEdge> {
  // No named function in here: the script runner would wrap it in a helper that the other process does not have.
  await app.evaluate(({ dialog, shell }) => {
    const edge: EdgeState = { answers: [], asked: [], revealed: [] }
    Object.assign(globalThis, { osEdge: edge })
    dialog.showOpenDialog = async (...args: unknown[]) => {
      const options = args.at(-1) as { title?: string }
      const answer = edge.answers[0]?.kind === 'open' ? edge.answers.shift() : undefined
      const path = answer?.kind === 'open' ? answer.path : null
      edge.asked.push({ kind: 'open', title: options.title ?? '', suggested: '', isAnswered: path !== null })
      return { canceled: path === null, filePaths: path === null ? [] : [path] }
    }
    dialog.showSaveDialog = async (...args: unknown[]) => {
      const options = args.at(-1) as { title?: string; defaultPath?: string }
      const answer = edge.answers[0]?.kind === 'save' ? edge.answers.shift() : undefined
      const path = answer?.kind === 'save' ? answer.path : null
      const suggested = options.defaultPath ?? ''
      edge.asked.push({ kind: 'save', title: options.title ?? '', suggested, isAnswered: path !== null })
      return { canceled: path === null, filePath: path ?? '' }
    }
    dialog.showMessageBox = async (...args: unknown[]) => {
      const options = args.at(-1) as { message: string; buttons?: string[]; cancelId?: number }
      const answer = edge.answers[0]?.kind === 'message' ? edge.answers.shift() : undefined
      const button = answer?.kind === 'message' ? (options.buttons ?? []).indexOf(answer.button) : -1
      edge.asked.push({ kind: 'message', title: options.message, suggested: '', isAnswered: button >= 0 })
      return { response: button >= 0 ? button : (options.cancelId ?? 0), checkboxChecked: false }
    }
    shell.showItemInFolder = (path) => {
      edge.revealed.push(path)
    }
  })
  return {
    answerNext: (answer) =>
      app.evaluate((_electron, next) => {
        ;(globalThis as unknown as WithEdge).osEdge.answers.push(next)
      }, answer),
    log: () =>
      app.evaluate(() => {
        const { asked, revealed } = (globalThis as unknown as WithEdge).osEdge
        return { asked, revealed }
      }),
  }
}

/** Every sentence a refusal or failure can say, by code. */
import type { Failure } from '@shared/lib/app-error'
import { actMessages } from './acts'
import type { MessageTable } from './message'

const MESSAGES: MessageTable = { ...actMessages }

/** The sentence for a failure. An unknown code is our omission: it is said honestly, with the code. */
export function describeFailure({ code, params }: Failure): string {
  const message = Object.hasOwn(MESSAGES, code) ? MESSAGES[code] : undefined
  return message ? message(params) : `这一步没有完成（代码 ${code}）。已保存的内容不受影响。`
}

export const isKnownCode = (code: string): boolean => Object.hasOwn(MESSAGES, code)

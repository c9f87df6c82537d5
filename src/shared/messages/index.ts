/** Every sentence a refusal or failure can say, by code. */
import type { Failure } from '@shared/lib/app-error'
import { actMessages } from './acts'
import { documentMessages } from './documents'
import { exportMessages } from './exports'
import { intakeMessages } from './intake'
import type { MessageTable } from './message'
import { pdfMessages } from './pdf'
import { reviewScriptMessages } from './review-script'
import { scoringMessages } from './scoring'
import { sealMessages } from './seals'
import { standardMessages } from './standard'
import { storageMessages } from './storage'
import { viewerMessages } from './viewer'

const MESSAGES: MessageTable = {
  ...actMessages,
  ...documentMessages,
  ...exportMessages,
  ...intakeMessages,
  ...pdfMessages,
  ...reviewScriptMessages,
  ...scoringMessages,
  ...sealMessages,
  ...standardMessages,
  ...storageMessages,
  ...viewerMessages,
}

/** The sentence for a failure. An unknown code is our omission: it is said honestly, with the code. */
export function describeFailure({ code, params }: Failure): string {
  const message = Object.hasOwn(MESSAGES, code) ? MESSAGES[code] : undefined
  return message ? message(params) : `这一步没有完成（代码 ${code}）。已保存的内容不受影响。`
}

export const isKnownCode = (code: string): boolean => Object.hasOwn(MESSAGES, code)

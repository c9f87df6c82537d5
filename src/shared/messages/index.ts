/** Every sentence a refusal or failure can say, by code. */
import type { Failure } from '@shared/lib/app-error'
import { actMessages } from './acts'
import { campaignMessages } from './campaigns'
import { deviceMessages } from './device'
import { documentMessages } from './documents'
import { entryMessages } from './entries'
import { exportMessages } from './exports'
import { intakeMessages } from './intake'
import { loopMessages } from './loop'
import type { MessageTable } from './message'
import { numberMessages } from './numbers'
import { pdfMessages } from './pdf'
import { peopleMessages } from './people'
import { reviewScriptMessages } from './review-script'
import { scoringMessages } from './scoring'
import { sealMessages } from './seals'
import { standardMessages } from './standard'
import { standardDraftMessages } from './standard-draft'
import { storageMessages } from './storage'
import { trainingMessages } from './training'
import { viewerMessages } from './viewer'

/** One table an area; no code stands in two of them (test/shared/messages). */
export const MESSAGE_TABLES: readonly MessageTable[] = [
  actMessages,
  campaignMessages,
  deviceMessages,
  documentMessages,
  entryMessages,
  exportMessages,
  intakeMessages,
  loopMessages,
  numberMessages,
  pdfMessages,
  peopleMessages,
  reviewScriptMessages,
  scoringMessages,
  sealMessages,
  standardMessages,
  standardDraftMessages,
  storageMessages,
  trainingMessages,
  viewerMessages,
]

const MESSAGES: MessageTable = Object.assign({}, ...MESSAGE_TABLES) as MessageTable

/** A sentence that lost a parameter would read "undefined", or throw in the middle of a screen: neither is said. */
function say({ code, params }: Failure): string | undefined {
  const message = Object.hasOwn(MESSAGES, code) ? MESSAGES[code] : undefined
  try {
    const sentence = message?.(params)
    return sentence !== undefined && /undefined|NaN/.test(sentence) ? undefined : sentence
  } catch {
    return undefined
  }
}

/** The sentence for a failure. An unknown code is our omission: it is said honestly, with the code. */
export const describeFailure = (failure: Failure): string =>
  say(failure) ?? `这一步没有完成（代码 ${failure.code}）。已保存的内容不受影响。`

export const isKnownCode = (code: string): boolean => Object.hasOwn(MESSAGES, code)

import { pdfMessages } from '@shared/messages/pdf'
import { viewerMessages } from '@shared/messages/viewer'
import type { Failure } from '@shared/lib/app-error'

const sentences: Readonly<Record<string, (params: Failure['params']) => string>> = {
  ...pdfMessages,
  ...viewerMessages,
}

/** Why a page cannot be shown, in the reader's words. */
export const explainFailure = ({ code, params }: Failure): string =>
  (sentences[code] ?? viewerMessages['viewer/page-failed'])(params)

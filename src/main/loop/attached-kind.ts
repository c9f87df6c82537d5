/** What kind of file an attached scan is, for showing its pages: every list of files in the loop is looked through. */
import type { FileKind } from '@shared/domain/case-file/page-index'
import type { AttachedFile } from '@shared/domain/document/attached-file'
import type { FollowUp } from '@shared/domain/document/follow-up'
import type { Clue } from '@shared/domain/loop/clue'
import type { Dispute } from '@shared/domain/loop/dispute'
import type { Matter } from '@shared/domain/loop/matter'
import type { MemoryTables } from '@shared/events/tables'

type Held = { readonly files: readonly AttachedFile[] } | null

const ofFollowUp = ({ delivery, replies, verifications }: FollowUp): readonly Held[] => [
  delivery,
  ...replies,
  ...verifications,
]
const ofMatter = ({ investigations }: Matter): readonly Held[] => investigations
const ofClue = ({ receipt }: Clue): readonly Held[] => [receipt]
const ofDispute = ({ views, staffingOpinion, meetings }: Dispute): readonly Held[] => [
  ...views,
  staffingOpinion,
  ...meetings,
]

export function attachedKind(state: MemoryTables, sha256: string): FileKind | undefined {
  const lists: readonly Held[] = [
    ...state.all('documents').flatMap((document) => [document, ...ofFollowUp(document.followUp)]),
    ...state.all('matters').flatMap(ofMatter),
    ...state.all('clues').flatMap(ofClue),
    ...state.all('disputes').flatMap(ofDispute),
  ]
  for (const held of lists) {
    const file = held?.files.find((one) => one.sha256 === sha256)
    if (file) return file.kind
  }
  return undefined
}

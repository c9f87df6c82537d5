import { memo, useLayoutEffect } from 'react'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { Review } from '@shared/domain/review/review'
import { useCasePages, useViewer } from '../../viewer'
import { KeyHelpDialog } from './KeyHelpDialog'
import { PagesArea } from './PagesArea'
import { usePasswords } from './passwords'
import { ReopenDialog } from './ReopenDialog'
import { ScoreExplanation } from './ScoreExplanation'
import { SidePanel } from './SidePanel'
import { SubmitDialog } from './SubmitDialog'
import { TopBar } from './TopBar'
import { useReviewKeys } from './use-review-keys'
import { useWorkspace, type Workspace } from './use-workspace'
import classes from './review.module.css'

export type ReviewWorkspaceProps = {
  readonly caseFile: CaseFile
  readonly review: Review
  readonly standard: ScoringStandard
  readonly onOpenDocument: (documentId: string) => void
  readonly onClose: () => void
}

/** Pages on one side, checklist on the other: the screen of the week. */
export const ReviewWorkspace = memo(function ReviewWorkspace(props: ReviewWorkspaceProps) {
  const { caseFile, review, standard, onOpenDocument, onClose } = props
  const viewer = useViewer()
  const passwords = usePasswords(caseFile.files)
  const casePages = useCasePages(caseFile.files, passwords.byFile)
  const work = useWorkspace({ caseFile, review, standard, viewer, pages: casePages.pages })
  useReviewKeys(work)
  const { focusList } = work
  useLayoutEffect(focusList, [focusList])
  return (
    <div className={classes.screen} data-testid="review" data-review-state={review.state}>
      <TopBar work={work} onClose={onClose} onOpenDocument={onOpenDocument} />
      <div className={classes.body}>
        <PagesArea work={work} casePages={casePages} passwords={passwords} />
        <SidePanel work={work} />
      </div>
      <OpenDialog work={work} />
    </div>
  )
})

/** Only the dialog that is open exists: closed ones would be drawn with every act. */
function OpenDialog({ work }: { readonly work: Workspace }) {
  switch (work.dialog) {
    case 'explain':
      return <ScoreExplanation work={work} />
    case 'submit':
      return <SubmitDialog work={work} />
    case 'reopen':
      return <ReopenDialog work={work} />
    case 'help':
      return <KeyHelpDialog work={work} />
    case null:
      return null
  }
}

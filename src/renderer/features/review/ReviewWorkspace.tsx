import { memo, useEffect, useLayoutEffect, useRef } from 'react'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { Review } from '@shared/domain/review/review'
import { useCasePages, useViewer } from '../../viewer'
import { KeyHelpDialog } from './KeyHelpDialog'
import { LawProvider } from './law/LawProvider'
import { tellBriefly } from './notices'
import { PagesArea } from './PagesArea'
import { usePasswords } from './passwords'
import { PhrasesDialog } from './PhrasesDialog'
import { ReopenDialog } from './ReopenDialog'
import { RescoreDialog } from './RescoreDialog'
import { ScoreExplanation } from './ScoreExplanation'
import { SidePanel } from './SidePanel'
import { SubmitDialog } from './SubmitDialog'
import { TopBar } from './TopBar'
import { useLatest } from './use-latest'
import { useReviewKeys } from './use-review-keys'
import { useWorkspace, type Workspace } from './use-workspace'
import classes from './review.module.css'

export type ReviewWorkspaceProps = {
  readonly caseFile: CaseFile
  readonly review: Review
  readonly standard: ScoringStandard
  /** The finding somebody came for, from a paper that cites it. */
  readonly findingId: string | null
  readonly onOpenReview: (reviewId: string) => void
  readonly onOpenDocument: (documentId: string) => void
  readonly onClose: () => void
}

/** Pages on one side, checklist on the other: the screen of the week. */
export const ReviewWorkspace = memo(function ReviewWorkspace(props: ReviewWorkspaceProps) {
  const { caseFile, review, standard, findingId, onOpenReview, onOpenDocument, onClose } = props
  const viewer = useViewer()
  const passwords = usePasswords(caseFile.files)
  const casePages = useCasePages(caseFile.files, passwords.byFile)
  const work = useWorkspace({ caseFile, review, standard, viewer, pages: casePages.pages, onOpenReview })
  useReviewKeys(work)
  const { focusList } = work
  useLayoutEffect(focusList, [focusList])
  useShowFinding(work, findingId)
  return (
    <div className={classes.screen} data-testid="review" data-review-state={review.state}>
      <TopBar work={work} onClose={onClose} onOpenDocument={onOpenDocument} />
      <LawProvider work={work}>
        <div className={classes.body}>
          <PagesArea work={work} casePages={casePages} passwords={passwords} />
          <SidePanel work={work} />
        </div>
      </LawProvider>
      <OpenDialog work={work} />
    </div>
  )
})

/** Once for each finding asked for: afterwards the person goes where they like. */
function useShowFinding(work: Workspace, findingId: string | null): void {
  const latest = useLatest(work)
  const shown = useRef<string | null>(null)
  const wanted = work.review.findings.find(({ id }) => id === findingId)
  const state = wanted === undefined ? 'unknown' : wanted.withdrawnAt === null ? 'stands' : 'withdrawn'
  useEffect(() => {
    // What was recorded a moment ago may still be on its way here.
    if (findingId === null || state === 'unknown' || shown.current === findingId) return
    shown.current = findingId
    if (state === 'stands') latest().selectFinding(findingId)
    else tellBriefly('这条问题已撤回，清单里没有了。')
  }, [findingId, state, latest])
}

/** Only the dialog that is open exists: closed ones would be drawn with every act. */
function OpenDialog({ work }: { readonly work: Workspace }) {
  switch (work.dialog) {
    case 'explain':
      return <ScoreExplanation work={work} />
    case 'rescore':
      return <RescoreDialog work={work} />
    case 'phrases':
      return <PhrasesDialog work={work} />
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

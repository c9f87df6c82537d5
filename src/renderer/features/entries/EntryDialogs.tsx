/** The one dialog that is open on the page of a file. */
import {
  AnnounceDialog,
  CloseDialog,
  FeedbackDialog,
  FinalizeDialog,
  LinkCaseDialog,
  WaiveObjectionDialog,
  type EntryDialogProps,
} from './FeedbackDialogs'
import { CompareDialog, RecheckDialog, TransferDialog, WaiveRecheckDialog } from './RecheckDialogs'
import type { EntryDialog } from './next-step'
import { DecideObjectionDialog, ObjectionDialog } from './ObjectionDialogs'
import { PanelDialog } from './PanelDialog'
import { OrderRectificationDialog, ReinspectDialog, ReportDialog } from './RectifyDialogs'
import { useLinkableCases } from './use-linkable-cases'

export function EntryDialogs({
  dialog,
  ...props
}: EntryDialogProps & { readonly dialog: EntryDialog | null }) {
  switch (dialog) {
    case null:
      return null
    case 'link-case':
      return <LinkDialog {...props} />
    case 'compare':
      return <CompareDialog {...props} />
    case 'conclude-panel':
      return <PanelDialog {...props} />
    case 'recheck':
      return <RecheckDialog {...props} />
    case 'waive-recheck':
      return <WaiveRecheckDialog {...props} />
    case 'feed-back':
      return <FeedbackDialog {...props} />
    case 'waive-objection':
      return <WaiveObjectionDialog {...props} />
    case 'file-objection':
      return <ObjectionDialog {...props} />
    case 'decide-objection':
      return <DecideObjectionDialog {...props} />
    case 'finalize':
      return <FinalizeDialog {...props} />
    case 'announce':
      return <AnnounceDialog {...props} />
    case 'order-rectification':
      return <OrderRectificationDialog {...props} />
    case 'report-rectification':
      return <ReportDialog {...props} />
    case 'reinspect':
      return <ReinspectDialog {...props} />
    case 'close':
      return <CloseDialog {...props} />
    case 'transfer':
      return <TransferDialog {...props} />
  }
}

function LinkDialog(props: EntryDialogProps) {
  const cases = useLinkableCases(props.view.entry.listed.caseType)
  return cases === null ? null : <LinkCaseDialog {...props} cases={cases} />
}

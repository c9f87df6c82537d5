import { Group, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { SealRequest } from '@shared/domain/seal/seal'
import { Notice } from '../../../ui/Notice'
import { usePreview } from '../use-preview'
import { AttachmentsCard } from './AttachmentsCard'
import { CryptoCard } from './CryptoCard'
import { DecisionCard } from './DecisionCard'
import { KeeperCard } from './KeeperCard'
import { PaperColumn, usePaperWidth } from './PaperColumn'
import { clampMove, NO_MOVE, type Move } from './place-move'
import { PlaceOverlay } from './PlaceOverlay'
import { RecallCard } from './RecallCard'
import { RequestCard } from './RequestCard'
import { sealChoices, startRequest } from './request-form'
import { SealedCard } from './SealedCard'
import { SignatureChain } from './SignatureChain'
import { UnstaffedCard } from './UnstaffedCard'
import { useSpot } from './use-spot'
import type { SealWork } from './use-seal-work'
import { VoidCard } from './VoidCard'
import { WithdrawButton } from './WithdrawButton'
import classes from './seal.module.css'

type SealReleaseProps = { readonly work: SealWork; readonly onOpenSeals: () => void }

/** What is to be done with the seal now, beside the pages it is about. */
export function SealRelease({ work, onOpenSeals }: SealReleaseProps) {
  const { document, request } = work
  const reason = whyNot(work)
  if (reason !== null) {
    return (
      <section className={classes.panel} aria-label="用印">
        <Text p="md">{reason}</Text>
      </section>
    )
  }
  const isOpen = document.state === 'numbered' && isRunning(request)
  return isOpen || document.state === 'numbered' ? (
    <Preparing key={isOpen ? request?.id : 'new'} work={work} onOpenSeals={onOpenSeals} />
  ) : (
    <Sealed work={work} />
  )
}

const A4_HEIGHT_MM = 297

const isRunning = (request: SealRequest | null): request is SealRequest =>
  request !== null && (request.state === 'asked' || request.state === 'approved')

/** Why the tab has nothing to do; null when it has. */
function whyNot({ document }: SealWork): string | null {
  if (!document.fields.isSealed) return '这份文书按“不加盖印章”的格式制发，不用印。'
  if (document.sealed !== null || document.state === 'numbered') return null
  return document.state === 'voided'
    ? '这份文书在用印前已经作废。'
    : '签发并编号之后，才能申请用印。现在还可以修改正文。'
}

function Preparing({ work, onOpenSeals }: SealReleaseProps) {
  const { document, request, isStaffed } = work
  const running = isRunning(request) ? request : null
  const choices = useMemo(
    () => sealChoices(work.seals, document, work.people),
    [work.seals, document, work.people],
  )
  const [sealId, setSealId] = useState(() => running?.wish.sealId ?? startRequest(document, choices).sealId)
  const [move, setMove] = useState<Move>(NO_MOVE)
  const place = useSpot(document.id, isStaffed ? sealId : null, move)
  const { spot } = place
  const { ref, widthPx } = usePaperWidth()
  const preview = usePreview(document, widthPx)
  const canMove = running?.state === 'approved'
  const onMove = (next: Move): void => setMove(spot ? clampMove(next, spot) : next)
  return (
    <section className={classes.panel} aria-label="用印">
      <div className={classes.columns}>
        <div className={classes.column}>
          <SignatureChain work={work} />
          <Ended request={request} />
          {!isStaffed && <UnstaffedCard work={work} onOpenSeals={onOpenSeals} />}
          {isStaffed && running === null && (
            <RequestCard
              work={work}
              choices={choices}
              pageCount={preview.pages.length}
              onSeal={setSealId}
              onOpenSeals={onOpenSeals}
            />
          )}
          {running?.state === 'asked' && <DecisionCard work={work} request={running} spot={spot} />}
          {running?.state === 'approved' && (
            <KeeperCard work={work} request={running} place={place} move={move} onMove={onMove} />
          )}
          {running !== null && (
            <Group justify="flex-start">
              <WithdrawButton request={running} />
            </Group>
          )}
        </div>
        <div ref={ref} className={classes.paperSide}>
          <PaperColumn
            preview={preview}
            title={canMove ? '用印位置' : '将要用印的文书'}
            overlay={
              spot && {
                pageIndex: spot.pageIndex,
                atShare: spot.ruleYMm / A4_HEIGHT_MM,
                node: <PlaceOverlay spot={spot} move={move} {...(canMove ? { onMove } : {})} />,
              }
            }
          />
        </div>
      </div>
    </section>
  )
}

/** The last request that came to nothing, in words, above the form for a new one. */
function Ended({ request }: { readonly request: SealRequest | null }) {
  if (request?.state === 'refused') {
    return (
      <Notice tone="warning" title={`${request.decidedBy?.name ?? ''}没有同意用印`}>
        理由：{request.note}。可以按意见处理后重新申请。
      </Notice>
    )
  }
  if (request?.state === 'withdrawn') {
    return <Notice tone="plain">上一次申请已撤回，理由：{request.note}。</Notice>
  }
  return null
}

function Sealed({ work }: { readonly work: SealWork }) {
  const { document, request, use } = work
  const { ref, widthPx } = usePaperWidth()
  const preview = usePreview(document, widthPx)
  const isVoided = document.state === 'voided'
  const placement = document.sealed?.placement ?? null
  return (
    <section className={classes.panel} aria-label="用印">
      <div className={classes.columns}>
        <div className={classes.column}>
          <SignatureChain work={work} />
          {isVoided && <RecallCard work={work} />}
          {use && <SealedCard use={use} isVoided={isVoided} />}
          {!isVoided && request !== null && request.wish.attachmentIds.length > 0 && (
            <AttachmentsCard work={work} request={request} />
          )}
          {!isVoided && <CryptoCard work={work} />}
          {!isVoided && <VoidCard work={work} />}
        </div>
        <div ref={ref} className={classes.paperSide}>
          <PaperColumn
            preview={preview}
            title={isVoided ? '已作废的盖章件' : '盖章件'}
            overlay={
              placement && {
                ...{
                  pageIndex: placement.pageIndex,
                  atShare: placement.centreYMm / A4_HEIGHT_MM,
                  node: null,
                },
              }
            }
          />
        </div>
      </div>
    </section>
  )
}

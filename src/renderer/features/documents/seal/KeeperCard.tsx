import { useState } from 'react'
import { isApprovalOld, APPROVAL_DAYS } from '@shared/domain/seal/release'
import type { SealRequest } from '@shared/domain/seal/seal'
import { call } from '../../../app/api'
import { tellDone } from '../../../app/notices'
import { saving } from '../../../data/acts'
import { projector } from '../../../data/connection'
import { Notice } from '../../../ui/Notice'
import { waitLabel } from '../../../ui/use-wait'
import { CardForm } from './CardForm'
import { KeeperFields } from './KeeperFields'
import { toOrder, type Move } from './place-move'
import { PlaceFields } from './PlaceFields'
import { useKeeper } from './use-keeper'
import type { SealWork } from './use-seal-work'
import type { Spot } from './use-spot'
import { WishFacts } from './WishFacts'

type KeeperCardProps = {
  readonly work: SealWork
  readonly request: SealRequest
  readonly place: Spot
  readonly move: Move
  readonly onMove: (move: Move) => void
}

/** 监印: the third person looks at the place, opens the vault and presses the seal. */
export function KeeperCard({ work, request, place, move, onMove }: KeeperCardProps) {
  const { document, actor } = work
  const keeper = useKeeper(work, request)
  const [isDeclined, setDeclined] = useState(false)
  const isOld = isApprovalOld(request, new Date())
  const submit = async (): Promise<void> => {
    const { wish } = request
    setDeclined(false)
    try {
      const answer = await saving(() =>
        call('document:seal', {
          ...{ documentId: document.id, requestId: request.id, ...keeper.credentials() },
          ...{ sealId: wish.sealId, reason: wish.reason, copies: wish.copies },
          ...{ seam: wish.seam, isDuplex: wish.isDuplex, moveMm: toOrder(move) },
          applicant: request.applicant.name,
          approver: request.decidedBy?.name ?? '',
          keeper: keeper.person?.name ?? '',
        }),
      )
      await projector.settled()
      if (answer === null) setDeclined(true)
      else tellDone('已用印，并记入用印登记簿。')
    } catch (cause) {
      throw keeper.wait.take(cause)
    } finally {
      keeper.forget()
    }
  }
  return (
    <CardForm
      title="监印"
      submitLabel={keeper.wait.seconds > 0 ? waitLabel(keeper.wait.seconds) : '用印'}
      isGrave
      failureTitle="没有用印"
      testId="seal-keeper"
      isDisabled={!keeper.isReady || place.spot === null || place.failure !== null || place.isBusy}
      onSubmit={submit}
    >
      <WishFacts work={work} request={request} />
      {isOld && (
        <Notice tone="warning">
          审批已超过 {APPROVAL_DAYS} 天或与本机时钟不符，不能再据此用印。请撤回后重新申请。
        </Notice>
      )}
      <PlaceFields place={place} move={move} onMove={onMove} />
      <KeeperFields keeper={keeper} actor={actor} />
      {isDeclined && (
        <Notice tone="warning" role="alert">
          没有用印：刚才在确认窗口选择了取消。
        </Notice>
      )}
    </CardForm>
  )
}

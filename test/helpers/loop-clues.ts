/** Clues and disputes as deeds of days (loop-script.ts). Names are invented samples. */
import { CLUE_STEPS, type ClueFacts } from '@shared/domain/loop/clue'
import type { DisputeFacts } from '@shared/domain/loop/dispute'
import { nextSerial } from '@shared/events/checks/loop-checks'
import { at, FIRST, PERSON, SECOND, UNITS, type Script } from './loop-script'

/** Registered, approved, handed over with its letter; receipt and result where they are there. */
export function playClue(script: Script, on: string, n: number, hasResult: boolean): string {
  const clueId = script.id()
  const year = Number(on.slice(0, 4))
  const facts: ClueFacts = {
    ...{ title: `示例线索${n}`, matterId: null, foundBy: PERSON, foundOn: on, secrecy: '内部' },
    ...{ unit: at(UNITS, n), persons: [], facts: '监督中发现的示例情况。', happenedAt: '', amount: '' },
    ...{ nature: '违纪', receiverKind: '纪检监察机关', receiver: '示例市纪委监委' },
    materials: [{ name: '监督案件材料复印件', pages: '1—12', copies: 1 }],
  }
  script.do(on, (state) => [
    {
      type: 'clue/registered',
      payload: { clueId, year, serial: nextSerial(state.all('clues'), year), facts },
    },
  ])
  const approvedOn = script.after(on, 1)
  CLUE_STEPS.forEach((step, index) => {
    const person = { personId: null, name: at(['示例甲', '示例乙', '示例丙', '示例丁'], index) }
    const approval = { step, on: approvedOn, person, opinion: '同意' }
    script.do(approvedOn, () => [{ type: 'clue/approved', payload: { clueId, approval } }])
  })
  const letterId = script.paper('transfer', approvedOn, { clueId })
  const transferOn = script.after(on, 2)
  const transfer = {
    ...{ on: transferOn, way: '专人送达', carriers: [FIRST, SECOND], copies: 1 },
    ...{ isSealedEnvelope: true, documentId: letterId },
  }
  script.do(transferOn, () => [{ type: 'clue/transferred', payload: { clueId, transfer } }])
  const receipt = { on: script.after(on, 3), receivedBy: '示例己', note: '', files: [] }
  script.do(receipt.on, () => [{ type: 'clue/receipt-recorded', payload: { clueId, receipt } }])
  if (!hasResult) return clueId
  const result = { on: script.after(on, 45), result: '立案', number: '', note: '' } as const
  script.do(result.on, () => [{ type: 'clue/result-recorded', payload: { clueId, result } }])
  return clueId
}

export function playDispute(script: Script, on: string, n: number): string {
  const disputeId = script.id()
  const year = Number(on.slice(0, 4))
  const parties = [at(UNITS, n), at(UNITS, n + 3)]
  const facts: DisputeFacts = {
    ...{ title: `示例争议${n}`, appliedOn: on, applicant: at(UNITS, n), parties, kind: '都不主张管辖' },
    ...{ question: '由谁负责查处。', matterId: null },
  }
  script.do(on, (state) => [
    {
      type: 'dispute/registered',
      payload: { disputeId, year, serial: nextSerial(state.all('disputes'), year), facts },
    },
  ])
  const heardOn = script.after(on, 5)
  for (const party of parties) {
    const view = { viewId: script.id(), party, on: heardOn, view: '示例意见。', basis: '', files: [] }
    script.do(heardOn, () => [{ type: 'dispute/view-recorded', payload: { disputeId, view } }])
  }
  const opinion = {
    ...{ on: script.after(on, 9), from: '示例市机构编制委员会办公室', number: '', files: [] },
    opinion: '按三定规定由前者负责。',
  }
  script.do(opinion.on, () => [
    { type: 'dispute/staffing-opinion-recorded', payload: { disputeId, opinion } },
  ])
  const endOn = script.after(on, 15)
  const documentId = script.paper('dispute-opinion', endOn, { disputeId })
  const ending = { on: endOn, way: '协调意见', outcome: '由前者负责查处，后者配合。', documentId } as const
  script.do(endOn, () => [{ type: 'dispute/ended', payload: { disputeId, ending } }])
  return disputeId
}

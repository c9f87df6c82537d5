import { Anchor, Checkbox, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { contentSha256 } from '@shared/domain/document/content'
import { impressionsOn } from '@shared/domain/seal/release'
import { chinaDay } from '@shared/lib/china-day'
import { tellDone } from '../../../app/notices'
import { perform } from '../../../data/acts'
import { Notice } from '../../../ui/Notice'
import { CardForm } from './CardForm'
import { findRequestProblems, startRequest, toWish, type RequestForm, type SealChoice } from './request-form'
import { SeamFields } from './SeamFields'
import type { SealWork } from './use-seal-work'

type RequestCardProps = {
  readonly work: SealWork
  readonly choices: readonly SealChoice[]
  /** Pages of the paper as printed; 0 while that is not known. */
  readonly pageCount: number
  readonly onSeal: (sealId: string | null) => void
  readonly onOpenSeals: () => void
}

/** 申请: which seal, how many copies, what for, where the seam goes. */
export function RequestCard({ work, choices, pageCount, onSeal, onOpenSeals }: RequestCardProps) {
  const { document, actor } = work
  const [form, setForm] = useState<RequestForm>(() => startRequest(document, choices))
  const [isTried, setTried] = useState(false)
  const problems = findRequestProblems(form)
  const hasProblems = Object.values(problems).some((problem) => problem !== null)
  const shown = isTried ? problems : null
  const change = (next: RequestForm): void => {
    if (next.sealId !== form.sealId) onSeal(next.sealId)
    setForm(next)
  }
  const submit = async (): Promise<void> => {
    setTried(true)
    if (hasProblems || form.sealId === null || actor === null) return
    await perform('seal-request/made', {
      requestId: crypto.randomUUID(),
      documentId: document.id,
      wish: toWish(form, form.sealId),
      contentSha256: contentSha256(document),
      applicant: { personId: actor.personId, name: actor.name },
    })
    tellDone('已提出用印申请，等待审批。')
  }
  return (
    <CardForm
      title="申请用印"
      submitLabel="提出申请"
      failureTitle="没有提出申请"
      testId="seal-request-form"
      isDisabled={actor === null || choices.every(({ why }) => why !== null)}
      onSubmit={submit}
    >
      <Text size="sm">
        申请人：<b>{actor?.name ?? '（尚未登录）'}</b>
      </Text>
      <Select
        label="印章"
        withAsterisk
        placeholder="请选择"
        data={choices.map(({ seal, why }) => ({ value: seal.id, label: seal.name, disabled: why !== null }))}
        value={form.sealId}
        error={shown?.seal}
        allowDeselect={false}
        onChange={(sealId) => change({ ...form, sealId })}
      />
      {choices.length === 0 && (
        <Notice tone="warning">
          还没有可用的印章。
          <Anchor component="button" type="button" size="sm" underline="always" onClick={onOpenSeals}>
            去“印章与用印”导入
          </Anchor>
        </Notice>
      )}
      <UnusableSeals choices={choices} />
      <DayCount work={work} sealId={form.sealId} />
      <NumberInput
        label="份数"
        withAsterisk
        min={1}
        max={999}
        allowDecimal={false}
        clampBehavior="blur"
        value={form.copies}
        error={shown?.copies}
        onChange={(copies) => change({ ...form, copies: Number(copies) })}
      />
      <TextInput
        label="用印事由"
        withAsterisk
        maxLength={500}
        value={form.reason}
        error={shown?.reason}
        onChange={(event) => change({ ...form, reason: event.currentTarget.value })}
      />
      <SeamFields
        seam={form.seam}
        isDuplex={form.isDuplex}
        why={pageCount === 1 ? '本文书只有一页，不用骑缝章' : null}
        onChange={(seam, isDuplex) => change({ ...form, seam, isDuplex })}
      />
      {document.files.length > 0 && (
        <Checkbox.Group
          label="加盖骑缝章的随附材料"
          description="在原文件上追加印迹，原有内容一个字节也不改动"
          value={[...form.attachmentIds]}
          onChange={(attachmentIds) => change({ ...form, attachmentIds })}
        >
          <Stack gap={6} mt={6}>
            {document.files.map(({ fileId, name, pageCount: pages, kind }) => (
              <Checkbox
                key={fileId}
                value={fileId}
                disabled={kind !== 'pdf' || pages < 2}
                label={`${name}（${pages} 页）`}
                description={
                  kind !== 'pdf' ? '不是 PDF，不能加盖' : pages < 2 ? '只有一页，不用骑缝章' : undefined
                }
              />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </CardForm>
  )
}

function UnusableSeals({ choices }: { readonly choices: readonly SealChoice[] }) {
  const unusable = choices.filter(({ why }) => why !== null)
  if (unusable.length === 0) return null
  return (
    <Notice tone={unusable.length === choices.length ? 'warning' : 'plain'} title="不能用于本文书的印章">
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {unusable.map(({ seal, why }) => (
          <li key={seal.id}>
            <Text size="sm">
              {seal.name}：{why}
            </Text>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function DayCount({ work, sealId }: { readonly work: SealWork; readonly sealId: string | null }) {
  const seal = work.seals.find(({ id }) => id === sealId)
  if (!seal || seal.dailyLimit === null) return null
  const used = impressionsOn(work.allUses, seal.id, chinaDay(new Date().toISOString()))
  return (
    <Notice tone={used >= seal.dailyLimit ? 'warning' : 'plain'}>
      这枚印章每日上限 {seal.dailyLimit} 处，今日已用 {used} 处。
    </Notice>
  )
}

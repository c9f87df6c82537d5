/** 核查: fault by fault with the old page beside the new one, then the whole. */
import { Button, Group, Modal, Radio, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { AttachedFile } from '@shared/domain/document/attached-file'
import { VERIFY_RESULTS, type Verification } from '@shared/domain/document/follow-up'
import type { PersonRef } from '@shared/domain/people/person'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import { perform } from '../../../data/acts'
import { chooseFiles } from '../../../data/loop'
import { today } from '../../../data/today'
import { FilesField } from '../../../ui/FilesField'
import { DayField, isDay, LineField, LongField } from '../../../ui/form-fields'
import { Notice } from '../../../ui/Notice'
import { PeopleField } from '../../../ui/PeopleField'
import { useFields } from '../../../ui/use-fields'
import type { FollowUpDialogProps } from './DeliveryDialog'
import classes from './follow-up.module.css'
import { PagePair } from './PagePair'
import { replyFiles, wholeResult, type PaperFinding } from './paper-findings'

type Result = Verification['result']
type Item = { readonly result: Result | null; readonly note: string }

type VerifyFields = {
  readonly on: string
  readonly people: readonly PersonRef[]
  readonly items: Readonly<Record<string, Item>>
  /** null: what the single results add up to. */
  readonly chosen: Result | null
  readonly opinion: string
  readonly files: readonly AttachedFile[]
}

const UNDECIDED: Item = { result: null, note: '' }

export function VerifyDialog({ work, onClose }: FollowUpDialogProps) {
  const { document, findings, people, actor, caseFile } = work
  const [fields, set] = useFields<VerifyFields>(() => ({
    ...{ on: today(), items: {}, chosen: null, opinion: '', files: [] },
    people: actor === null || actor.name === '' ? [] : [{ personId: actor.personId, name: actor.name }],
  }))
  const [shownId, setShown] = useState(findings[0]?.id ?? null)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const shown = findings.find(({ id }) => id === shownId)
  const itemOf = (id: string): Item => fields.items[id] ?? UNDECIDED
  const decided = findings.flatMap(({ id }) => itemOf(id).result ?? [])
  const result = fields.chosen ?? (decided.length > 0 ? wholeResult(decided) : null)
  const isComplete =
    decided.length === findings.length && result !== null && fields.people.length > 0 && isDay(fields.on)
  const submit = async (): Promise<void> => {
    if (result === null) return
    setBusy(true)
    setFailure(null)
    try {
      const { on, opinion, files } = fields
      const items = findings.flatMap(({ id }) => {
        const { result: one, note } = itemOf(id)
        return one === null ? [] : [{ findingId: id, result: one, note }]
      })
      await perform('document/verified', {
        documentId: document.id,
        verification: {
          verificationId: crypto.randomUUID(),
          ...{ on, people: fields.people, result, items, opinion, files },
        },
      })
      onClose()
    } catch (cause) {
      setFailure(toFailure(cause))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title="登记核查"
      size="min(1500px, 97vw)"
      centered
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <div className={classes.twoColumns}>
          <Stack gap="sm" className={classes.column}>
            <DayField label="核查日期" isFirst value={fields.on} onChange={(on) => set({ on })} />
            <PeopleField
              label="核查人"
              max={5}
              people={people}
              value={fields.people}
              onChange={(list) => set({ people: list })}
            />
            {findings.map((one) => (
              <FindingItem
                key={one.id}
                finding={one}
                item={itemOf(one.id)}
                isShown={one.id === shownId}
                onShow={() => setShown(one.id)}
                onChange={(item) => set({ items: { ...fields.items, [one.id]: item } })}
              />
            ))}
            <Radio.Group
              label="总的结论"
              description={
                findings.length === 0 ? undefined : '按逐项结论自动得出，可以改。只有“已整改”才能销号。'
              }
              required
              value={result ?? ''}
              onChange={(value) => set({ chosen: VERIFY_RESULTS.find((one) => one === value) ?? null })}
            >
              <Group gap="lg" mt={4}>
                {VERIFY_RESULTS.map((one) => (
                  <Radio key={one} value={one} label={one} />
                ))}
              </Group>
            </Radio.Group>
            <LongField label="核查意见" value={fields.opinion} onChange={(opinion) => set({ opinion })} />
            <FilesField
              label="核查材料"
              files={fields.files}
              onChange={(files) => set({ files })}
              onChoose={chooseFiles}
            />
            {failure && (
              <Notice tone="danger" title="没有登记" role="alert">
                {describeFailure(failure)}
              </Notice>
            )}
            <Group justify="flex-end" className={classes.footer}>
              <Button variant="default" onClick={onClose}>
                取消
              </Button>
              <Button type="submit" loading={isBusy} disabled={!isComplete}>
                登记
              </Button>
            </Group>
          </Stack>
          <div className={classes.preview}>
            {shown !== undefined && caseFile !== undefined ? (
              <PagePair finding={shown} caseFile={caseFile} files={replyFiles(document)} />
            ) : (
              <Text size="sm" c="dimmed" p="md">
                本文书没有引用评查问题，核查整份文书的落实情况。
              </Text>
            )}
          </div>
        </div>
      </form>
    </Modal>
  )
}

type FindingItemProps = {
  readonly finding: PaperFinding
  readonly item: Item
  readonly isShown: boolean
  readonly onShow: () => void
  readonly onChange: (item: Item) => void
}

function FindingItem({ finding, item, isShown, onShow, onChange }: FindingItemProps) {
  const name = `问题 ${finding.number}`
  return (
    <Stack gap={4} role="group" aria-label={name} data-shown={isShown || undefined}>
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {name}（佐证 {finding.evidence.length} 页）
        </Text>
        <Button
          size="compact-xs"
          variant={isShown ? 'filled' : 'default'}
          aria-pressed={isShown}
          onClick={onShow}
        >
          对照
        </Button>
      </Group>
      <Text size="sm">{finding.finding.description}</Text>
      <SegmentedControl
        aria-label={`${name}的结论`}
        size="xs"
        fullWidth
        data={[...VERIFY_RESULTS]}
        value={item.result ?? ''}
        onChange={(value) => {
          onShow()
          onChange({ ...item, result: VERIFY_RESULTS.find((one) => one === value) ?? null })
        }}
      />
      <LineField label={`${name} 说明`} value={item.note} onChange={(note) => onChange({ ...item, note })} />
    </Stack>
  )
}

import { Anchor, Button, Center, Group, Loader, Menu, Stack, Text } from '@mantine/core'
import { IconChevronDown, IconFilePlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { PaperAct } from '@shared/domain/loop/paper-rules'
import { tellDone, tellFailure } from '../../../app/notices'
import { saveExport } from '../../../data/exports'
import { useKinds } from '../../../data/kinds'
import { draftPaper } from '../../../data/loop'
import { DueTable } from '../../../ui/DueTable'
import { ExportMenuButton } from '../../../ui/ExportMenuButton'
import { Section } from '../../../ui/Section'
import { StepCard } from '../../../ui/StepCard'
import { DeliveryDialog } from './DeliveryDialog'
import { FindingsPart } from './FindingsPart'
import { CoursePart } from './CoursePart'
import { ReplyDialog } from './ReplyDialog'
import { CloseDialog, EscalateDialog, ExtensionDialog, ReminderDialog } from './ShortDialogs'
import { useFollowUp, type FollowUpWork } from './use-follow-up'
import { VerifyDialog } from './VerifyDialog'

export type FollowUpPanelProps = {
  readonly documentId: string
  readonly onOpenDocument: (documentId: string) => void
  readonly onOpenReview: (caseId: string, reviewId: string, findingId?: string) => void
}

/** 收回 is recorded where the seal is. */
const ELSEWHERE: readonly PaperAct[] = ['document/recalled']

/** 送达与整改: what happens to a paper after it went out, and what comes next. */
export function FollowUpPanel({ documentId, onOpenDocument, onOpenReview }: FollowUpPanelProps) {
  const work = useFollowUp(documentId)
  if (work === null)
    return (
      <Center h={240}>
        <Loader role="status" aria-label="正在读取送达与整改" />
      </Center>
    )
  if (work === undefined)
    return (
      <Text p="md" size="sm">
        找不到这份文书，或者您不能查看。
      </Text>
    )
  return <Panel work={work} onOpenDocument={onOpenDocument} onOpenReview={onOpenReview} />
}

type PanelProps = Omit<FollowUpPanelProps, 'documentId'> & { readonly work: FollowUpWork }

function Panel({ work, onOpenDocument, onOpenReview }: PanelProps) {
  const [act, setAct] = useState<PaperAct | null>(null)
  const { document, steps, dues, findings } = work
  return (
    <Stack p="md" gap="md" data-testid="follow-up">
      {work.isOut ? (
        <StepCard steps={steps} onAct={setAct} elsewhere={ELSEWHERE} idle={idleText(work)} />
      ) : (
        <Section title="下一步">
          <Text size="sm">
            {document.state === 'voided'
              ? '文书已作废。发出过的份数在“用印”里登记收回。'
              : '文书签发、用印后，在这里登记送达、反馈、核查和销号。'}
          </Text>
        </Section>
      )}
      <Group justify="flex-end" gap="xs">
        <FollowingMenu work={work} onOpenDocument={onOpenDocument} />
        <Exports documentId={document.id} />
      </Group>
      {dues.length > 0 && (
        <Section title="期限">
          <DueTable label="本文书期限" dues={dues} />
        </Section>
      )}
      {findings.length > 0 && work.isOut && <FindingsPart work={work} onOpenReview={onOpenReview} />}
      <CoursePart work={work} />
      <Following work={work} onOpenDocument={onOpenDocument} />
      <Dialogs work={work} act={act} onOpenDocument={onOpenDocument} onClose={() => setAct(null)} />
    </Stack>
  )
}

const idleText = ({ document: { followUp } }: FollowUpWork): string =>
  followUp.closing === null ? '现在没有必须办的事。' : `已于 ${followUp.closing.on} 销号。`

type DialogsProps = {
  readonly work: FollowUpWork
  readonly act: PaperAct | null
  readonly onOpenDocument: (documentId: string) => void
  readonly onClose: () => void
}

function Dialogs({ work, act, onOpenDocument, onClose }: DialogsProps) {
  switch (act) {
    case null:
    case 'document/recalled':
      return null
    case 'document/delivered':
      return <DeliveryDialog work={work} onClose={onClose} />
    case 'document/extension-granted':
      return <ExtensionDialog work={work} onClose={onClose} />
    case 'document/reminded':
      return <ReminderDialog work={work} onClose={onClose} onOpenDocument={onOpenDocument} />
    case 'document/reply-received':
      return <ReplyDialog work={work} onClose={onClose} />
    case 'document/verified':
      return <VerifyDialog work={work} onClose={onClose} />
    case 'document/closed':
      return <CloseDialog work={work} onClose={onClose} />
    case 'document/escalated':
      return <EscalateDialog work={work} onClose={onClose} onOpenDocument={onOpenDocument} />
  }
}

const FORMS = [
  { kind: 'delivery-receipt', label: '送达回证' },
  { kind: 'verification-record', label: '核查记录' },
  { kind: 'follow-up-file', label: '送达与整改情况' },
] as const

function Exports({ documentId }: { readonly documentId: string }) {
  return (
    <ExportMenuButton
      onFailure={tellFailure}
      choices={FORMS.map(({ kind, label }) => ({
        label: `${label}（PDF）`,
        save: async () => {
          const names = await saveExport({ kind, subjectId: documentId, format: 'pdf' })
          if (names !== null) tellDone(`已导出 ${names.join('、')}`)
        },
      }))}
    />
  )
}

/** Papers that may follow this one; a decision comes by 升级, which asks for the reason. */
function FollowingMenu({ work, onOpenDocument }: Pick<PanelProps, 'work' | 'onOpenDocument'>) {
  const { document } = work
  const kinds = useKinds()?.filter(
    ({ id, isRetired, subjects, access }) =>
      !isRetired &&
      subjects.includes('document') &&
      access === document.kind.access &&
      id !== document.kind.followUp.escalatesTo &&
      id !== 'decision',
  )
  if (kinds === undefined || kinds.length === 0 || !work.isOut) return null
  const draft = async (kindId: string): Promise<void> => {
    try {
      const { caseId, reviewId, matterId, clueId, disputeId } = document
      const { documentId } = await draftPaper({
        ...{ kindId, parentId: document.id, caseId, reviewId, matterId, clueId, disputeId },
      })
      onOpenDocument(documentId)
    } catch (cause) {
      tellFailure(cause)
    }
  }
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconFilePlus size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          起草后续文书
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map(({ id, title }) => (
          <Menu.Item key={id} onClick={() => void draft(id)}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Following({ work, onOpenDocument }: Pick<PanelProps, 'work' | 'onOpenDocument'>) {
  if (work.following.length === 0) return null
  return (
    <Section title="后续文书">
      <Stack gap={4}>
        {work.following.map(({ id, kind, number, state }) => (
          <Group key={id} gap="sm">
            <Anchor component="button" size="sm" onClick={() => onOpenDocument(id)}>
              {kind.title}
            </Anchor>
            <Text size="sm" c="dimmed">
              {state === 'voided' ? '已作废' : (number?.text ?? '未编号')}
            </Text>
          </Group>
        ))}
      </Stack>
    </Section>
  )
}

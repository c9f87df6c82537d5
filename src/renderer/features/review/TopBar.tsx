import { ActionIcon, Button, Group, Progress, Text, Title } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconArrowLeft, IconKeyboard } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { chinaMinute } from '@shared/lib/china-day'
import { ScoreButton } from './ScoreButton'
import { SubmittedActions } from './SubmittedActions'
import { runCommand } from './use-commands'
import type { Workspace } from './use-workspace'
import classes from './review.module.css'

export type TopBarProps = {
  readonly work: Workspace
  readonly onClose: () => void
  readonly onOpenDocument: (documentId: string) => void
}

/** What is reviewed, how it stands, and the way out. */
export function TopBar({ work, onClose, onOpenDocument }: TopBarProps) {
  const { caseFile, standard, score, canEdit } = work
  const { title, agency } = caseFile.facts
  const isPractice = work.review.round === '训练'
  return (
    <header className={classes.top}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label="返回案卷列表" onClick={onClose}>
        <IconArrowLeft size={20} />
      </ActionIcon>
      <div className={classes.title}>
        <Title order={2} size="h5" lineClamp={1} title={title}>
          {title}
        </Title>
        <Text size="xs" truncate className={classes.muted}>
          {[isPractice ? '练习，不计入评查' : '', agency, standard.name, `${standard.edition} 版`]
            .filter((part) => part !== '')
            .join(' · ')}
        </Text>
      </div>
      {canEdit ? <SeenProgress work={work} /> : <SubmittedMark work={work} />}
      <ScoreButton score={score} onOpen={() => work.setDialog('explain')} />
      {canEdit && <UndoButtons work={work} />}
      <BarButton label="按键一览（?）" onClick={() => work.setDialog('help')}>
        <IconKeyboard size={20} />
      </BarButton>
      {canEdit ? (
        <Button size="sm" onClick={() => work.setDialog('submit')}>
          {isPractice ? '提交练习' : '提交评查'}
        </Button>
      ) : (
        <SubmittedActions work={work} onOpenDocument={onOpenDocument} />
      )}
    </header>
  )
}

function SeenProgress({ work }: { readonly work: Workspace }) {
  const { seenItems, items, seenVetoes, vetoes } = work.progress
  const text = `已看 ${seenItems}/${items} 项`
  return (
    <div style={{ width: 112, flex: 'none' }}>
      <Group justify="space-between" gap={4} wrap="nowrap">
        <Text size="xs" data-testid="progress">
          {text}
        </Text>
      </Group>
      <Progress size="sm" value={(seenItems / Math.max(1, items)) * 100} aria-label={`评查进度，${text}`} />
      <Text size="xs" className={classes.muted}>
        否决项 {seenVetoes}/{vetoes}
      </Text>
    </div>
  )
}

function SubmittedMark({ work }: { readonly work: Workspace }) {
  const { submittedAt } = work.review
  return (
    <Text size="xs" style={{ flex: 'none' }} ta="right">
      <Text span size="sm" fw={600} data-testid="submitted-mark">
        已提交
      </Text>
      <br />
      <span className={classes.muted}>{submittedAt === null ? '' : chinaMinute(submittedAt)}</span>
    </Text>
  )
}

function UndoButtons({ work }: { readonly work: Workspace }) {
  const { nextUndo, nextRedo } = work.session
  return (
    <Group gap={0} wrap="nowrap">
      <BarButton
        label={nextUndo === null ? '没有可撤销的操作' : `撤销：${nextUndo}（Ctrl+Z）`}
        isOff={nextUndo === null}
        onClick={() => void runCommand(work, { kind: 'undo' })}
      >
        <IconArrowBackUp size={20} />
      </BarButton>
      <BarButton
        label={nextRedo === null ? '没有可重做的操作' : `重做：${nextRedo}（Ctrl+Y）`}
        isOff={nextRedo === null}
        onClick={() => void runCommand(work, { kind: 'redo' })}
      >
        <IconArrowForwardUp size={20} />
      </BarButton>
    </Group>
  )
}

type BarButtonProps = {
  readonly label: string
  readonly isOff?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

function BarButton({ label, isOff = false, onClick, children }: BarButtonProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      title={label}
      disabled={isOff}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  )
}

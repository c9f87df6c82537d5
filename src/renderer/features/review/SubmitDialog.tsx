import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../app/api'
import { tellDone, tellFailure } from '../../app/notices'
import { saving } from '../../data/acts'
import { projector } from '../../data/connection'
import { nextUnseen, type ChecklistRow } from './checklist-rows'
import { Notices } from './ScoreExplanation'
import { gradeText, scoreNumber, shareText } from './score-text'
import type { Workspace } from './use-workspace'
import classes from './review.module.css'

/** 提交评查: what is still open, what the result will be, then the act. */
export function SubmitDialog({ work }: { readonly work: Workspace }) {
  const { score, rows, progress } = work
  const [isBusy, setBusy] = useState(false)
  const isPractice = work.review.round === '训练'
  const close = (): void => work.setDialog(null)
  const open = progress.items - progress.seenItems + progress.vetoes - progress.seenVetoes
  const submit = async (): Promise<void> => {
    setBusy(true)
    try {
      const { result } = await saving(() => call('review:submit', { reviewId: work.review.id }))
      await projector.settled()
      close()
      if (isPractice) work.setTab('training')
      const grade = result.grade === '' ? '无等次' : result.grade
      tellDone(
        isPractice
          ? `练习已提交：${grade}。右侧是与参考答案的比对。`
          : `评查已提交：${grade}。可以导出评分表、起草监督意见书。`,
      )
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setBusy(false)
    }
  }
  const goToOpen = (): void => {
    const target = nextUnseen(rows, rows.at(-1)?.id ?? '')
    close()
    if (target !== null) work.goToItem(target)
    work.focusList()
  }
  return (
    <Modal opened onClose={close} title="提交评查" size="lg" closeButtonProps={{ 'aria-label': '关闭' }}>
      <Stack gap="sm">
        <Group gap="lg" align="baseline" data-testid="submit-result">
          <Text size="xl" fw={700}>
            {scoreNumber(score)} 分
          </Text>
          <Text size="lg" fw={600}>
            {gradeText(score)}
          </Text>
          <Text size="sm">实得 / 适用满分 {shareText(score)}</Text>
          <Text size="sm">问题 {work.findings.length} 条</Text>
        </Group>
        {open > 0 && (
          <Alert color="yellow" p="sm">
            <Text size="sm" fw={600}>
              还有 {open} 项没有看
            </Text>
            <Text size="sm">
              评查项 {progress.items - progress.seenItems} 项，否决项 {progress.vetoes - progress.seenVetoes}{' '}
              项。未看的项按没有问题计分。
            </Text>
            <Button mt={6} size="compact-sm" variant="default" onClick={goToOpen} data-autofocus>
              去看第一个未看的项
            </Button>
          </Alert>
        )}
        <RowList title="一票否决" rows={rows.filter(({ state }) => state === 'vetoed')} />
        <RowList title="合理缺项" rows={rows.filter(({ naReason }) => naReason !== null)} />
        <Notices score={score} />
        <Text size="sm" className={classes.muted}>
          {isPractice
            ? '提交后显示参考答案，这次练习就不能再改；可以重新练习。'
            : '提交后不能直接修改；需要改的，可以“退回修改”并写明原因，记录都会保留。'}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            再看看
          </Button>
          <Button onClick={() => void submit()} loading={isBusy} data-autofocus={open === 0 || undefined}>
            {open > 0 ? '仍然提交' : '提交'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function RowList({ title, rows }: { readonly title: string; readonly rows: readonly ChecklistRow[] }) {
  if (rows.length === 0) return null
  return (
    <section>
      <Text size="sm" fw={600}>
        {title}（{rows.length}）
      </Text>
      <ul className={classes.steps}>
        {rows.map((row) => (
          <li key={row.id} style={{ fontSize: 14, lineHeight: 1.6 }}>
            {row.id} {row.naReason ?? row.findings[0]?.finding.description ?? row.text}
          </li>
        ))}
      </ul>
    </section>
  )
}

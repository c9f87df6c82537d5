import { Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { DraftPlace, DraftProblem } from '@shared/domain/checklist/check-draft'
import { describeFailure } from '@shared/messages'
import classes from './standards.module.css'

type ProblemsPanelProps = {
  readonly problems: readonly DraftProblem[]
  readonly onGo: (place: DraftPlace) => void
}

/** More than this would be read by nobody; the rest comes up as these are mended. */
const MOST = 60

/** 检查结果, kept up while one types; each line leads to its row. */
export function ProblemsPanel({ problems, onGo }: ProblemsPanelProps) {
  const blocking = problems.filter(({ isBlocking }) => isBlocking).length
  return (
    <aside className={classes.side} aria-label="检查结果">
      <Stack gap="xs">
        <Title order={3} size="h5">
          检查结果
        </Title>
        <Text size="sm" role="status" data-testid="problem-count">
          {blocking === 0 ? '可以发布。' : `${blocking} 处要改正后才能发布。`}
          {problems.length > blocking && `另有 ${problems.length - blocking} 处请核对。`}
        </Text>
        {problems.length === 0 && <IconCircleCheck size={28} aria-hidden />}
        {problems.slice(0, MOST).map((problem, index) => (
          <UnstyledButton
            key={index}
            className={classes.problem}
            data-blocking={problem.isBlocking}
            onClick={() => onGo(problem.at)}
          >
            {describeFailure(problem.failure)}
          </UnstyledButton>
        ))}
        {problems.length > MOST && <Text size="sm">还有 {problems.length - MOST} 处没有列出。</Text>}
      </Stack>
    </aside>
  )
}

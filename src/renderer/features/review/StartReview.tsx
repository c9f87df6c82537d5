import { Alert, Button, Center, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import { formatCenti, formatTenths } from '@shared/lib/decimal'
import { VETO_STYLE_TEXT } from '@shared/messages/scoring'
import { call } from '../../app/api'
import { tellFailure } from '../../app/notices'
import { saving } from '../../data/acts'
import { projector } from '../../data/connection'
import { useSettings } from '../../data/live'
import { SHIPPED_STANDARD_ID, useShippedStandard } from './catalogue'

/** 开始评查: says by which standard before anything is bound to it. */
export function StartReview({
  caseFile,
  onClose,
}: {
  readonly caseFile: CaseFile
  readonly onClose: () => void
}) {
  const standard = useShippedStandard()
  const settings = useSettings()
  const [isBusy, setBusy] = useState(false)
  const start = async (): Promise<void> => {
    setBusy(true)
    try {
      await saving(() => call('review:start', { caseId: caseFile.id, standardId: SHIPPED_STANDARD_ID }))
      await projector.settled()
    } catch (cause) {
      tellFailure(cause)
      setBusy(false)
    }
  }
  const pageCount = caseFile.files.reduce((sum, file) => sum + file.pageCount, 0)
  return (
    <Center p="xl">
      <Paper withBorder p="xl" maw={640} w="100%">
        <Stack gap="md">
          <div>
            <Title order={2} size="h3">
              {caseFile.facts.title}
            </Title>
            <Text>
              {[caseFile.facts.agency, `${caseFile.files.length} 个文件，共 ${pageCount} 页`]
                .filter((part) => part !== '')
                .join(' · ')}
            </Text>
          </div>
          {standard === null ? (
            <Loader aria-label="正在读取评分标准" />
          ) : (
            <StandardSummary standard={standard} vetoStyle={settings?.vetoStyle ?? standard.vetoStyle} />
          )}
          <Alert color="blue" p="sm">
            评查开始后，本次评查固定使用这一版标准；以后标准更新，不影响已经作出的评分。
          </Alert>
          <Group>
            {/* A new button once there is something to start by: a disabled one cannot take the focus. */}
            <Button
              key={standard === null ? 'waiting' : 'ready'}
              onClick={() => void start()}
              loading={isBusy}
              disabled={standard === null}
              autoFocus
            >
              开始评查
            </Button>
            <Button variant="default" onClick={onClose}>
              返回
            </Button>
          </Group>
        </Stack>
      </Paper>
    </Center>
  )
}

function StandardSummary({
  standard,
  vetoStyle,
}: {
  readonly standard: ScoringStandard
  readonly vetoStyle: ScoringStandard['vetoStyle']
}) {
  const grades = standard.grades.map(({ name, minTenths }) => `${name} ${formatTenths(minTenths)} 分起`)
  const rows: readonly (readonly [string, string])[] = [
    ['评分标准', `${standard.name}（${standard.id}）`],
    ['版次', `${standard.edition}，${standard.effectiveFrom} 起`],
    ['发布', standard.issuer],
    [
      '内容',
      `评查项 ${standard.items.length} 项，共 ${formatCenti(standard.totalCenti)} 分；否决项 ${standard.vetoes.length} 项`,
    ],
    ['等次', grades.join('，')],
    ['一票否决', `方式 ${vetoStyle}：${VETO_STYLE_TEXT[vetoStyle]}`],
  ]
  return (
    <dl style={{ display: 'grid', gridTemplateColumns: '84px 1fr', gap: '6px 12px', margin: 0 }}>
      {rows.map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <Text component="dt" size="sm" fw={600}>
            {label}
          </Text>
          <Text component="dd" size="sm" m={0}>
            {value}
          </Text>
        </div>
      ))}
    </dl>
  )
}

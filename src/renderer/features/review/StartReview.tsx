import { Alert, Button, Center, Group, Loader, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import { chinaDay } from '@shared/lib/china-day'
import { formatCenti, formatTenths } from '@shared/lib/decimal'
import { VETO_STYLE_TEXT } from '@shared/messages/scoring'
import { call } from '../../app/api'
import { tellFailure } from '../../app/notices'
import { saving } from '../../data/acts'
import { projector } from '../../data/connection'
import { useSettings } from '../../data/live'
import { editionLabel, editionsToStart, type Edition } from './editions'
import { TrainingSection } from './TrainingSection'
import { useLibrary } from './use-library'

export type StartReviewProps = {
  readonly caseFile: CaseFile
  readonly onOpenReview: (reviewId: string) => void
  readonly onClose: () => void
}

/** 开始评查: says by which standard before anything is bound to it. */
export function StartReview({ caseFile, onOpenReview, onClose }: StartReviewProps) {
  const editions = useEditions(caseFile)
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const chosen = editions?.find(({ key }) => key === chosenKey) ?? editions?.[0] ?? null
  const { isBusy, start } = useStart(caseFile, chosen)
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
          <EditionChoice editions={editions} chosen={chosen} onChoose={setChosenKey} caseFile={caseFile} />
          <Alert color="blue" p="sm">
            评查开始后，本次评查固定使用这一版标准；以后标准更新，不影响已经作出的评分。
          </Alert>
          <Group>
            {/* A new button once there is something to start by: a disabled one cannot take the focus. */}
            <Button
              key={chosen === null ? 'waiting' : 'ready'}
              onClick={() => void start()}
              loading={isBusy}
              disabled={chosen === null}
              autoFocus
            >
              开始评查
            </Button>
            <Button variant="default" onClick={onClose}>
              返回
            </Button>
          </Group>
          {caseFile.sampleSlug !== null && (
            <TrainingSection caseFile={caseFile} exceptReviewId={null} onOpenReview={onOpenReview} />
          )}
        </Stack>
      </Paper>
    </Center>
  )
}

/** null while the library is read. */
function useEditions({ facts }: CaseFile): readonly Edition[] | null {
  const library = useLibrary()
  return useMemo(
    () => library && editionsToStart(library, facts.caseType, chinaDay(new Date().toISOString())),
    [library, facts.caseType],
  )
}

function useStart(caseFile: CaseFile, chosen: Edition | null) {
  const [isBusy, setBusy] = useState(false)
  const start = async (): Promise<void> => {
    if (chosen === null) return
    setBusy(true)
    try {
      const { standard, sha256: standardSha256 } = chosen
      const order = { caseId: caseFile.id, standardId: standard.id, standardSha256 }
      await saving(() => call('review:start', order))
      await projector.settled()
    } catch (cause) {
      tellFailure(cause)
      setBusy(false)
    }
  }
  return { isBusy, start }
}

type EditionChoiceProps = {
  readonly caseFile: CaseFile
  readonly editions: readonly Edition[] | null
  readonly chosen: Edition | null
  readonly onChoose: (key: string) => void
}

function EditionChoice({ caseFile, editions, chosen, onChoose }: EditionChoiceProps) {
  const settings = useSettings()
  if (editions === null) return <Loader aria-label="正在读取评分标准" />
  if (chosen === null) {
    return (
      <Alert color="yellow" p="sm">
        没有可用于“{caseFile.facts.caseType}
        ”案卷的评分标准。请在“评分标准”里启用一个版次，或在案卷信息里改正案卷类型。
      </Alert>
    )
  }
  // A shipped edition follows the office's setting, one of the office's own its own rule.
  const vetoStyle = chosen.sha256 === null ? settings?.vetoStyle : undefined
  return (
    <>
      {editions.length > 1 && (
        <NativeSelect
          label="评分标准的版次"
          value={chosen.key}
          data={editions.map(({ key, standard }, index) => ({
            value: key,
            label: `${editionLabel(standard)}${index === 0 ? '，最新' : ''}`,
          }))}
          onChange={(event) => onChoose(event.currentTarget.value)}
        />
      )}
      <StandardSummary standard={chosen.standard} vetoStyle={vetoStyle ?? chosen.standard.vetoStyle} />
    </>
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

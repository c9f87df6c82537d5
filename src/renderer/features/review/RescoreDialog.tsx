import { Center, Checkbox, Loader, Modal, NativeSelect, Stack, Table, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import {
  rescoreUnder,
  type Rescore,
  type RescoredItem,
  type RescoredSide,
} from '@shared/domain/scoring/rescore'
import type { ScoreResult } from '@shared/domain/scoring/score-result'
import { formatCenti } from '@shared/lib/decimal'
import { describeFailure } from '@shared/messages'
import { Notice } from '../../ui/Notice'
import { editionLabel, editionsOf } from './editions'
import { gradeText, scoreNumber, shareText } from './score-text'
import { useLibrary } from './use-library'
import type { Workspace } from './use-workspace'
import classes from './review.module.css'

/** 按其他版次试算: what the same findings would come to elsewhere. Shown, never stored. */
export function RescoreDialog({ work }: { readonly work: Workspace }) {
  const { review, standard } = work
  const library = useLibrary()
  const others = useMemo(
    () =>
      library &&
      editionsOf(library, standard.caseType).filter(
        ({ standard: other }) => !(other.id === standard.id && other.edition === standard.edition),
      ),
    [library, standard],
  )
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const chosen = others?.find(({ key }) => key === chosenKey) ?? others?.[0]
  const rescore = useMemo(
    () => (chosen ? rescoreUnder(standard, chosen.standard, review) : null),
    [chosen, standard, review],
  )
  return (
    <Modal
      opened
      onClose={() => work.setDialog('explain')}
      title="按其他版次试算"
      size={860}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <Stack gap="sm" data-testid="rescore">
        <Notice tone="info">
          只是试算：本次评查仍按 {editionLabel(standard)} 计分，评查记录和得分都没有改变。
        </Notice>
        {others === null && (
          <Center p="md">
            <Loader aria-label="正在读取评分标准" />
          </Center>
        )}
        {others?.length === 0 && <Text size="sm">这类案卷没有其他版次的评分标准。</Text>}
        {chosen && others && (
          <NativeSelect
            label="试算所用的版次"
            data-autofocus
            value={chosen.key}
            data={others.map(({ key, standard: other }) => ({ value: key, label: editionLabel(other) }))}
            onChange={(event) => setChosenKey(event.currentTarget.value)}
          />
        )}
        {chosen && rescore && <Outcome work={work} rescore={rescore} other={chosen.standard} />}
      </Stack>
    </Modal>
  )
}

type OutcomeProps = {
  readonly work: Workspace
  readonly rescore: Rescore
  readonly other: ScoringStandard
}

function Outcome({ work, rescore, other }: OutcomeProps) {
  const [isAll, setAll] = useState(false)
  const changed = rescore.items.filter(({ differs }) => differs)
  const shown = isAll ? rescore.items : changed
  return (
    <>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>版次</Table.Th>
            <Table.Th ta="right">得分</Table.Th>
            <Table.Th>等次</Table.Th>
            <Table.Th ta="right">实得 / 适用满分</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <TotalRow label={`本次：${work.standard.id} ${work.standard.edition} 版`} score={rescore.before} />
          <TotalRow label={`试算：${other.id} ${other.edition} 版`} score={rescore.after} />
        </Table.Tbody>
      </Table>
      <Unmapped work={work} rescore={rescore} />
      <Checkbox
        size="sm"
        label={`列出全部 ${rescore.items.length} 项（不同的 ${changed.length} 项）`}
        checked={isAll}
        onChange={(event) => setAll(event.currentTarget.checked)}
      />
      {shown.length === 0 ? (
        <Text size="sm">逐项的满分和扣分都相同。</Text>
      ) : (
        <Table aria-label="逐项差异" stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={84}>评查项</Table.Th>
              <Table.Th>本次</Table.Th>
              <Table.Th>试算</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((item) => (
              <ItemRow key={item.itemId} item={item} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  )
}

function TotalRow({ label, score }: { readonly label: string; readonly score: ScoreResult }) {
  return (
    <Table.Tr>
      <Table.Td>{label}</Table.Td>
      <Table.Td ta="right" fw={600}>
        {scoreNumber(score)}
      </Table.Td>
      <Table.Td>{gradeText(score)}</Table.Td>
      <Table.Td ta="right">{shareText(score)}</Table.Td>
    </Table.Tr>
  )
}

const KIND_WORDS = { deduction: '扣分', na: '合理缺项', veto: '一票否决' } as const

/** What has no place in the other edition and therefore counts nothing there. */
function Unmapped({ work, rescore }: Pick<OutcomeProps, 'work' | 'rescore'>) {
  if (rescore.unmapped.length === 0) return null
  return (
    <Notice tone="warning" title={`未对应 ${rescore.unmapped.length} 条，试算时没有计入`}>
      <ul className={classes.steps}>
        {rescore.unmapped.map((entry, index) => {
          const found = work.findings.find(({ finding }) => finding.id === entry.findingId)
          return (
            <li key={index}>
              {entry.itemId} {KIND_WORDS[entry.kind]}
              {found ? `（第 ${found.number} 条：${found.finding.description}）` : ''}：
              {describeFailure(entry.failure)}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

function ItemRow({ item }: { readonly item: RescoredItem }) {
  const { itemId, before, after } = item
  const isSameText = before?.text === after?.text
  return (
    <Table.Tr data-rescored={itemId}>
      <Table.Td>{itemId}</Table.Td>
      <Table.Td>
        <SideText side={before} />
      </Table.Td>
      <Table.Td>
        <SideText side={after} isTextHidden={isSameText} />
      </Table.Td>
    </Table.Tr>
  )
}

function SideText({
  side,
  isTextHidden = false,
}: {
  readonly side: RescoredSide
  readonly isTextHidden?: boolean
}) {
  if (side === null) return <Text size="sm">没有这一项</Text>
  const points = side.isNa
    ? `合理缺项，满分 ${formatCenti(side.fullCenti)} 不计入`
    : `满分 ${formatCenti(side.fullCenti)}，扣 ${formatCenti(side.lostCenti)}`
  return (
    <Text size="sm">
      {points}
      {!isTextHidden && (
        <Text span size="xs" className={classes.muted} display="block">
          {side.text}
        </Text>
      )}
    </Text>
  )
}

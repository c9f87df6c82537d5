import { Button, Code, Group, Paper, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { Draw } from '@shared/domain/campaign/draw'
import { ruleCode } from '@shared/domain/campaign/draw-files'
import { chinaMinute } from '@shared/lib/china-day'
import { ruleText } from '@shared/report/campaign-draw'
import { ExportButton } from '../ExportButton'

/** One draw as it stands in the record, with everything to hand out. */
export function DrawCard({ draw }: { readonly draw: Draw }) {
  const [isOpen, setOpen] = useState(false)
  const required = draw.picked.filter(({ origin }) => origin === 'required').length
  const unitCount = new Set(draw.strata.map(({ unit }) => unit)).size
  return (
    <Paper withBorder p="md" component="section" aria-label={`${chinaMinute(draw.at)} 的抽卷`}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Text fw={600}>
            {chinaMinute(draw.at)} · {unitCount} 个单位 {draw.listCount} 件中抽取 {draw.picked.length}{' '}
            件（必查 {required} 件）
          </Text>
          <Group gap="xs" wrap="nowrap">
            <ExportButton label="抽卷记录" order={{ kind: 'draw-certificate', subjectId: draw.id }} />
            <ExportButton
              label="抽取名册"
              order={{ kind: 'draw-list', subjectId: draw.id }}
              formats={['csv']}
            />
          </Group>
        </Group>
        <SimpleGrid cols={2} spacing="xs" verticalSpacing={4}>
          <Fact label="随机种子" value={draw.seed} />
          <Fact label="种子来源" value={draw.seedSource} />
          <Fact label="抽取人、见证人" value={`${draw.drawnBy}、${draw.witness}`} />
          <Fact label="规则代码" value={ruleCode(draw.rule)} />
        </SimpleGrid>
        <Text size="sm">{ruleText(draw)}。</Text>
        {(draw.againReason ?? '') !== '' && <Text size="sm">补抽原因：{draw.againReason}</Text>}
        <Text size="sm" component="div">
          名册校验值 <Code>{draw.listSha256}</Code>
        </Text>
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ alignSelf: 'start' }}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? '收起各层件数' : '查看各层件数'}
        </Button>
        {isOpen && <Strata strata={draw.strata} />}
      </Stack>
    </Paper>
  )
}

const Fact = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <Text size="sm">
    <Text span c="dimmed">
      {label}：
    </Text>
    {value}
  </Text>
)

function Strata({ strata }: Pick<Draw, 'strata'>) {
  return (
    <Table verticalSpacing={4} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>单位</Table.Th>
          <Table.Th>案卷类型</Table.Th>
          <Table.Th ta="right">名册</Table.Th>
          <Table.Th ta="right">必查</Table.Th>
          <Table.Th ta="right">随机</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {strata.map(({ unit, caseType, total, required, drawn }) => (
          <Table.Tr key={`${unit} ${caseType ?? ''}`}>
            <Table.Td>{unit}</Table.Td>
            <Table.Td>{caseType ?? '不分类型'}</Table.Td>
            <Table.Td ta="right">{total}</Table.Td>
            <Table.Td ta="right">{required}</Table.Td>
            <Table.Td ta="right">{drawn}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

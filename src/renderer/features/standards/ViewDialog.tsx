import { Badge, Group, Modal, Stack, Table, Text, Title } from '@mantine/core'
import { CASE_TYPE_NAMES } from '@shared/domain/case-file/case-file'
import { expandBasis } from '@shared/domain/checklist/basis'
import { twoReviewersText } from '@shared/domain/checklist/diff'
import {
  DEFAULT_TWO_REVIEWERS,
  type ScoringStandard,
  type StandardItem,
} from '@shared/domain/checklist/standard'
import { factLabel } from '@shared/domain/law/facts'
import { formatCenti, formatTenths } from '@shared/lib/decimal'
import { VETO_STYLE_TEXT } from '@shared/messages/scoring'
import { ORIGIN_NAMES, type EditionRow } from './library-rows'

type ViewDialogProps = { readonly row: EditionRow | null; readonly onClose: () => void }

/** A published edition, as it is used for scoring. Nothing here can be changed. */
export function ViewDialog({ row, onClose }: ViewDialogProps) {
  return (
    <Modal
      opened={row !== null}
      onClose={onClose}
      title={row ? `${row.standard.name}（${row.standard.edition}）` : ''}
      size="90%"
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      {row && <Edition row={row} />}
    </Modal>
  )
}

function factsOf({ standard, origin, state }: EditionRow): readonly (readonly [string, string])[] {
  const { effectiveTo, twoReviewers = DEFAULT_TWO_REVIEWERS, derivedFrom } = standard
  return [
    ['编号、版次', `${standard.id}，${standard.edition}（${ORIGIN_NAMES[origin]}，${state}）`],
    ['发布机关', standard.issuer],
    ['有效期', `${standard.effectiveFrom} 起${effectiveTo === undefined ? '' : `，至 ${effectiveTo}`}`],
    ['案卷类型', CASE_TYPE_NAMES[standard.caseType]],
    [
      '等次',
      standard.grades.map(({ name, minTenths }) => `${name} ${formatTenths(minTenths)} 分起`).join('，'),
    ],
    ['一票否决', `方式 ${standard.vetoStyle}：${VETO_STYLE_TEXT[standard.vetoStyle]}`],
    ['两人评查', `${twoReviewersText(twoReviewers)}；否则合议`],
    ...(derivedFrom ? [['由来', `由 ${derivedFrom.id}（${derivedFrom.edition}）修订`] as const] : []),
    ['来源说明', standard.provenance.map(({ source }) => source).join('；')],
  ]
}

function Edition({ row }: { readonly row: EditionRow }) {
  const { standard } = row
  return (
    <Stack gap="md">
      <Table variant="vertical" withTableBorder>
        <Table.Tbody>
          {factsOf(row).map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th w={110}>{label}</Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {standard.vetoes.length > 0 && <Vetoes standard={standard} />}
      {standard.sections.map((section) => {
        const items = standard.items.filter((item) => item.section === section.id)
        const sumCenti = items.reduce((sum, { pointsCenti }) => sum + pointsCenti, 0)
        return (
          <Stack key={section.id} gap={4}>
            <Title order={3} size="h5">
              {section.name}（{formatCenti(sumCenti)} 分
              {section.minimum &&
                `，折算低于 ${formatTenths(section.minimum.minTenths)} 的不得高于${section.minimum.gradeAtMost}`}
              ）
            </Title>
            <Items items={items} />
          </Stack>
        )
      })}
    </Stack>
  )
}

function Vetoes({ standard }: { readonly standard: ScoringStandard }) {
  return (
    <Stack gap={4}>
      <Title order={3} size="h5">
        否决项
      </Title>
      <Table verticalSpacing={4}>
        <Table.Tbody>
          {standard.vetoes.map((veto) => (
            <Table.Tr key={veto.id}>
              <Table.Td w={90}>{veto.id}</Table.Td>
              <Table.Td>
                {veto.text} <NaNote row={veto} />
              </Table.Td>
              <Table.Td w={280}>
                <Basis basis={veto.basis} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}

function Items({ items }: { readonly items: readonly StandardItem[] }) {
  return (
    <Table verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={90}>编号</Table.Th>
          <Table.Th>评查内容</Table.Th>
          <Table.Th w={80}>分值</Table.Th>
          <Table.Th>扣分规则</Table.Th>
          <Table.Th w={240}>依据</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item) => (
          <Table.Tr key={item.id}>
            <Table.Td>{item.id}</Table.Td>
            <Table.Td>
              {item.text} <NaNote row={item} />
            </Table.Td>
            <Table.Td>
              {formatCenti(item.pointsCenti)}
              {item.capCenti < item.pointsCenti && `（封顶 ${formatCenti(item.capCenti)}）`}
            </Table.Td>
            <Table.Td>{item.ruleText}</Table.Td>
            <Table.Td>
              <Basis basis={item.basis} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const OPS = { is: '为', 'is-not': '不为', present: '已填', absent: '未填' } as const

function NaNote({ row }: { readonly row: Pick<StandardItem, 'naAllowed' | 'naWhen'> }) {
  if (!row.naAllowed) return null
  const when = row.naWhen?.map(({ factKey, op, value }) => `${factLabel(factKey)}${OPS[op]}${value ?? ''}`)
  return (
    <Group component="span" gap={4} display="inline-flex">
      <Badge size="xs" variant="outline" color="gray">
        可缺项
      </Badge>
      {when && (
        <Text span size="xs" c="dimmed">
          {when.join('，')}时提示
        </Text>
      )}
    </Group>
  )
}

function Basis({ basis }: { readonly basis: string }) {
  const { text, unverified } = expandBasis(basis)
  return (
    <Text size="xs">
      {text || '未载明'}
      {unverified && '（未核对）'}
    </Text>
  )
}

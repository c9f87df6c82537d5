/** What the page of a clue shows: how far it has come, what it says, what goes along, what was done. */
import { Button, Stepper, Table, Text } from '@mantine/core'
import { IconEdit } from '@tabler/icons-react'
import { CLUE_STEPS, type Clue } from '@shared/domain/loop/clue'
import { matterNumber } from '@shared/domain/loop/matter'
import { useRow } from '../../data/live'
import { FileChips } from '../../ui/FileChips'
import { FactList, Section } from '../../ui/Section'
import { LinkedRows } from './LinkedRows'
import type { LoopLinks } from './links'

const STAGES = [...CLUE_STEPS, '移送', '回执', '结果'] as const

export function ClueProgress({ clue }: { readonly clue: Clue }) {
  if (clue.state === 'withdrawn') return null
  const done =
    clue.approvals.length +
    (clue.transfer === null ? 0 : 1) +
    (clue.receipt === null ? 0 : 1) +
    (clue.result === null ? 0 : 1)
  const active = clue.result === null ? done : STAGES.length
  return (
    <Stepper active={active} size="xs" aria-label="进度" wrap={false}>
      {STAGES.map((label, at) => (
        <Stepper.Step
          key={label}
          label={label}
          allowStepSelect={false}
          aria-current={at === active ? 'step' : undefined}
        />
      ))}
    </Stepper>
  )
}

export function ClueFactsPart({
  clue: { facts },
  links,
  onEdit,
}: {
  readonly clue: Clue
  readonly links: LoopLinks
  readonly onEdit: (() => void) | null
}) {
  const matter = useRow('matters', facts.matterId)
  return (
    <Section
      title="线索内容"
      actions={
        onEdit && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconEdit size={16} aria-hidden />}
            onClick={onEdit}
          >
            修改
          </Button>
        )
      }
    >
      <FactList
        rows={[
          ['发现', `${facts.foundOn} ${facts.foundBy}`],
          ['密级', facts.secrecy],
          ['涉及单位', facts.unit],
          ['涉及人员', facts.persons.map(({ name, post }) => `${name} ${post}`.trim()).join('\n')],
          ['发生时间', facts.happenedAt],
          ['涉及金额', facts.amount],
          ['涉嫌性质', facts.nature],
          ['事实', facts.facts],
          ['接收机关', `${facts.receiver}（${facts.receiverKind}）`],
          [
            '来源案件',
            matter ? (
              <LinkedRows
                rows={[
                  {
                    ...{ id: matter.id, label: matterNumber(matter), state: matter.facts.title },
                    onOpen: () => links.onOpenMatter(matter.id),
                  },
                ]}
              />
            ) : (
              ''
            ),
          ],
        ]}
      />
    </Section>
  )
}

export function ClueMaterials({ clue: { facts } }: { readonly clue: Clue }) {
  return (
    <Section title="材料清单">
      {facts.materials.length === 0 ? (
        <Text size="sm" c="dimmed">
          没有列出材料。
        </Text>
      ) : (
        <Table aria-label="材料清单">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>材料</Table.Th>
              <Table.Th w={120}>页码</Table.Th>
              <Table.Th w={70} ta="right">
                份数
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {facts.materials.map(({ name, pages, copies }, index) => (
              <Table.Tr key={`${index} ${name}`}>
                <Table.Td>{name}</Table.Td>
                <Table.Td>{pages}</Table.Td>
                <Table.Td ta="right">{copies}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}

/** 审批, 移送, 回执, 结果 as far as they have come. */
export function ClueCourse({ clue }: { readonly clue: Clue }) {
  const { approvals, transfer, receipt, result, withdrawn } = clue
  return (
    <Section title="办理经过">
      <FactList
        labelWidth={90}
        rows={[
          ...approvals.map(
            ({ step, on, person, opinion }) => [step, `${on} ${person.name}：${opinion}`] as const,
          ),
          [
            '移送',
            transfer &&
              `${transfer.on} ${transfer.way}，${transfer.copies} 份${transfer.isSealedEnvelope ? '，密封' : ''}，移送人 ${transfer.carriers.map(({ name }) => name).join('、')}`,
          ],
          [
            '回执',
            receipt && (
              <>
                {`${receipt.on} ${receipt.receivedBy} ${receipt.note}`.trim()}
                <FileChips files={receipt.files} />
              </>
            ),
          ],
          ['结果', result && `${result.on} ${result.result} ${result.number}\n${result.note}`.trim()],
          ['撤回', withdrawn && `${withdrawn.on} ${withdrawn.reason}`],
        ]}
      />
      {approvals.length === 0 && withdrawn === null && (
        <Text size="sm" c="dimmed">
          还没有审批。
        </Text>
      )}
    </Section>
  )
}

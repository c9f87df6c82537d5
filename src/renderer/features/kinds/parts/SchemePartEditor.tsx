import { Button, Group, Paper, Select, SimpleGrid, Stack, Text, Textarea } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { memo, useDeferredValue } from 'react'
import { Each, type KindDefinition, type SchemePart } from '@shared/domain/document/kind'
import { ParagraphLevel } from '@shared/domain/document/supervision-document'
import { ChoiceField, LineField, TickField } from '../../../ui/form-fields'
import { EACH_LABELS, insertable, newPart } from '../kind-edit'
import { SampleDraft } from './SampleDraft'
import type { PartProps } from './part-props'
import { RowTools } from './RowTools'
import classes from './scheme.module.css'

const LEVELS: Readonly<Record<SchemePart['level'], string>> = {
  body: '正文',
  h1: '一级标题',
  h2: '二级标题',
  h3: '三级标题',
  h4: '四级标题',
}

/** The paragraphs as templates on the left, what they make of an invented case on the right. */
export function SchemePartEditor({ kind, isReadOnly, onChange }: PartProps) {
  const { scheme } = kind
  const drawn = useDeferredValue(kind)
  const put = (index: number, patch: Partial<SchemePart>): void =>
    onChange({ ...kind, scheme: scheme.map((part, at) => (at === index ? { ...part, ...patch } : part)) })
  return (
    <div className={classes.columns}>
      <fieldset disabled={isReadOnly} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <Stack gap="sm">
          <Text size="sm">
            {'{{名称}} 起草时换成事实；[[……]] 里的名称没有事实时整段不写；标题的编号由程序加。'}
          </Text>
          {scheme.map((part, index) => (
            <Paper key={index} withBorder p="sm">
              <Group justify="space-between" mb={4}>
                <Text size="sm" fw={600}>
                  第 {index + 1} 段
                </Text>
                <RowTools
                  name={`第${index + 1}段`}
                  list={scheme}
                  index={index}
                  onChange={(next) => onChange({ ...kind, scheme: next })}
                />
              </Group>
              <PartForm kind={kind} part={part} index={index} onChange={(patch) => put(index, patch)} />
            </Paper>
          ))}
          <Button
            variant="default"
            w="fit-content"
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={scheme.length >= 60}
            onClick={() => onChange({ ...kind, scheme: [...scheme, newPart()] })}
          >
            增加一段
          </Button>
        </Stack>
      </fieldset>
      <div className={classes.sample}>
        <Sample kind={drawn} />
      </div>
    </div>
  )
}

const Sample = memo(SampleDraft)

type PartFormProps = {
  readonly kind: KindDefinition
  readonly part: SchemePart
  readonly index: number
  readonly onChange: (patch: Partial<SchemePart>) => void
}

function PartForm({ kind, part, index, onChange }: PartFormProps) {
  const insert = (name: string | null): void => {
    if (name !== null) onChange({ text: `${part.text}{{${name}}}` })
  }
  return (
    <Stack gap={6}>
      <SimpleGrid cols={3} spacing="xs">
        <LineField label="叫什么" value={part.label} onChange={(label) => onChange({ label })} />
        <ChoiceField
          label="级别"
          value={part.level}
          options={ParagraphLevel.options.map((value) => ({ value, label: LEVELS[value] }))}
          onChange={(level) => onChange({ level })}
        />
        <ChoiceField
          label="写几段"
          value={part.each}
          options={Each.options.map((value) => ({ value, label: EACH_LABELS[value] }))}
          onChange={(each) => onChange({ each })}
        />
      </SimpleGrid>
      <Textarea
        label={`第${index + 1}段的文字`}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={2000}
        value={part.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <Group gap="sm" align="end">
        <Select
          label="插入"
          placeholder="选一项事实"
          searchable
          w={240}
          value={null}
          data={insertable(kind, part.each).map(({ group, items }) => ({ group, items: [...items] }))}
          onChange={insert}
        />
        <LineField label="作用" maxLength={40} value={part.role} onChange={(role) => onChange({ role })} />
        <TickField
          label="不能缺少"
          value={part.isRequired}
          onChange={(isRequired) => onChange({ isRequired })}
        />
      </Group>
    </Stack>
  )
}

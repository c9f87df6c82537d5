import { Button, Group, Paper, SimpleGrid, Stack, Text, Textarea } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { KindField } from '@shared/domain/document/kind'
import { ChoiceField, LineField, TickField } from '../../../ui/form-fields'
import { newField } from '../kind-edit'
import type { PartProps } from './part-props'
import { RowTools } from './RowTools'

const TYPES: readonly { readonly value: KindField['type']; readonly label: string }[] = [
  { value: 'text', label: '一行文字' },
  { value: 'long', label: '多行文字' },
  { value: 'date', label: '日期' },
  { value: 'unit', label: '单位' },
  { value: 'number', label: '数字' },
  { value: 'choice', label: '选择项' },
]

/** The kind's own fields; a paragraph asks for one by its name in double braces. */
export function FieldsPart({ kind, isReadOnly, onChange }: PartProps) {
  const { fields } = kind
  const put = (index: number, patch: Partial<KindField>): void =>
    onChange({ ...kind, fields: fields.map((field, at) => (at === index ? { ...field, ...patch } : field)) })
  return (
    <fieldset disabled={isReadOnly} style={{ border: 0, margin: 0, padding: 0 }}>
      <Stack gap="sm" maw={980}>
        {fields.length === 0 && <Text size="sm">这种文书没有自己的字段。</Text>}
        {fields.map((field, index) => (
          // Ids are being typed here; the place is what stays.
          <Paper key={index} withBorder p="sm">
            <Group justify="space-between" mb={4}>
              <Text size="sm" fw={600}>
                第 {index + 1} 个字段，段落里写作 {`{{${field.id}}}`}
              </Text>
              <RowTools
                name={`第${index + 1}个字段`}
                list={fields}
                index={index}
                onChange={(next) => onChange({ ...kind, fields: next })}
              />
            </Group>
            <SimpleGrid cols={3} spacing="sm">
              <LineField
                label="名称"
                isRequired
                value={field.label}
                onChange={(label) => put(index, { label })}
              />
              <LineField
                label="标识（小写字母、数字、短横）"
                isRequired
                maxLength={40}
                value={field.id}
                onChange={(id) => put(index, { id })}
              />
              <ChoiceField
                label="类型"
                value={field.type}
                options={TYPES}
                onChange={(type) => put(index, { type })}
              />
            </SimpleGrid>
            <LineField
              label="填写说明"
              maxLength={300}
              value={field.hint}
              onChange={(hint) => put(index, { hint })}
            />
            {field.type === 'choice' && (
              <Textarea
                label="可选的内容（每行一个）"
                autosize
                minRows={2}
                value={field.options.join('\n')}
                onChange={(event) => put(index, { options: event.currentTarget.value.split('\n', 30) })}
                onBlur={() => put(index, { options: field.options.filter((one) => one.trim() !== '') })}
              />
            )}
            <Group mt="xs">
              <TickField
                label="必须填写"
                value={field.isRequired}
                onChange={(isRequired) => put(index, { isRequired })}
              />
            </Group>
          </Paper>
        ))}
        <Button
          variant="default"
          w="fit-content"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={fields.length >= 40}
          onClick={() => onChange({ ...kind, fields: [...fields, newField(fields.map(({ id }) => id))] })}
        >
          增加字段
        </Button>
      </Stack>
    </fieldset>
  )
}

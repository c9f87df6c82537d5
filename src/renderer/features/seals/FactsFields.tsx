import { Group, MultiSelect, NumberInput, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useKinds } from '../../data/kinds'
import { useRows } from '../../data/live'
import { Notice } from '../../ui/Notice'
import { holderChoices, type FactsForm, type FactsProblems } from './facts-form'

type FactsFieldsProps = {
  readonly form: FactsForm
  readonly problems: FactsProblems | null
  readonly onChange: (form: FactsForm) => void
}

/** 保管人, 有效期, 适用文书, 每日上限, 自动锁定. */
export function FactsFields({ form, problems, onChange }: FactsFieldsProps) {
  return (
    <Stack gap="xs">
      <HolderField form={form} onChange={onChange} />
      <KindField form={form} onChange={onChange} />
      <Group grow gap="xs" align="flex-start">
        <TextInput
          type="date"
          label="启用日期"
          description="不限的留空"
          value={form.validFrom}
          onChange={(event) => onChange({ ...form, validFrom: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="失效日期"
          description="不限的留空"
          value={form.validUntil}
          error={problems?.validity}
          onChange={(event) => onChange({ ...form, validUntil: event.currentTarget.value })}
        />
      </Group>
      <Group grow gap="xs" align="flex-start">
        <NumberInput
          label="自动锁定（分钟）"
          description="开启后不用多久自动锁上"
          min={1}
          max={60}
          allowDecimal={false}
          clampBehavior="none"
          value={form.lockAfterMinutes}
          error={problems?.lockAfter}
          onChange={(value) => onChange({ ...form, lockAfterMinutes: Number(value) })}
        />
        <Stack gap={4}>
          <Switch
            label="限制每日用印次数"
            mt={4}
            checked={form.isLimited}
            onChange={(event) => onChange({ ...form, isLimited: event.currentTarget.checked })}
          />
          {form.isLimited && (
            <NumberInput
              aria-label="每日上限（处）"
              min={1}
              max={1000}
              allowDecimal={false}
              clampBehavior="none"
              suffix=" 处"
              value={form.dailyLimit}
              error={problems?.dailyLimit}
              onChange={(value) => onChange({ ...form, dailyLimit: Number(value) })}
            />
          )}
        </Stack>
      </Group>
    </Stack>
  )
}

type OneFieldProps = Pick<FactsFieldsProps, 'form' | 'onChange'>

function HolderField({ form, onChange }: OneFieldProps) {
  const people = useRows('people')
  const choices = holderChoices(people ?? [], form.holders)
  if (people !== null && choices.length === 0) {
    return <Notice tone="plain">还没有登记监印人，保管人以后再填。正式印章须有登记的监印人才能使用。</Notice>
  }
  return (
    <MultiSelect
      label="保管人"
      description="从监印人中选；不选的，任何监印人都可以用"
      placeholder={form.holders.length === 0 ? '任何监印人' : ''}
      data={[...choices]}
      value={[...form.holders]}
      onChange={(holders) => onChange({ ...form, holders })}
    />
  )
}

function KindField({ form, onChange }: OneFieldProps) {
  const kinds = useKinds() ?? []
  const known = new Set(kinds.map(({ id }) => id))
  const data = [
    ...kinds.map(({ id, title }) => ({ value: id, label: title })),
    ...form.kindIds.filter((id) => !known.has(id)).map((id) => ({ value: id, label: id })),
  ]
  return (
    <div>
      <MultiSelect
        label="适用文书种类"
        description="不选的，只能用于在“文书种类”中写明用这枚印章（名称相同）的种类"
        placeholder={form.kindIds.length === 0 ? '按印章名称对应' : ''}
        data={data}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': '清除适用文书种类' }}
        value={[...form.kindIds]}
        onChange={(kindIds) => onChange({ ...form, kindIds })}
      />
      {form.kindIds.length > 0 && (
        <Text size="xs" mt={2}>
          已选 {form.kindIds.length} 种
        </Text>
      )}
    </div>
  )
}

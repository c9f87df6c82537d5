import { Group, NumberInput, PasswordInput, Progress, Stack, Switch, Text, TextInput } from '@mantine/core'
import {
  dpiAt,
  heightMmFor,
  judgePassphrase,
  SEAL_MM,
  widthMmFor,
  type PassphraseStrength,
  type Picture,
} from '@shared/domain/seal/picture'
import { Notice } from '../../ui/Notice'
import { STRENGTH_TEXTS, type SealImportForm, type SealProblems } from './seal-form'

type SealFieldsProps = {
  readonly form: SealImportForm
  readonly onChange: (form: SealImportForm) => void
  readonly impression: Picture | null
  /** null until the person has tried to send: nobody is told off for an empty form. */
  readonly problems: SealProblems | null
  readonly warnings: readonly string[]
  readonly isSampleFixed: boolean
}

/** Name, true size, passphrase. */
export function SealFields(props: SealFieldsProps) {
  const { form, onChange, impression, problems, warnings, isSampleFixed } = props
  return (
    <Stack gap="xs">
      <TextInput
        label="印章名称"
        description="与印文一致，例如：京山市人民政府行政执法监督专用章"
        withAsterisk
        maxLength={100}
        value={form.name}
        error={problems?.name}
        onChange={(event) => onChange({ ...form, name: event.currentTarget.value })}
      />
      <Group grow gap="xs" align="flex-start">
        <NumberInput
          label="宽（毫米）"
          withAsterisk
          min={SEAL_MM.min}
          max={SEAL_MM.max}
          step={0.5}
          decimalScale={1}
          clampBehavior="none"
          value={form.widthMm}
          error={problems?.size}
          onChange={(value) => {
            const widthMm = Number(value)
            onChange({ ...form, widthMm, heightMm: impression ? heightMmFor(impression, widthMm) : widthMm })
          }}
        />
        <NumberInput
          label="高（毫米）"
          withAsterisk
          min={SEAL_MM.min}
          max={SEAL_MM.max}
          step={0.5}
          decimalScale={1}
          clampBehavior="none"
          value={form.heightMm}
          onChange={(value) => {
            const heightMm = Number(value)
            onChange({ ...form, heightMm, widthMm: impression ? widthMmFor(impression, heightMm) : heightMm })
          }}
        />
      </Group>
      {impression && (
        <Text size="xs" data-testid="seal-dpi">
          图片 {impression.widthPx} × {impression.heightPx} 像素，按此尺寸为{' '}
          {dpiAt(impression.widthPx, form.widthMm)} dpi。宽高按图片比例联动，尺寸以实物印模为准。
        </Text>
      )}
      {warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          {warning}
        </Notice>
      ))}
      <PassphraseFields form={form} onChange={onChange} problems={problems} />
      <Switch
        label="这是示例印章，只供练习"
        disabled={isSampleFixed}
        checked={form.isSample}
        onChange={(event) => onChange({ ...form, isSample: event.currentTarget.checked })}
      />
    </Stack>
  )
}

const STRENGTH_BARS: Readonly<
  Record<PassphraseStrength, { readonly value: number; readonly color: string }>
> = {
  'too-short': { value: 10, color: 'red' },
  weak: { value: 35, color: 'orange' },
  fair: { value: 65, color: 'yellow' },
  strong: { value: 100, color: 'teal' },
}

type PassphraseFieldsProps = Pick<SealFieldsProps, 'form' | 'onChange' | 'problems'>

function PassphraseFields({ form, onChange, problems }: PassphraseFieldsProps) {
  const strength = judgePassphrase(form.passphrase)
  const isMistyped = form.again !== '' && form.again !== form.passphrase
  return (
    <>
      <PasswordInput
        label="印章口令"
        description="至少 8 个字。口令无法找回，忘记后只能重新导入印章。"
        withAsterisk
        autoComplete="new-password"
        maxLength={200}
        value={form.passphrase}
        error={problems?.passphrase}
        onChange={(event) => onChange({ ...form, passphrase: event.currentTarget.value })}
      />
      {form.passphrase !== '' && (
        <Group gap="xs" wrap="nowrap" role="status">
          <Progress
            value={STRENGTH_BARS[strength].value}
            color={STRENGTH_BARS[strength].color}
            w={120}
            aria-label="口令强度"
          />
          <Text size="xs">口令强度：{STRENGTH_TEXTS[strength]}</Text>
        </Group>
      )}
      <PasswordInput
        label="再输入一次口令"
        withAsterisk
        autoComplete="new-password"
        maxLength={200}
        value={form.again}
        error={isMistyped ? '两次输入的口令不一致' : problems?.again}
        onChange={(event) => onChange({ ...form, again: event.currentTarget.value })}
      />
    </>
  )
}

import { Badge, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { formatNumber } from '@shared/domain/document/number'
import { Section } from '../../../ui/Section'
import { today } from '../../../data/today'
import { CLAIM_LABELS, PROVENANCE_NAMES, putClaim, type ClaimName } from '../claims'
import type { PartProps } from './part-props'

const HINTS: Readonly<Partial<Record<ClaimName, string>>> = {
  numberPrefix: '文号开头的汉字，每种文书一个；没有文号的留空。',
  signatory: '例如：局长、市长。',
  sealName: '用印时按这个名称找印章；留空表示不盖章。',
  basisText: '正文“根据……”里写的监督依据，法律名称加书名号。',
}

/** Who issues it under which number, with which seal; each value confirmed by somebody or not. */
export function NumberPart({ kind, isReadOnly, onChange }: PartProps) {
  const prefix = kind.numberPrefix.value.trim()
  return (
    <Stack gap="sm" maw={900}>
      {(Object.keys(CLAIM_LABELS) as ClaimName[]).map((name) => {
        const { value, provenance, isConfirmed } = kind[name]
        const common = {
          'aria-label': CLAIM_LABELS[name],
          value,
          readOnly: isReadOnly,
          ...(HINTS[name] === undefined ? {} : { description: HINTS[name] }),
        }
        return (
          <Section key={name} title={CLAIM_LABELS[name]} actions={<ClaimState isConfirmed={isConfirmed} />}>
            {name === 'basisText' ? (
              <Textarea
                {...common}
                autosize
                minRows={2}
                maxLength={500}
                onChange={(event) => onChange(putClaim(kind, name, { value: event.currentTarget.value }))}
              />
            ) : (
              <TextInput
                {...common}
                maxLength={name === 'numberPrefix' ? 20 : 200}
                onChange={(event) => onChange(putClaim(kind, name, { value: event.currentTarget.value }))}
              />
            )}
            <Group justify="space-between" mt={6}>
              <Text size="sm">随附值的来源：{PROVENANCE_NAMES[provenance]}</Text>
              <Checkbox
                label={`已核对，确认“${CLAIM_LABELS[name]}”`}
                checked={isConfirmed}
                disabled={isReadOnly}
                onChange={(event) =>
                  onChange(putClaim(kind, name, { isConfirmed: event.currentTarget.checked }))
                }
              />
            </Group>
            {name === 'numberPrefix' && prefix !== '' && (
              <Text size="sm">文号样子：{formatNumber(prefix, Number(today().slice(0, 4)), 1)}</Text>
            )}
          </Section>
        )
      })}
    </Stack>
  )
}

export function ClaimState({ isConfirmed }: { readonly isConfirmed: boolean }) {
  return isConfirmed ? (
    <Badge variant="outline" color="gray">
      已确认
    </Badge>
  ) : (
    <Text size="sm" fw={600}>
      待确认
    </Text>
  )
}

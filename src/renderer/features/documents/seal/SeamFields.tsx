import { Radio, Group, Stack, Switch } from '@mantine/core'

type SeamFieldsProps = {
  readonly seam: boolean
  readonly isDuplex: boolean
  /** Why this paper itself cannot carry one; null when it can. */
  readonly why?: string | null
  readonly onChange: (seam: boolean, isDuplex: boolean) => void
}

/** 骑缝章 on or off, and how the paper is printed: on both sides, a strip falls on every sheet and not on every page. */
export function SeamFields({ seam, isDuplex, why = null, onChange }: SeamFieldsProps) {
  return (
    <Stack gap={6}>
      <Switch
        label="加盖骑缝章"
        description={why ?? '印迹分布在各页右侧边缘，把各页合拢后可拼成完整印模；文书须有两页以上'}
        disabled={why !== null}
        checked={seam}
        onChange={(event) => onChange(event.currentTarget.checked, isDuplex)}
      />
      {seam && (
        <Radio.Group
          label="印制方式"
          value={isDuplex ? 'duplex' : 'single'}
          onChange={(value) => onChange(seam, value === 'duplex')}
        >
          <Group gap="lg" mt={4}>
            <Radio value="single" label="单面印制" />
            <Radio value="duplex" label="双面印制（按张分布）" />
          </Group>
        </Radio.Group>
      )}
    </Stack>
  )
}

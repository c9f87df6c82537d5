import {
  Alert,
  Badge,
  Button,
  Center,
  Group,
  Loader,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
  Textarea,
  Title,
} from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { isNumberPrefix } from '@shared/domain/document/number'
import { Settings, DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import { VETO_STYLE_TEXT } from '@shared/messages/scoring'
import { tellDone } from '../../app/notices'
import { perform } from '../../data/acts'
import { useSettings } from '../../data/live'
import { AboutSection } from './AboutSection'
import { CalendarsSection } from './CalendarsSection'
import { SectorsSection } from './SectorsSection'

const SCHEMES = [
  { value: 'auto', label: '跟随系统' },
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
]

const VETO_STYLES = Object.entries(VETO_STYLE_TEXT).map(([value, text]) => ({
  value,
  label: `方式 ${value}：${text}`,
}))

/** What an office sets once; values not confirmed by a source are marked 待确认. */
export function SettingsPage() {
  const saved = useSettings()
  if (saved === null) {
    return (
      <Center h={320}>
        <Loader aria-label="正在读取设置" />
      </Center>
    )
  }
  return (
    <>
      <SettingsForm key={JSON.stringify(saved)} saved={Settings.parse(saved)} />
      {/* Outside of the form: what their dialogs send must not save the settings. */}
      <Stack p="lg" gap="xl" maw={760}>
        <CalendarsSection />
        <SectorsSection />
        <AboutSection />
      </Stack>
    </>
  )
}

function SettingsForm({ saved }: { readonly saved: Settings }) {
  const [draft, setDraft] = useState(saved)
  const [failure, setFailure] = useState<Failure | null>(null)
  const set = (patch: Partial<Settings>): void => setDraft({ ...draft, ...patch })
  const problems = findProblems(draft)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(saved)
  const save = async (): Promise<void> => {
    if (Object.keys(problems).length > 0) return
    try {
      await perform('settings/changed', { settings: draft })
      tellDone('设置已保存')
    } catch (cause) {
      setFailure(toFailure(cause))
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack p="lg" gap="xl" maw={760}>
        <Group
          justify="space-between"
          py="xs"
          pos="sticky"
          top={48}
          bg="var(--mantine-color-body)"
          style={{ zIndex: 2 }}
        >
          <Title order={2}>设置</Title>
          <Button type="submit" disabled={!isChanged}>
            保存设置
          </Button>
        </Group>
        {failure && (
          <Alert color="red" title="没有保存">
            {describeFailure(failure)}
          </Alert>
        )}
        <Section title="本机">
          <TextInput
            label="评查人姓名"
            withAsterisk
            maxLength={50}
            value={draft.reviewerName}
            error={problems.reviewerName}
            onChange={(event) => set({ reviewerName: event.currentTarget.value })}
          />
          <TextInput
            label="所在单位"
            maxLength={100}
            value={draft.officeName}
            onChange={(event) => set({ officeName: event.currentTarget.value })}
          />
          <div>
            <Text size="sm" fw={500} id="scheme-label">
              界面明暗
            </Text>
            <SegmentedControl
              aria-labelledby="scheme-label"
              data={SCHEMES}
              value={draft.colorScheme}
              onChange={(value) => set({ colorScheme: value as Settings['colorScheme'] })}
            />
          </div>
        </Section>
        <Section title="评分">
          <Select
            label="一票否决的处理"
            description="新开始的评查按此处理；已开始的不变"
            data={VETO_STYLES}
            value={draft.vetoStyle}
            allowDeselect={false}
            onChange={(value) => set({ vetoStyle: (value ?? 'B') as Settings['vetoStyle'] })}
          />
        </Section>
        <Section title="监督文书">
          <Text size="sm" c="dimmed">
            前四项用于监督意见书，直到在“监督文书—文书种类”里修改过意见书为止；其他种类的发文机关、文号、依据和期限都在那里设置。联系人和电话用于所有文书。
          </Text>
          <TextInput
            label={<ToConfirm text="发文机关署名" />}
            value={draft.issuerName}
            error={problems.issuerName}
            onChange={(event) => set({ issuerName: event.currentTarget.value })}
          />
          <TextInput
            label={<ToConfirm text="文号机关代字" />}
            description={`文号样式：${draft.numberPrefix}〔${new Date().getFullYear()}〕1号`}
            value={draft.numberPrefix}
            error={problems.numberPrefix}
            onChange={(event) => set({ numberPrefix: event.currentTarget.value })}
          />
          <Textarea
            label={<ToConfirm text="监督依据" />}
            autosize
            minRows={1}
            value={draft.basisText}
            error={problems.basisText}
            onChange={(event) => set({ basisText: event.currentTarget.value })}
          />
          <NumberInput
            label={<ToConfirm text="整改期限（日）" />}
            min={1}
            max={365}
            allowDecimal={false}
            value={draft.rectifyDays}
            onChange={(value) => set({ rectifyDays: Number(value) || DEFAULT_SETTINGS.rectifyDays })}
          />
          <Group grow>
            <TextInput
              label="联系人"
              value={draft.contactPerson}
              onChange={(event) => set({ contactPerson: event.currentTarget.value })}
            />
            <TextInput
              label="联系电话"
              value={draft.contactPhone}
              onChange={(event) => set({ contactPhone: event.currentTarget.value })}
            />
          </Group>
        </Section>
      </Stack>
    </form>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <Title order={3} size="h4">
        {title}
      </Title>
      {children}
    </Stack>
  )
}

/** A default that no source has confirmed for this office. */
function ToConfirm({ text }: { readonly text: string }) {
  return (
    <Group gap={6} component="span" display="inline-flex">
      {text}
      <Badge size="xs" color="yellow" variant="light" component="span">
        默认值待确认
      </Badge>
    </Group>
  )
}

function findProblems(draft: Settings): Partial<Record<keyof Settings, string>> {
  const problems: Partial<Record<keyof Settings, string>> = {}
  if (draft.reviewerName.trim() === '') problems.reviewerName = '请填写姓名'
  if (draft.issuerName.trim() === '') problems.issuerName = '请填写发文机关'
  if (!isNumberPrefix(draft.numberPrefix.trim()))
    problems.numberPrefix = '请填写 2 到 20 个汉字，末尾不用“第”'
  if (draft.basisText.trim() === '') problems.basisText = '请填写监督依据'
  return problems
}

import { ActionIcon, Badge, Button, Center, Group, Loader, Stack, Tabs, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { KindDefinition } from '@shared/domain/document/kind'
import type { OfficeKind } from '@shared/domain/document/office-kinds'
import { tellDone, tellFailure } from '../../app/notices'
import { useKinds } from '../../data/kinds'
import { hasRole, useActor } from '../../data/session'
import { performUndoable } from '../../data/undo'
import { DialogForm } from '../../ui/DialogForm'
import { Notice } from '../../ui/Notice'
import { changeKind } from './kind-acts'
import { plainKind, problemsOf, SECTION_LABELS, type KindProblem, type SectionName } from './kind-edit'
import { ApprovalPart } from './parts/ApprovalPart'
import { BasicPart } from './parts/BasicPart'
import { FieldsPart } from './parts/FieldsPart'
import { FollowUpPart } from './parts/FollowUpPart'
import { NumberPart } from './parts/NumberPart'
import { SchemePartEditor } from './parts/SchemePartEditor'
import { TermsPart } from './parts/TermsPart'
import type { PartProps } from './parts/part-props'

export type KindPageProps = { readonly kindId: string; readonly onClose: () => void }

/** One kind, part by part; nothing is changed until it is saved. */
export function KindPage({ kindId, onClose }: KindPageProps) {
  const kinds = useKinds()
  if (kinds === null) {
    return (
      <Center h={320}>
        <Loader aria-label="正在读取文书种类" />
      </Center>
    )
  }
  const kind = kinds.find(({ id }) => id === kindId)
  if (kind === undefined) {
    return (
      <Stack align="center" py={80}>
        <Title order={2} size="h3">
          找不到这种文书
        </Title>
        <Button onClick={onClose}>回到文书种类</Button>
      </Stack>
    )
  }
  return <OpenKind kind={kind} kinds={kinds} onClose={onClose} />
}

type OpenKindProps = {
  readonly kind: OfficeKind
  readonly kinds: readonly OfficeKind[]
  readonly onClose: () => void
}

const SECTIONS = Object.keys(SECTION_LABELS) as readonly SectionName[]

function OpenKind({ kind, kinds, onClose }: OpenKindProps) {
  const canEdit = hasRole(useActor(), 'admin')
  const stored = useMemo(() => plainKind(kind), [kind])
  const [typed, setTyped] = useState<KindDefinition | null>(null)
  const [isLeaving, setLeaving] = useState(false)
  const now = typed ?? stored
  const isDirty = typed !== null && JSON.stringify(typed) !== JSON.stringify(stored)
  const problems = useMemo(() => problemsOf(now, kinds), [now, kinds])
  const save = async (): Promise<void> => {
    try {
      await performUndoable(changeKind(stored, now))
      setTyped(null)
      tellDone('已保存。以后新起草的这种文书按此办理。')
    } catch (cause) {
      tellFailure(cause)
    }
  }
  const props: PartProps = { kind: now, kinds, isReadOnly: !canEdit, onChange: setTyped }
  return (
    <Stack p="lg" gap="sm" data-testid="kind-page">
      <Group justify="space-between" wrap="nowrap">
        <Group gap="xs" wrap="nowrap" miw={0}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="回到文书种类"
            title="回到文书种类"
            onClick={() => (isDirty ? setLeaving(true) : onClose())}
          >
            <IconArrowLeft size={20} aria-hidden />
          </ActionIcon>
          <Title order={2} size="h3">
            {now.title || '（没有名称）'}
          </Title>
          {kind.isRetired && (
            <Badge variant="outline" color="gray">
              已停用
            </Badge>
          )}
        </Group>
        {canEdit && (
          <Group gap="xs" wrap="nowrap">
            <Text size="sm" role="status">
              {isDirty ? '有修改还没有保存' : ''}
            </Text>
            <Button variant="default" disabled={!isDirty} onClick={() => setTyped(null)}>
              放弃修改
            </Button>
            <Button disabled={!isDirty || problems.length > 0} onClick={() => void save()}>
              保存
            </Button>
          </Group>
        )}
      </Group>
      {!canEdit && <Notice tone="plain">只能查看。修改文书种类须由管理员登录。</Notice>}
      {problems.length > 0 && <Problems problems={problems} />}
      <Tabs defaultValue="basic" keepMounted={false}>
        <Tabs.List mb="sm">
          {SECTIONS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {SECTION_LABELS[name]}
              {problems.some(({ section }) => section === name) && '（需修改）'}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="basic">
          <BasicPart {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="number">
          <NumberPart {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="fields">
          <FieldsPart {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="scheme">
          <SchemePartEditor {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="terms">
          <TermsPart {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="approval">
          <ApprovalPart {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="follow-up">
          <FollowUpPart {...props} />
        </Tabs.Panel>
      </Tabs>
      <DialogForm
        isOpen={isLeaving}
        title="有修改还没有保存"
        submitLabel="不保存，离开"
        isGrave
        onSubmit={async () => onClose()}
        onClose={() => setLeaving(false)}
      >
        <Text size="sm">离开后，这次的修改不会保留。</Text>
      </DialogForm>
    </Stack>
  )
}

function Problems({ problems }: { readonly problems: readonly KindProblem[] }) {
  return (
    <Notice tone="warning" title="修改好下面的内容才能保存" role="status">
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {problems.map(({ section, words }) => (
          <li key={`${section} ${words}`}>
            {SECTION_LABELS[section]}：{words}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

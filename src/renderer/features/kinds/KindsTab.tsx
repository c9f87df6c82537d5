import { Anchor, Badge, Button, Center, Group, Loader, Stack, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { OfficeKind } from '@shared/domain/document/office-kinds'
import { PAPER_FORM_NAMES } from '@shared/domain/layout/paper-form'
import { tellFailure } from '../../app/notices'
import { useKinds, useShippedKinds } from '../../data/kinds'
import { useRows } from '../../data/live'
import { hasRole, useActor } from '../../data/session'
import { performUndoable } from '../../data/undo'
import { DataTable, type Column } from '../../ui/DataTable'
import { CopyKindDialog } from './CopyKindDialog'
import { buildKindRows, ORIGIN_NAMES, type KindListRow } from './kind-rows'
import { reinstateKind, retireKind } from './kind-acts'

/** Every kind, shipped or of the office's own. */
export function KindsTab({ onOpenKind }: { readonly onOpenKind: (kindId: string) => void }) {
  const kinds = useKinds()
  const shipped = useShippedKinds()
  const stored = useRows('kinds')
  const actor = useActor()
  const [copied, setCopied] = useState<OfficeKind | null>(null)
  const rows = useMemo(
    () => (kinds && shipped && stored ? buildKindRows(kinds, shipped, stored) : null),
    [kinds, shipped, stored],
  )
  if (rows === null || kinds === null) {
    return (
      <Center h={240}>
        <Loader aria-label="正在读取文书种类" />
      </Center>
    )
  }
  const canEdit = hasRole(actor, 'admin')
  const columns: readonly Column<KindListRow>[] = [
    {
      label: '名称',
      cell: ({ kind, origin }) => (
        <>
          <Anchor component="button" ta="left" onClick={() => onOpenKind(kind.id)}>
            {kind.title}
          </Anchor>
          <Text size="xs">
            {ORIGIN_NAMES[origin]}
            {kind.access === 'clue' && '，仅线索管理人员可办理'}
          </Text>
        </>
      ),
    },
    { label: '机关代字', width: 120, cell: ({ kind }) => kind.numberPrefix.value || '没有文号' },
    { label: '发文机关', width: 200, cell: ({ kind }) => kind.issuer.value },
    {
      label: '格式',
      width: 160,
      cell: ({ kind }) => kind.forms.map((form) => PAPER_FORM_NAMES[form]).join('、'),
    },
    { label: '状态', width: 130, cell: (row) => <KindState row={row} /> },
    {
      label: '操作',
      width: 190,
      isLabelHidden: true,
      cell: ({ kind }) =>
        canEdit && (
          <Group gap={4} wrap="nowrap">
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`照此新增：${kind.title}`}
              onClick={() => setCopied(kind)}
            >
              照此新增
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`${kind.isRetired ? '恢复' : '停用'}${kind.title}`}
              onClick={() =>
                void performUndoable(kind.isRetired ? reinstateKind(kind) : retireKind(kind)).catch(
                  tellFailure,
                )
              }
            >
              {kind.isRetired ? '恢复' : '停用'}
            </Button>
          </Group>
        ),
    },
  ]
  return (
    <Stack gap="sm">
      <Text size="sm">
        每种文书的发文机关、文号、格式、字段、段落、期限和审批步骤都可以改；已起草的文书不受影响。要用新的文书，选一种相近的“照此新增”再修改。
        {!canEdit && '修改须由管理员登录。'}
      </Text>
      <DataTable label="文书种类" columns={columns} rows={rows} keyOf={({ kind }) => kind.id} />
      {copied && (
        <CopyKindDialog
          kind={copied}
          others={kinds}
          onDone={(kindId) => {
            setCopied(null)
            onOpenKind(kindId)
          }}
          onClose={() => setCopied(null)}
        />
      )}
    </Stack>
  )
}

function KindState({ row: { kind, openCount } }: { readonly row: KindListRow }) {
  if (kind.isRetired)
    return (
      <Badge variant="outline" color="gray">
        已停用
      </Badge>
    )
  return openCount === 0 ? (
    <Badge variant="outline" color="gray">
      已确认
    </Badge>
  ) : (
    <Text size="sm" fw={600}>
      {openCount} 项待确认
    </Text>
  )
}

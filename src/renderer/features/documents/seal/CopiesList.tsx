import { Group, Stack, Text } from '@mantine/core'
import type { ExportRecord } from '@shared/domain/export/export-record'
import type { SealUse } from '@shared/domain/seal/seal'
import { chinaMinute } from '@shared/lib/china-day'
import { useRows } from '../../../data/live'
import { Notice } from '../../../ui/Notice'
import { ExportButton } from './ExportButton'
import classes from './seal.module.css'

type Copy = { readonly copyId: string; readonly sha256: string; readonly at: string; readonly actor: string }

/** Copies handed out that carry a number of their own, oldest first. */
export const copiesOf = (exports: readonly ExportRecord[], sealUseId: string): readonly Copy[] =>
  exports
    .flatMap(({ at, actor, files }) =>
      files.flatMap((file) =>
        file.sealUseId === sealUseId && file.copyId !== undefined
          ? [{ copyId: file.copyId, sha256: file.sha256, at, actor }]
          : [],
      ),
    )
    .toSorted((a, b) => a.at.localeCompare(b.at))

/** 盖章件, copy by copy: each export is one, with its own hidden number. */
export function CopiesList({ use }: { readonly use: SealUse }) {
  const exports = useRows('exports')
  const copies = copiesOf(exports ?? [], use.id)
  const next = copies.length + 1
  const isOver = next > use.copies
  return (
    <Stack gap="xs" data-testid="copies">
      {copies.length > 0 && (
        <ul style={{ margin: 0, paddingLeft: 18 }}>
          {copies.map(({ copyId, sha256, at, actor }) => (
            <li key={`${copyId}-${at}`}>
              <Text size="sm">
                {copyId}，{chinaMinute(at)}，{actor} 导出，校验值{' '}
                <span className={classes.hash}>{sha256.slice(0, 16)}</span>
              </Text>
            </li>
          ))}
        </ul>
      )}
      {isOver && (
        <Notice tone="warning">
          批准的 {use.copies} 份已经导出。再导出的，会在登记簿备注中记明超过份数。
        </Notice>
      )}
      <Group gap="xs" justify="flex-end" align="center">
        <Text size="xs" flex={1}>
          每导出一份，文件内都有各自的份号，便于查明外流的是哪一份；盖章内容相同。
        </Text>
        <ExportButton
          label={isOver ? '再导出一份盖章件' : `导出盖章件（第 ${next} 份，共 ${use.copies} 份）`}
          kind="document"
          subjectId={use.documentId}
          variant={isOver ? 'default' : 'filled'}
        />
      </Group>
    </Stack>
  )
}

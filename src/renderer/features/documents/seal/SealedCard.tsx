import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { SealUse } from '@shared/domain/seal/seal'
import { SealPictureNotice } from '../../../ui/SealPictureNotice'
import { CopiesList } from './CopiesList'
import { ExportButton } from './ExportButton'
import { ProofSheet } from './ProofSheet'

type SealedCardProps = { readonly use: SealUse; readonly isVoided: boolean }

/** The finished paper: what was measured on it, and its copies. */
export function SealedCard({ use, isVoided }: SealedCardProps) {
  return (
    <Paper withBorder p="md" component="section" aria-label="用印核对单" data-testid="sealed-card">
      <Stack gap="sm">
        <Title order={3} size="h5">
          用印核对单
        </Title>
        <Text size="sm">盖印后的文件已由另一套程序重新绘出并量过，下面是实测结果。</Text>
        <ProofSheet use={use} />
        <SealPictureNotice />
        <Group justify="flex-end">
          <ExportButton label="导出用印核对单" kind="seal-proof-sheet" subjectId={use.documentId} />
        </Group>
        {!isVoided && <CopiesList use={use} />}
      </Stack>
    </Paper>
  )
}

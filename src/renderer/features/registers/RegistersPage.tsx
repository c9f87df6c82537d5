import { Stack, Tabs, Title } from '@mantine/core'
import { useState } from 'react'
import { ClueRegister } from './ClueRegister'
import { DocumentRegister } from './DocumentRegister'
import type { RegisterLinks } from './links'
import { MatterRegister } from './MatterRegister'
import { YearlyFigures } from './YearlyFigures'

export type RegistersPageProps = RegisterLinks

const TABS = [
  { id: 'documents', label: '文书台账' },
  { id: 'matters', label: '监督案件台账' },
  { id: 'clues', label: '线索台账' },
  { id: 'figures', label: '年度统计' },
] as const
type TabId = (typeof TABS)[number]['id']

/** 台账统计: the registers, and what a year comes to. */
export function RegistersPage(links: RegistersPageProps) {
  const [tab, setTab] = useState<TabId>('documents')
  return (
    <Stack p="lg" gap="md">
      <Title order={2}>台账统计</Title>
      <Tabs
        value={tab}
        onChange={(next) => setTab(TABS.find(({ id }) => id === next)?.id ?? 'documents')}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {TABS.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          {tab === 'documents' && <DocumentRegister links={links} />}
          {tab === 'matters' && <MatterRegister links={links} />}
          {tab === 'clues' && <ClueRegister links={links} />}
          {tab === 'figures' && <YearlyFigures links={links} />}
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}

import { Combobox, Group, Text, TextInput, useCombobox } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import type { Defect } from '@shared/domain/defect/catalogue'
import { searchDefects } from '@shared/domain/defect/search'
import { useOfDefect, type Frequency } from '@shared/domain/review/frequent'
import { useDefectIndex } from '../../data/shipped'

const MOST = 30

export type DefectPickerProps = {
  readonly itemId: string
  readonly frequency: Frequency
  readonly value: string | null
  readonly autoFocus: boolean
  readonly onPick: (defect: Defect | null) => void
}

/** 缺陷: by words, code, or pinyin initials; those of the item under review come first, the often used ones before the rest. */
export function DefectPicker({ itemId, frequency, value, autoFocus, onPick }: DefectPickerProps) {
  const index = useDefectIndex()
  const [query, setQuery] = useState<string | null>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const chosen = useMemo(
    () => index?.entries.find(({ defect }) => defect.code === value)?.defect ?? null,
    [index, value],
  )
  const hits = useMemo(
    () =>
      index
        ? searchDefects(index, query ?? '', {
            itemId,
            useOf: (code) => useOfDefect(frequency, code, itemId),
          }).slice(0, MOST)
        : [],
    [index, query, itemId, frequency],
  )
  // After the new hits are drawn: Enter takes the first of them, never one of the list before.
  const { selectFirstOption } = combobox
  useEffect(() => {
    if (query !== null && query !== '') selectFirstOption()
  }, [query, hits, selectFirstOption])
  const shown = query ?? (chosen ? `${chosen.code} ${chosen.text}` : (value ?? ''))
  const pick = (code: string): void => {
    const hit = hits.find(({ defect }) => defect.code === code)
    if (!hit) return
    setQuery(null)
    combobox.closeDropdown()
    onPick(hit.defect)
  }
  return (
    <Combobox store={combobox} onOptionSubmit={pick} shadow="md" size="sm">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          role="combobox"
          label="缺陷类型"
          size="xs"
          placeholder="汉字、代码或拼音首字母，如 送达回证、sd02、sdhz"
          value={shown}
          autoFocus={autoFocus}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            combobox.openDropdown()
            if (event.currentTarget.value === '') onPick(null)
          }}
          onFocus={(event) => {
            event.currentTarget.select()
            combobox.openDropdown()
          }}
          onBlur={() => {
            setQuery(null)
            combobox.closeDropdown()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label="可选的缺陷类型" mah={240} style={{ overflowY: 'auto' }}>
          {hits.map(({ defect, isForItem, isUsedHere }) => (
            <Combobox.Option key={defect.code} value={defect.code} active={defect.code === value}>
              <Group gap={8} wrap="nowrap" align="baseline">
                <Text size="xs" ff="monospace" style={{ whiteSpace: 'nowrap' }}>
                  {defect.code}
                </Text>
                <Text size="sm" style={{ flex: 1 }}>
                  {defect.text}
                </Text>
                {(isForItem || isUsedHere) && (
                  <Text size="xs" style={{ whiteSpace: 'nowrap' }}>
                    {isUsedHere ? '常用' : '本项'}
                  </Text>
                )}
              </Group>
            </Combobox.Option>
          ))}
          {hits.length === 0 && <Combobox.Empty>没有匹配的缺陷，可只写问题描述</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { officeHistory, onOfficeAct, walkHistory } from '../data/undo'
import { CLOSE, tellDone, tellFailure } from './notices'

const ID = 'office-undo'
const SHOWN_MS = 8000

/** Ctrl+Z for what is done outside of reviews, and a notice with the way back after each such act. */
export function useOfficeUndo(isActive: boolean): void {
  useEffect(() => onOfficeAct((entry) => offer(entry.label)), [])
  useEffect(() => {
    if (!isActive) return undefined
    const onKey = (event: KeyboardEvent): void => {
      const direction = directionOf(event)
      if (direction === null || event.defaultPrevented || isTaken(event.target)) return
      if (officeHistory.get()[direction === 'undo' ? 'done' : 'undone'].length === 0) return
      event.preventDefault()
      walk(direction)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isActive])
}

function directionOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' ? 'redo' : null
}

/** A field takes back its own typing, and a dialog is about something else. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]') !== null

function walk(direction: 'undo' | 'redo'): void {
  notifications.hide(ID)
  walkHistory(officeHistory, direction).then((entry) => {
    if (entry) tellDone(`${direction === 'undo' ? '已撤销' : '已重做'}：${entry.label}`)
  }, tellFailure)
}

function offer(label: string): void {
  notifications.hide(ID)
  notifications.show({
    id: ID,
    autoClose: SHOWN_MS,
    color: 'teal',
    closeButtonProps: CLOSE,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{label}</Text>
        <Button size="compact-sm" variant="default" onClick={() => walk('undo')}>
          撤销
        </Button>
      </Group>
    ),
  })
}

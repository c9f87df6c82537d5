import { Text } from '@mantine/core'
import { useState, type DragEvent, type ReactNode } from 'react'
import classes from './DropArea.module.css'

type DropAreaProps = { readonly onDrop: (files: readonly File[]) => void; readonly children: ReactNode }

/** Takes files and folders dropped anywhere on the page. */
export function DropArea({ onDrop, children }: DropAreaProps) {
  const [isOver, setOver] = useState(false)
  const allow = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  return (
    <div
      className={classes.area}
      onDragEnter={allow}
      onDragOver={allow}
      onDragLeave={(event) => {
        // Not the step from one child to the next; out of the window there is nothing entered.
        const entered = event.relatedTarget
        if (!(entered instanceof Node) || !event.currentTarget.contains(entered)) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const files = [...event.dataTransfer.files]
        if (files.length > 0) onDrop(files)
      }}
    >
      {children}
      {isOver && (
        <div className={classes.hint} aria-hidden>
          <Text fw={600}>松开鼠标，导入案卷文件夹或扫描件</Text>
        </div>
      )}
    </div>
  )
}

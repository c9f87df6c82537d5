/** A draft over a state: reads through, keeps its own writes. Lets a batch be checked event by event before any is real. */
import { MemoryTables, type TableName, type Tables } from './tables'

export class OverlayTables extends MemoryTables {
  constructor(readonly base: MemoryTables) {
    super()
  }

  override find<T extends TableName>(table: T, id: string): Tables[T] | undefined {
    return super.find(table, id) ?? this.base.find(table, id)
  }

  override all<T extends TableName>(table: T): readonly Tables[T][] {
    const mine = super.all(table)
    const ids = new Set(mine.map(({ id }) => id))
    return [...this.base.all(table).filter(({ id }) => !ids.has(id)), ...mine]
  }
}

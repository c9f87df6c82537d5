/** Methods younger than the browsers of some offices, where they are missing. Imported first, for its effect. */
type Maker = (this: readonly unknown[], ...args: never[]) => unknown

const ARRAY_METHODS: Readonly<Record<string, Maker>> = {
  at(index: number) {
    return this[index < 0 ? this.length + index : index]
  },
  toSorted(compare?: (a: unknown, b: unknown) => number) {
    return [...this].sort(compare)
  },
  toReversed() {
    return [...this].reverse()
  },
}

function addMissing(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true })
}

for (const [name, method] of Object.entries(ARRAY_METHODS)) addMissing(Array.prototype, name, method)
addMissing(Object, 'hasOwn', (object: object, key: PropertyKey) =>
  Object.prototype.hasOwnProperty.call(object, key),
)

addMissing(Object, 'hasOwn', (target: object, key: PropertyKey) =>
  Object.prototype.hasOwnProperty.call(target, key),
)

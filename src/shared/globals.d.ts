/** The few names every JavaScript runtime has; `shared` compiles without DOM and node types. */
declare class TextEncoder {
  encode(input?: string): Uint8Array
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean })
  decode(input?: Uint8Array): string
}
declare function structuredClone<T>(value: T): T

/// <reference types="vite/client" />

interface Window {
  /** Put there by the preload. Only app/api.ts touches it. */
  readonly hengjuan: import('@shared/ipc/contract').Bridge<File>
}

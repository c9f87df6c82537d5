export { SealDialog } from './SealDialog'
export { SealPanel } from './SealPanel'

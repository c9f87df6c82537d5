export { CluePage } from './CluePage'
export { DisputePage } from './DisputePage'
export { LoopPage } from './LoopPage'
export { MatterPage } from './MatterPage'

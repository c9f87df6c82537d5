export { KindPage } from './KindPage'
export { KindsPage } from './KindsPage'

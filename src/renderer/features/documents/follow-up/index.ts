export { FollowUpPanel, type FollowUpPanelProps } from './FollowUpPanel'

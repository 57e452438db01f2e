/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

const everywhere: readonly Surface[] = ['message', 'modal', 'home'];
const messagesOnly: readonly Surface[] = ['message'];

/** Where each block may stand. Sources differ on `card` in modals and on tables in Home tabs; both are refused there. */
export const surfaces: Readonly<Record<string, readonly Surface[]>> = {
  section: everywhere,
  header: everywhere,
  divider: everywhere,
  context: everywhere,
  actions: everywhere,
  input: everywhere,
  image: everywhere,
  rich_text: everywhere,
  video: everywhere,
  alert: ['modal'],
  card: ['message', 'home'],
  carousel: ['message', 'home'],
  markdown: messagesOnly,
  table: messagesOnly,
  data_table: messagesOnly,
  container: messagesOnly,
  context_actions: messagesOnly,
  plan: messagesOnly,
  task_card: messagesOnly,
  data_visualization: messagesOnly,
};

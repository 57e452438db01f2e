/**
 * How much fits where: the largest length of a text, or the largest number of items. Keys are Block Kit's own names.
 * https://docs.slack.dev/reference/block-kit; most numbers are also in the JSDoc of `@slack/types`, and a test compares.
 */
export const limits = {
  // Slack cuts longer texts of new messages and refuses longer edits. It publishes no limit for metadata: 8 kB is what
  // public clients assume.
  message: {
    blocks: 50,
    table: 1,
    markdown: 12_000,
    tableText: 10_000,
    text: 40_000,
    editedText: 4000,
    attachments: 100,
    metadata: 8000,
  },
  view: {
    bytes: 250_000,
    blocks: 100,
    private_metadata: 3000,
    callback_id: 255,
    external_id: 255,
    title: 24,
    close: 24,
    submit: 24,
  },
  block: { block_id: 255 },
  element: { action_id: 255, placeholder: 150 },
  textObject: { text: 3000 },
  confirm: { title: 100, text: 300, confirm: 30, deny: 30 },
  // `value` was 75 before; the reference now says 150 while the JSDoc still has the old number.
  option: { text: 75, value: 150, description: 75, url: 3000 },
  optionGroup: { label: 75, options: 100 },
  section: { text: 3000, fields: 10, field: 2000 },
  header: { text: 150 },
  alert: { text: 200 },
  context: { elements: 10 },
  contextActions: { elements: 5 },
  actions: { elements: 25 },
  input: { label: 2000, hint: 2000 },
  image: { alt_text: 2000, title: 2000, image_url: 3000 },
  video: { title: 200, author_name: 50, description: 200 },
  markdown: { text: 12_000 },
  table: { rows: 100, cells: 20, column_settings: 20 },
  dataTable: { rows: 201, cells: 20, page_size: 100, text: 20_000 },
  card: { title: 150, subtitle: 150, body: 200 },
  carousel: { elements: 10 },
  container: { title: 150, subtitle: 150, child_blocks: 10 },
  button: { text: 75, value: 2000, url: 3000, accessibility_label: 75 },
  select: { options: 100, option_groups: 100 },
  overflow: { options: 5 },
  checkboxes: { options: 10 },
  radioButtons: { options: 10 },
  plainTextInput: { min_length: 3000, max_length: 3000, initial_value: 3000 },
  richTextInput: { lines: 100 },
  fileInput: { max_files: 10 },
} as const;

/** At least and at most so many: characters of a string, items of a list. */
export type Limit = readonly [least: number, most: number];

/**
 * What Slack's reference says about sizes, by the `type` of the object that holds the field. `fields[].text` is the text
 * of each field. Where the reference and `@slack/types` differ (an option's value: 150 or 75), the smaller one holds.
 */
export const limitsByType: Readonly<Record<string, Readonly<Record<string, Limit>>>> = {
  actions: { elements: [1, 25] },
  alert: { 'text.text': [1, 3000] },
  card: { 'title.text': [1, 150], 'subtitle.text': [1, 150], 'body.text': [1, 200] },
  carousel: { elements: [1, 10] },
  container: { 'title.text': [1, 150], 'subtitle.text': [1, 150], child_blocks: [1, 10] },
  context: { elements: [1, 10] },
  context_actions: { elements: [1, 5] },
  header: { 'text.text': [1, 150] },
  image: { alt_text: [1, 2000], image_url: [1, 3000], 'title.text': [1, 2000] },
  input: { 'label.text': [1, 2000], 'hint.text': [1, 2000] },
  markdown: { text: [1, 12_000] },
  section: { 'text.text': [1, 3000], fields: [1, 10], 'fields[].text': [1, 2000] },
  table: { rows: [1, 100] },
  video: { 'title.text': [1, 200], 'description.text': [1, 200], author_name: [1, 50] },

  button: {
    'text.text': [1, 75],
    value: [1, 2000],
    url: [1, 3000],
    accessibility_label: [1, 75],
  },
  channels_select: { 'placeholder.text': [1, 150] },
  checkboxes: { options: [1, 10] },
  conversations_select: { 'placeholder.text': [1, 150] },
  datepicker: { 'placeholder.text': [1, 150] },
  external_select: { 'placeholder.text': [1, 150] },
  multi_conversations_select: { 'placeholder.text': [1, 150] },
  multi_static_select: { options: [1, 100], option_groups: [1, 100], 'placeholder.text': [1, 150] },
  overflow: { options: [1, 5] },
  plain_text_input: { 'placeholder.text': [1, 150], initial_value: [0, 3000] },
  radio_buttons: { options: [1, 10] },
  static_select: { options: [1, 100], option_groups: [1, 100], 'placeholder.text': [1, 150] },
  timepicker: { 'placeholder.text': [1, 150] },
  users_select: { 'placeholder.text': [1, 150] },

  mrkdwn: { text: [1, 3000] },
  plain_text: { text: [1, 3000] },

  home: { blocks: [0, 100], private_metadata: [0, 3000], callback_id: [0, 255], external_id: [0, 255] },
  modal: {
    blocks: [0, 100],
    'title.text': [1, 24],
    'submit.text': [1, 24],
    'close.text': [1, 24],
    private_metadata: [0, 3000],
    callback_id: [0, 255],
    external_id: [0, 255],
  },
};

/** The same for objects without a `type`, known by the field that holds them. */
export const limitsByField: Readonly<Record<string, Readonly<Record<string, Limit>>>> = {
  confirm: { 'title.text': [1, 100], 'text.text': [1, 300], 'confirm.text': [1, 30], 'deny.text': [1, 30] },
  options: { 'text.text': [1, 75], value: [0, 75], 'description.text': [1, 75], url: [1, 3000] },
  option_groups: { 'label.text': [1, 75], options: [1, 100] },
};

/** Limits of every object that carries one of these names. */
export const limitsByName: Readonly<Record<string, Limit>> = { block_id: [1, 255], action_id: [1, 255] };

export const MESSAGE_BLOCKS = 50;
/** Characters of `text` in a post, and in an update. */
export const POST_TEXT = 40_000;
export const UPDATE_TEXT = 4000;
/** Characters of all blocks of a message as JSON: undocumented, seen in slackapi/bolt-js issue 2509. */
export const MESSAGE_BLOCKS_JSON = 13_200;
/** Characters of a message's metadata as JSON; Slack does not publish its own limit. */
export const METADATA_JSON = 8000;
/** Characters of a view as JSON. */
export const VIEW_JSON = 250_000;

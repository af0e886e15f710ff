import { isObject, objectIn, objectsIn, stringIn, type Json } from './json.ts';

/** What a person types or chooses, by action id (or block id): one value, or several where several can be chosen. */
export type Given = Readonly<Record<string, string | readonly string[] | null>>;

/** What to press: by the words on it (on an option, for menus), or by its action id. */
export interface Aim {
  readonly text?: string;
  readonly actionId?: string;
}

interface Placed {
  readonly block: Json;
  readonly element: Json;
}

/** Fields of a payload in which each kind of element reports its single choice. */
const CHOICE_FIELDS: Readonly<Record<string, readonly [selected: string, initial: string]>> = {
  timepicker: ['selected_time', 'initial_time'],
  datepicker: ['selected_date', 'initial_date'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  channels_select: ['selected_channel', 'initial_channel'],
  users_select: ['selected_user', 'initial_user'],
};
const OPTION_TYPES = ['static_select', 'external_select', 'radio_buttons', 'overflow'];
const SEVERAL_TYPES = ['checkboxes', 'multi_static_select'];

/** The action that a press reports. Throws when there is nothing to press. */
export function actionFor(blocks: readonly Json[], aim: Aim, actionTs: string): Json {
  for (const { block, element } of placedIn(blocks)) {
    const option = optionsOf(element).find((option) => wordsOf(option) === aim.text);
    const named = aim.actionId !== undefined && element['action_id'] === aim.actionId;
    const matches =
      aim.actionId === undefined ? wordsOf(element) === aim.text || option !== undefined : named;
    if (!matches) continue;
    const { type, action_id, text, value, style } = element;
    return {
      type,
      action_id,
      block_id: block['block_id'],
      ...(type === 'button'
        ? { text, ...(value === undefined ? {} : { value }), ...(style === undefined ? {} : { style }) }
        : {}),
      ...(option === undefined ? {} : { selected_option: option }),
      action_ts: actionTs,
    };
  }
  throw new Error(
    `There is no ${JSON.stringify(aim)} to press; there is ${labelsIn(blocks).join(', ') || 'nothing'}.`,
  );
}

/** Words on everything that can be pressed: buttons and options of menus. */
function labelsIn(blocks: readonly Json[]): string[] {
  return placedIn(blocks).flatMap(({ element }) =>
    element['type'] === 'button' ? [wordsOf(element)] : optionsOf(element).map(wordsOf),
  );
}

/**
 * `state.values` of a view: what was typed and chosen, and initial values where nothing was. Throws when a person could
 * not send the form: a name that is not there, no such option, or a required input left empty.
 */
export function inputValues(blocks: readonly Json[], given: Given, complete: boolean): Json {
  const values: Record<string, Record<string, unknown>> = {};
  const unused = new Set(Object.keys(given));
  for (const { block, element } of placedIn(blocks)) {
    const [blockId, actionId] = [stringIn(block, 'block_id'), stringIn(element, 'action_id')];
    if (element['type'] === 'button' || element['type'] === 'overflow') continue;
    const name = actionId in given ? actionId : blockId;
    unused.delete(name);
    const value = valueOf(element, given[name]);
    const empty = Object.values(value).every(
      (part) => part === null || (Array.isArray(part) && part.length === 0),
    );
    if (complete && block['type'] === 'input' && block['optional'] !== true && empty) {
      throw new Error(`The form can't be sent: ${actionId} is required and empty.`);
    }
    values[blockId] = { ...values[blockId], [actionId]: { type: element['type'], ...value } };
  }
  if (unused.size > 0) throw new Error(`The form has no input ${[...unused].join(', ')}.`);
  return values;
}

function valueOf(element: Json, given: Given[string] | undefined): Record<string, unknown> {
  const type = stringIn(element, 'type');
  const choice = CHOICE_FIELDS[type];
  if (choice !== undefined) {
    const [selected, initial] = choice;
    return { [selected]: given === undefined ? (element[initial] ?? null) : given };
  }
  if (OPTION_TYPES.includes(type)) {
    if (given === undefined) return { selected_option: element['initial_option'] ?? null };
    return { selected_option: given === null ? null : optionNamed(element, String(given)) };
  }
  if (SEVERAL_TYPES.includes(type)) {
    if (given === undefined) return { selected_options: element['initial_options'] ?? [] };
    return { selected_options: [given ?? []].flat().map((name) => optionNamed(element, name)) };
  }
  const value = given === undefined ? (element['initial_value'] ?? null) : given;
  return { value: value === '' ? null : value };
}

/** An option by its value or words. An external menu has none of its own, so there any value goes. */
function optionNamed(element: Json, name: string): Json {
  const found = optionsOf(element).find((option) => option['value'] === name || wordsOf(option) === name);
  if (found !== undefined) return found;
  if (element['type'] === 'external_select') return { text: { type: 'plain_text', text: name }, value: name };
  throw new Error(`There is no option ${name} in ${stringIn(element, 'action_id')}.`);
}

function placedIn(blocks: readonly Json[]): Placed[] {
  return blocks.flatMap((block) =>
    [...objectsIn(block['elements']), block['accessory'], block['element']]
      .filter(isObject)
      .filter((element) => 'action_id' in element)
      .map((element) => ({ block, element })),
  );
}

function optionsOf(element: Json): readonly Json[] {
  const grouped = objectsIn(element['option_groups']).flatMap((group) => objectsIn(group['options']));
  return [...objectsIn(element['options']), ...grouped];
}

function wordsOf(element: Json): string {
  return stringIn(objectIn(element, 'text'), 'text');
}

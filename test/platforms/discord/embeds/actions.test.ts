import { ComponentType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import {
  readPress,
  referenceOf,
  toRows,
  type Row,
} from '../../../../src/platforms/discord/embeds/actions.ts';

function controls(rows: readonly Row[]) {
  return rows.flatMap(({ components }) => components);
}

const plain = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `more ${index}`, line: `help ${index}` }));

describe('actions under a message', () => {
  test('are buttons; those that change the range are one menu', () => {
    const rows = toRows(
      [
        { label: '3m', line: 'corr btc ndx 3m' },
        { label: 'max', line: 'corr btc ndx max' },
        { label: 'history', line: 'history btc ndx' },
      ],
      'ada',
    );
    expect(rows.map(({ components }) => components.map(({ type }) => type))).toEqual([
      [ComponentType.StringSelect],
      [ComponentType.Button],
    ]);
    expect(controls(rows)[0]).toMatchObject({
      options: [
        { label: '3m', description: 'corr btc ndx 3m', value: referenceOf('corr btc ndx 3m') },
        { label: 'max' },
      ],
    });
  });

  test('one range alone is a button', () => {
    const rows = toRows([{ label: '2y', line: 'corr btc ndx 2y' }], 'ada');
    expect(controls(rows)[0]).toMatchObject({ type: ComponentType.Button, label: '2y' });
  });

  test('the same line is there once, or its custom id would be there twice', () => {
    expect(controls(toRows([...plain(1), ...plain(1)], 'ada'))).toHaveLength(1);
  });

  test('more than fifteen go on in a menu; never more than five rows', () => {
    const rows = toRows([{ label: '1y', line: 'a' }, { label: '2y', line: 'b' }, ...plain(60)], 'ada');
    expect(rows).toHaveLength(5);
    expect(controls(rows).filter(({ type }) => type === ComponentType.Button)).toHaveLength(15);
    expect(controls(rows).at(-1)).toMatchObject({ placeholder: 'More', options: { length: 25 } });
  });

  test('a custom id is short whatever the line, and tells whose it is', () => {
    const line = `symbols ${'x'.repeat(3_000)}`;
    const [button] = controls(toRows([{ label: '', line }], '12345678901234567890'));
    const id = button !== undefined && 'custom_id' in button ? button.custom_id : '';
    expect(id.length).toBeLessThanOrEqual(100);
    expect(readPress(id, [])).toEqual({ reference: referenceOf(line), owner: '12345678901234567890' });
  });

  test('what is none of ours is not read', () => {
    expect(readPress('other:1:2', [])).toBeNull();
    expect(readPress('', [])).toBeNull();
    expect(readPress('menu:ada:ranges', [])).toBeNull();
  });
});

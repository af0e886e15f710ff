/** `16:30` of `16:30`, `4:30pm`, `4pm`, `9.15`; null for anything that is no time of the day. */
export function clockTime(text: string): string | null {
  const [, hourText = '', minuteText = '00', half] =
    /^(\d{1,2})(?:[:.](\d{2}))?(?:\s?([ap])\.?m\.?)?$/i.exec(text) ?? [];
  if (hourText === '') return null;
  const isBare = half === undefined && !/[:.]/.test(text);
  const said = Number(hourText);
  const minute = Number(minuteText);
  // `9` alone may be anything; `9am` and `9:00` are times.
  if (isBare || minute > 59 || said > 23) return null;
  if (half !== undefined && (said < 1 || said > 12)) return null;
  const hour = half === undefined ? said : (said % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

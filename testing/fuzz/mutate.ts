const NASTY = [
  'null',
  '-1',
  '1e999',
  '[]',
  '{}',
  '""',
  '\u0000',
  '\\u0000',
  '\n',
  '[[[[[[[[',
  '9'.repeat(400),
  '"__proto__"',
  '\ufeff',
  '\ud800',
  '<uuid/h2000000000>',
  '../../etc',
  'x'.repeat(5000),
];

/** Changes a text at random: a byte, a piece cut out or said twice, a line, a value, something nasty. */
export function mutated(text: string, chance: () => number): string {
  const at = Math.floor(chance() * text.length);
  const end = Math.min(text.length, at + 1 + Math.floor(chance() ** 4 * text.length));
  const lines = text.split('\n');
  const line = Math.floor(chance() * lines.length);
  const nasty = NASTY[Math.floor(chance() * NASTY.length)] ?? '';
  switch (Math.floor(chance() * 8)) {
    case 0:
      return text.slice(0, at) + String.fromCharCode(chance() * 256) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(end);
    case 2:
      return text.slice(0, end) + text.slice(at);
    case 3:
      return text.slice(0, at);
    case 4:
      return [...lines.slice(0, line), ...lines.slice(line + 1)].join('\n');
    case 5:
      return [...lines.slice(0, line), lines[line], ...lines.slice(line)].join('\n');
    case 6:
      return text.slice(0, at) + nasty + text.slice(at);
    default:
      return lines
        .map((own, n) => (n === line ? valueChanged(own, nasty, chance) : own))
        .join('\n');
  }
}

/** Puts something else in the place of one value of a line of JSON. */
function valueChanged(line: string, value: string, chance: () => number): string {
  const places = [...line.matchAll(/:("(?:[^"\\]|\\.)*"|[\d.]+|true|false|null|\[\]|\{\})/g)];
  const place = places[Math.floor(chance() * places.length)];
  if (!place) return value;
  const from = place.index + 1;
  return line.slice(0, from) + value + line.slice(place.index + place[0].length);
}

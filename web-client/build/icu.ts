import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Message, Part } from '../src/words/message';

/** Turns ICU text into the small tree that `src/words/message.ts` evaluates, so that no browser parses ICU. */
export function compile(text: string): Message {
  const parts = compile_elements(parse(text, { ignoreTag: true, requiresOtherClause: true }));
  return parts.length === 1 && typeof parts[0] === 'string' ? parts[0] : parts;
}

/** The names that a message takes: English and Welsh must agree on them. */
export function argument_names(text: string): string[] {
  const names = new Set<string>();
  collect(parse(text, { ignoreTag: true }), names);
  return [...names].sort();
}

function compile_elements(elements: MessageFormatElement[]): Part[] {
  return elements.map((element): Part => {
    switch (element.type) {
      case TYPE.literal:
        return element.value;
      case TYPE.pound:
        return ['#'];
      case TYPE.argument:
        return ['arg', element.value];
      case TYPE.number:
        return ['number', element.value];
      case TYPE.select:
        return ['select', element.value, options(element.options)];
      case TYPE.plural:
        if (element.offset !== 0) throw new Error('plural offsets are not used in Folkmoot');
        return ['plural', element.value, options(element.options)];
      default:
        throw new Error(`message element ${TYPE[element.type]} is not supported: format times in code`);
    }
  });
}

function options(choices: Record<string, { value: MessageFormatElement[] }>): Record<string, Part[]> {
  return Object.fromEntries(
    Object.entries(choices).map(([name, choice]) => [name, compile_elements(choice.value)]),
  );
}

function collect(elements: MessageFormatElement[], names: Set<string>): void {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    names.add(element.value);
    if (element.type === TYPE.select || element.type === TYPE.plural)
      for (const choice of Object.values(element.options)) collect(choice.value, names);
  }
}

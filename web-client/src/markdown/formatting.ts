import { type KeyboardEvent, type RefObject, useMemo } from 'react';
import type { Tool } from '@/kit/toolbar';
import { useWords } from '@/words';
import { apply_edit, selected } from './apply_edit';
import * as format from './format';

export interface Formatting {
  groups: Tool[][];
  /** True when the key was a formatting key. */
  on_key: (event: KeyboardEvent) => boolean;
}

/** The toolbar's tools and the keys that do the same. */
export function useFormatting(area: RefObject<HTMLTextAreaElement | null>, onAttach: () => void): Formatting {
  const { t, language } = useWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` follows the language.
  return useMemo(() => {
    const edit = (make: (selected: format.Selected) => format.Edit) => () => {
      if (area.current) apply_edit(area.current, make(selected(area.current)));
    };
    const groups: Tool[][] = [
      [
        {
          name: 'bold',
          icon: 'bold',
          label: t('markdown.tool_bold'),
          keys: 'Ctrl+B',
          run: edit((at) => format.wrap(at, '**')),
        },
        {
          name: 'italic',
          icon: 'italic',
          label: t('markdown.tool_italic'),
          keys: 'Ctrl+I',
          run: edit((at) => format.wrap(at, '*')),
        },
        {
          name: 'code',
          icon: 'code',
          label: t('markdown.tool_code'),
          keys: 'Ctrl+E',
          run: edit((at) => format.wrap(at, '`')),
        },
      ],
      [
        {
          name: 'heading',
          icon: 'heading',
          label: t('markdown.tool_heading'),
          keys: 'Ctrl+Alt+2',
          run: edit((at) => format.heading(at, 2)),
        },
        {
          name: 'quote',
          icon: 'quote',
          label: t('markdown.tool_quote'),
          run: edit((at) => format.prefix(at, () => '> ', /^> /)),
        },
      ],
      [
        {
          name: 'bullets',
          icon: 'bullets',
          label: t('markdown.tool_bullets'),
          keys: 'Ctrl+Shift+8',
          run: edit((at) => format.prefix(at, () => '- ', /^- (?!\[)/)),
        },
        {
          name: 'numbers',
          icon: 'numbers',
          label: t('markdown.tool_numbers'),
          keys: 'Ctrl+Shift+7',
          run: edit((at) => format.prefix(at, (index) => `${index + 1}. `, /^\d+\. /)),
        },
        {
          name: 'tasks',
          icon: 'tasks',
          label: t('markdown.tool_tasks'),
          run: edit((at) => format.prefix(at, () => '- [ ] ', /^- \[[ x]\] /)),
        },
      ],
      [
        {
          name: 'link',
          icon: 'link',
          label: t('markdown.tool_link'),
          keys: 'Ctrl+Shift+K',
          run: edit(format.link),
        },
        {
          name: 'table',
          icon: 'table',
          label: t('markdown.tool_table'),
          run: edit((at) => format.block(at, format.an_empty_table)),
        },
        { name: 'attach', icon: 'picture', label: t('markdown.tool_attach'), run: onAttach },
      ],
    ];
    const tools = new Map(groups.flat().map((tool) => [tool.name, tool]));
    const on_key = (event: KeyboardEvent): boolean => {
      const name = tool_for(event);
      if (!name) return false;
      event.preventDefault();
      event.stopPropagation();
      tools.get(name)?.run?.();
      return true;
    };
    return { groups, on_key };
  }, [area, onAttach, language]);
}

function tool_for(event: KeyboardEvent): string | null {
  if (!event.ctrlKey && !event.metaKey) return null;
  const key = event.key.toLowerCase();
  if (event.altKey) return event.code === 'Digit2' ? 'heading' : null;
  if (event.shiftKey) return { Digit8: 'bullets', Digit7: 'numbers', KeyK: 'link' }[event.code] ?? null;
  return { b: 'bold', i: 'italic', e: 'code' }[key] ?? null;
}

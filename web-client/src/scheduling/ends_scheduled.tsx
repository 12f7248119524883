import { useQuery } from '@tanstack/react-query';
import type { Id } from '@/generated/types';
import { Notice } from '@/kit/notice';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { moment_in_words } from './moment';
import { scheduled_for } from './queries';

interface EndsScheduledProps {
  object: Id;
  /** What is about to be done. */
  by: keyof typeof words;
}

const words = {
  publishing: 'scheduling.ends_it',
  scheduling: 'scheduling.replaces',
  unpublishing: 'scheduling.unpublishing_ends_it',
} as const;

/** What was scheduled before ends with what is done here. */
export default function EndsScheduled({ object, by }: EndsScheduledProps) {
  const { t, language } = useWords();
  const { time_zone } = usePerson();
  const { data } = useQuery(scheduled_for(object));
  if (!data?.scheduled || data.scheduled.failed) return null;
  const moment = moment_in_words(data.scheduled.due, time_zone, language, t);
  return <Notice kind="caution">{t(words[by], { moment })}</Notice>;
}

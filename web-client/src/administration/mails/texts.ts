import { with_texts } from '@/words/apart';

/** Reads the mail queue's screen together with what only it says. */
export const with_mail_texts = with_texts({
  mails: { en: () => import('virtual:messages/mails/en'), cy: () => import('virtual:messages/mails/cy') },
});

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { delete_administration_person_sign_in_failures } from '@/generated/account';
import type { Account } from '@/generated/types';
import { useWords } from '@/words';
import { read_again } from '../queries';
import './words';

/** Whoever mistyped a password several times can try again at once. */
export function useForgetFailures(account: Account, onDone: (text: string) => void) {
  const { t } = useWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => delete_administration_person_sign_in_failures({ person: account.id }),
    onSuccess: async () => {
      await read_again(client);
      onDone(t('administration.failures_forgotten', { name: account.name }));
    },
  });
}

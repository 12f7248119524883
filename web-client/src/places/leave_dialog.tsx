import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FormDialog } from '@/administration/form_dialog';
import { post_space_departure } from '@/generated/space_state';
import type { SpaceView } from '@/generated/types';
import { TextArea } from '@/kit/field';
import { announce } from '@/live/announce';
import { useWords } from '@/words';
import './words';

/** One's own roles in a space end. */
export function LeaveDialog({ space, onClose }: { space: SpaceView; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [reason, set_reason] = useState('');
  return (
    <FormDialog
      title={t('places.leave')}
      act={t('places.leave')}
      kind="warning"
      guide="looking-after"
      apply={() => post_space_departure({ space: space.id, reason: reason.trim() })}
      onDone={() => {
        announce(t('places.left', { space: space.name }));
        void navigate({ to: '/spaces' }).then(() => client.invalidateQueries());
      }}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{t('places.leave_text', { space: space.name })}</p>
          <TextArea
            label={t('places.leave_reason')}
            value={reason}
            maxLength={500}
            onChange={(event) => set_reason(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}

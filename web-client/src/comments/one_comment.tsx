import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { OutcomeOfComment } from '@/asks/outcome';
import { delete_comment, put_comment } from '@/generated/comment';
import type { CommentView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Icon } from '@/kit/icon';
import { Menu } from '@/kit/menu';
import { Moment } from '@/kit/moment';
import { PersonLink } from '@/kit/person';
import { PrintedHtml } from '@/kit/printed_html';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { Composer } from './composer';
import { without_mentions } from './mention';
import { readers_in_words, readers_within } from './readers';

interface OneCommentProps {
  comment: CommentView;
  tell_readers: boolean;
  onChanged: (said: string) => void;
}

export function OneComment({ comment, tell_readers, onChanged }: OneCommentProps) {
  const { t } = useWords();
  const router = useRouter();
  const [doing, set_doing] = useState<'edit' | 'delete' | null>(null);
  const { name } = comment.author;
  return (
    <div className="one-comment" id={`comment-${comment.id}`} tabIndex={-1}>
      <div className="one-comment__head">
        <div className="one-comment__by">
          <PersonLink person={comment.author} />
          <p className="soft small">
            <Moment at={comment.made} />
            {comment.edited && ` (${t('comments.edited')})`}
          </p>
          {tell_readers && (
            <p className="soft small">
              {comment.readers.audience === 'everyone' && !comment.readers.drafts
                ? readers_in_words(comment.readers, t)
                : t('comments.readers_of', { readers: readers_within(comment.readers, t) })}
            </p>
          )}
        </div>
        {(comment.may_edit || comment.may_delete) && doing !== 'edit' && (
          <Menu
            label={t('core.more')}
            button={<Icon name="more" />}
            items={[
              comment.may_edit ? { text: t('comments.edit'), onChoose: () => set_doing('edit') } : null,
              comment.may_delete
                ? { text: t('comments.delete'), danger: true, onChoose: () => set_doing('delete') }
                : null,
            ]}
          />
        )}
      </div>
      {doing === 'edit' ? (
        <Composer
          of={`edit ${comment.id}`}
          label={t('comments.edit_label')}
          begins={without_mentions(comment.markdown.trim())}
          readers={[comment.readers]}
          tell_readers={tell_readers}
          words={{ send: t('comments.apply_edit') }}
          send={(text) => put_comment({ comment: comment.id, text }, { if_match: comment.revision })}
          onSent={() => {
            set_doing(null);
            onChanged('');
          }}
          onCancel={() => set_doing(null)}
          focus
        />
      ) : (
        <PrintedHtml
          className="text text--comment"
          html={comment.html}
          onNavigate={(path) => router.history.push(path)}
        />
      )}
      <OutcomeOfComment comment={comment} onChanged={onChanged} />
      {doing === 'delete' && (
        <DeleteDialog
          comment={comment}
          title={t('comments.delete_title', { name })}
          onClose={() => set_doing(null)}
          onDeleted={() => onChanged(t('comments.deleted'))}
        />
      )}
    </div>
  );
}

function DeleteDialog({
  comment,
  title,
  onClose,
  onDeleted,
}: {
  comment: CommentView;
  title: string;
  onClose: () => void;
  onDeleted: () => void;
}) {
  const { t } = useWords();
  const apply = useMutation({
    mutationFn: () => delete_comment({ comment: comment.id }),
    onSuccess: onDeleted,
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{t('comments.delete_text')}</p>
      {apply.error && <Failure error={apply.error} />}
      <div className="govuk-button-group dialog__acts">
        <Button kind="warning" busy={apply.isPending} onClick={() => apply.mutate()}>
          {t('comments.delete_apply')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

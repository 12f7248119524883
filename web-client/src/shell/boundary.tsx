import { Component, type ReactNode } from 'react';
import { Failure } from '@/kit/states';

/** What a screen shows when it breaks: the same words as for any error, with the request's id if one is known. */
export class Boundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <main id="main" className="screen" tabIndex={-1}>
        <Failure error={this.state.error} onRetry={() => location.reload()} />
      </main>
    );
  }
}

import { Component, type ReactNode } from 'react';
import type { LabStore } from '../../store/labStore.ts';
import { FailureReport } from './FailureReport.tsx';

interface ErrorBoundaryProps {
  readonly store: LabStore;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly message: string | null;
}

/** Never a blank page: a failed picture becomes what is needed to report it, and a way back. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { message: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <FailureReport
        store={this.props.store}
        message={message}
        onBack={() => {
          this.props.store.actions.undo();
          this.setState({ message: null });
        }}
      />
    );
  }
}

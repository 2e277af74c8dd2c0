import { Component, type ComponentType, type ReactNode } from 'react';
import type { LabStore } from '../../store/labStore.ts';
import type { FailureReportProps } from './FailureReport.tsx';

interface ErrorBoundaryProps {
  readonly store: LabStore;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly message: string | null;
  /** Loaded after a failure; what fails may be the loading itself. */
  readonly Report: ComponentType<FailureReportProps> | null;
}

/** Never a blank page: a failed picture becomes what is needed to report it, and a way back. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { message: null, Report: null };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(): void {
    import('./FailureReport.tsx').then(
      ({ FailureReport }) => this.setState({ Report: FailureReport }),
      // The message and a reload are left
      () => undefined,
    );
  }

  override render(): ReactNode {
    const { message, Report } = this.state;
    const { store, children } = this.props;
    if (message === null) return children;
    if (Report === null) return <main>{message}</main>;
    return (
      <Report
        store={store}
        message={message}
        onBack={() => {
          // A page that does not load is left; a step that does not run is taken back
          if (store.getState().page) store.actions.goTo('');
          else store.actions.undo();
          this.setState({ message: null });
        }}
      />
    );
  }
}

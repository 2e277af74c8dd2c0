// Mounts the app; nothing else.

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './components/ui/fonts.css';
import './components/ui/tokens.css';
import './components/ui/base.css';
import { App } from './components/app/App.tsx';
import { ErrorBoundary } from './components/app/ErrorBoundary.tsx';
import { registerOffline } from './offline.ts';
import { followAddress, followChoices, followTheme } from './store/browserState.ts';
import { createLabStore } from './store/labStore.ts';
import { LabContext } from './store/useLab.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

const store = createLabStore();
followChoices(store);
followTheme(store);

const show = () => {
  createRoot(root).render(
    <StrictMode>
      <LabContext value={store}>
        <ErrorBoundary store={store}>
          <App />
        </ErrorBoundary>
      </LabContext>
    </StrictMode>,
  );
};
// An address that cannot be read, since its reader did not load, still opens the first scene
followAddress(store).then(show, show);
registerOffline();
// A projector, or a large screen: before the first picture where it is known at once
if (innerWidth > 1600)
  void import('./components/app/bigScreen.ts').then((they) => they.fillBigScreens());

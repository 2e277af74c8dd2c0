/**
 * Development page: stage and lanes of one run, where the shell would put them. Address:
 * `?scene=lost-ack&idempotence=true&at=392&theme=dark`. `at` is virtual time, `screen` the playhead,
 * `event` an event's number; `play=1` lets it run.
 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../ui/fonts.css';
import '../../ui/tokens.css';
import '../../ui/base.css';
import { readStagePage } from './readPage.ts';
import { StagePage } from './StagePage.tsx';

const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme) document.documentElement.dataset['theme'] = theme;

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <StagePage {...readStagePage(query)} />
    </StrictMode>,
  );
}

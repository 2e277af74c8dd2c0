/** Development page: every mark in every state. `?theme=dark` switches the theme. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { GalleryUi } from './GalleryUi.tsx';
import styles from './gallery.module.css';
import { AtTheGate } from './galleryGate.tsx';
import { InTheLog } from './galleryLog.tsx';
import { StampsAndPostmarks, Surfaces } from './galleryPaper.tsx';
import { OnTheTape, Statements } from './galleryTime.tsx';
import { Handling, OnTheWire } from './galleryWire.tsx';

const theme = new URLSearchParams(location.search).get('theme');
if (theme) document.documentElement.dataset['theme'] = theme;

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <main className={styles.page}>
        <h1 className="t-h1">Every mark in Retry Lab</h1>
        <Surfaces />
        <StampsAndPostmarks />
        <OnTheWire />
        <Handling />
        <AtTheGate />
        <InTheLog />
        <OnTheTape />
        <Statements />
        <GalleryUi />
      </main>
    </StrictMode>,
  );
}

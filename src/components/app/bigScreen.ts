/** The window the page was drawn for, px: what is larger shows the same, larger. */
const DRAWN_FOR = { width: 1600, height: 900 } as const;
const MOST = 3;

/** How much larger a window shows everything, so that a room can read it; 1 up to the size it was drawn for. */
export function zoomFor(width: number, height: number): number {
  const fits = Math.min(width / DRAWN_FOR.width, height / DRAWN_FOR.height);
  return Math.round(Math.min(MOST, Math.max(1, fits)) * 100) / 100;
}

/** Keeps the page as large as its window allows. */
export function fillBigScreens(): void {
  const { documentElement: page } = document;
  // Without it a pointer's place inside a zoomed page could not be told
  if (!('currentCSSZoom' in page)) return;
  const fill = () => {
    const zoom = zoomFor(innerWidth, innerHeight);
    page.style.zoom = String(zoom);
    page.style.setProperty('--page-zoom', String(zoom));
  };
  fill();
  addEventListener('resize', fill);
}

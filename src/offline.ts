// Registers the service worker that the build writes (build/offline.ts), so that a page opened once
// opens again without a network. The dev server has none: it would serve stale modules.

export function registerOffline(): void {
  const served = location.protocol === 'http:' || location.protocol === 'https:';
  if (!import.meta.env.PROD || !served || !('serviceWorker' in navigator)) return;
  // After load: caching every file must not compete with what the first picture needs.
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}

function register(): void {
  // A refusal (private window, cookies blocked) costs the offline copy and nothing else.
  navigator.serviceWorker
    .register(__LANGUAGE__ === 'de' ? '../sw.js' : './sw.js')
    .catch(() => undefined);
}

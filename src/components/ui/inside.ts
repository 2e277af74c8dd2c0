/** A length on the screen (of a pointer, of a rectangle) as a length inside an element: a page on a big screen is zoomed. */
export function inside(element: Element, onScreen: number): number {
  return onScreen / (element.currentCSSZoom || 1);
}

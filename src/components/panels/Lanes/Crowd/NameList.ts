import type { LaneArrow } from '../../../../trace/selectors/lanesTypes.ts';

/** So many changes are made at once; more of them wait until the picture has been drawn. */
const AT_ONCE = 60;
/** When they begin, so that a drag of the playhead is not kept by them, and how long they may keep the page at once, ms. */
const BEGIN_MS = 100;
const SLICE_MS = 4;

const SVG = 'http://www.w3.org/2000/svg';

/** Classes of a button and of its way. */
interface Looks {
  readonly button: string;
  readonly way: string;
}

/**
 * The names of hundreds of messages, and where a pointer finds them: a button for each, in causal order, which draws
 * nothing. A jump of the playhead changes them all, and so many would make its frame late: they follow it.
 */
export class NameList {
  private readonly nodes = new Map<LaneArrow, SVGGElement>();
  private wanted: readonly LaneArrow[] = [];
  private waiting = 0;

  private readonly group: SVGGElement;
  private readonly wayOf: (arrow: LaneArrow) => string;
  private readonly looks: Looks;

  /** `wayOf`: where a pointer finds it, as a path. */
  constructor(group: SVGGElement, wayOf: (arrow: LaneArrow) => string, looks: Looks) {
    this.group = group;
    this.wayOf = wayOf;
    this.looks = looks;
  }

  /** From now on these have a button, and no others. */
  show(arrows: readonly LaneArrow[]): void {
    this.wanted = arrows;
    this.stop();
    const known = arrows.filter((one) => this.nodes.has(one)).length;
    const changes = arrows.length + this.nodes.size - 2 * known;
    if (changes <= AT_ONCE) this.work(Number.POSITIVE_INFINITY);
    else this.later(BEGIN_MS);
  }

  stop(): void {
    clearTimeout(this.waiting);
  }

  private later(ms: number): void {
    this.waiting = window.setTimeout(() => {
      if (!this.work(performance.now() + SLICE_MS)) this.later(0);
    }, ms);
  }

  /** False: its time was over before it was done. */
  private work(until: number): boolean {
    const wanted = new Set(this.wanted);
    for (const [arrow, node] of this.nodes) {
      if (wanted.has(arrow)) continue;
      node.remove();
      this.nodes.delete(arrow);
      if (performance.now() > until) return false;
    }
    let next = this.group.firstElementChild;
    for (const arrow of this.wanted) {
      const known = this.nodes.get(arrow);
      if (known && known === next) {
        next = next.nextElementSibling;
        continue;
      }
      const node = known ?? this.make(arrow);
      this.group.insertBefore(node, next);
      if (performance.now() > until) return false;
    }
    return true;
  }

  private make(arrow: LaneArrow): SVGGElement {
    const node = document.createElementNS(SVG, 'g');
    node.setAttribute('role', 'button');
    node.setAttribute('aria-label', arrow.name);
    node.setAttribute('aria-pressed', 'false');
    node.setAttribute('data-message', arrow.message);
    node.setAttribute('tabindex', '-1');
    node.setAttribute('class', this.looks.button);
    const way = document.createElementNS(SVG, 'path');
    way.setAttribute('class', this.looks.way);
    way.setAttribute('d', this.wayOf(arrow));
    node.append(way);
    this.nodes.set(arrow, node);
    return node;
  }
}

// The address of a beat: `learn/lost-answer/silence?…`, with the lab's own fields behind the question mark.

export interface BeatAddress {
  readonly lesson: string;
  /** Empty: the first. */
  readonly beat: string;
  /** What the lab's link would say behind its question mark. */
  readonly fields: string;
}

export function readBeatAddress(page: string): BeatAddress {
  const [path = '', ...rest] = page.split('?');
  const [, lesson = '', beat = ''] = path.split('/');
  return { lesson, beat, fields: rest.join('?') };
}

export function beatAddress(lesson: string, beat: string, fields = ''): string {
  return `learn/${lesson}/${beat}${fields === '' ? '' : `?${fields}`}`;
}

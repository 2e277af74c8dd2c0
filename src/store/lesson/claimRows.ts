// Everything that the course says about Kafka, each with the run that proves it: the audited claims, then the lessons.
import { type AuditedId, audited } from '../../lessons/course/audited.ts';
import type { ElsewhereProof, Proof, RunChanges } from '../../lessons/course/format.ts';
import { lessons } from '../../lessons/course/index.ts';
import { type KeptId, keep } from '../../lessons/course/keep.ts';
import type { CourseTexts } from '../../lessons/course/texts.ts';
import { filled, numbersClaimed } from './numbers.ts';

export interface ClaimRow {
  /** `c16`, or where the lesson says it: `lost-answer/silence/stored`. */
  readonly id: string;
  readonly says: string;
  /** How the usual form of an audited claim was judged. */
  readonly verdict?: string;
  readonly scene: string;
  readonly changes: RunChanges;
  readonly holds: readonly string[];
  readonly sources: readonly string[];
}

/** The audited claims, in their order. */
export function auditedRows({ claims }: CourseTexts): readonly ClaimRow[] {
  return Object.entries(audited).map(([id, { verdict, sources, ...proof }]) => ({
    ...rowOf(id, claims[id as AuditedId], proof, sources),
    verdict,
  }));
}

/** What the lessons say and keep, in the order of the course. */
export function lessonRows({ lessons: texts }: CourseTexts): readonly ClaimRow[] {
  return lessons.flatMap(({ id, beats, takeaways }) => {
    const words = texts[id];
    const said = beats.flatMap((beat) =>
      Object.entries(beat.says).flatMap(([name, proof]) => {
        const where = proofOf(proof, { ...beat.changes, scene: beat.scene, holds: [] });
        const says = filled(words?.beats[beat.id]?.says[name] ?? '', numbersClaimed(beat));
        return where ? [rowOf(`${id}/${beat.id}/${name}`, says, where, beat.sources)] : [];
      }),
    );
    const kept = Object.entries(takeaways).map(([name, proof]) =>
      rowOf(`${id}/${name}`, words?.takeaways[name] ?? '', proof, []),
    );
    return [...said, ...kept];
  });
}

/** What to keep of the whole course. */
export function keptRows({ kept }: CourseTexts): readonly ClaimRow[] {
  return Object.entries(keep).map(([id, { step: _, ...proof }]) =>
    rowOf(`keep/${id}`, kept[id as KeptId], proof, []),
  );
}

function proofOf(proof: Proof, own: ElsewhereProof): ElsewhereProof | null {
  if (proof === 'words') return null;
  return 'scene' in proof ? proof : { ...own, holds: proof };
}

function rowOf(
  id: string,
  says: string,
  { scene, holds, ...changes }: ElsewhereProof,
  sources: readonly string[],
): ClaimRow {
  return { id, says, scene, changes, holds, sources };
}

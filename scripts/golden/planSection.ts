// What the plan of the course asks of each scene, and the runs that prove it: a section of docs/claims.md.
import { type PlanProof, plan, plannedRules } from '../../src/lessons/plan/index.ts';

/** The section as lines of Markdown. */
export function planSection(): readonly string[] {
  const proofs = plan.flatMap((one) => one.proofs);
  const asserted = proofs.reduce((sum, one) => sum + ('holds' in one ? one.holds.length : 1), 0);
  return [
    '## Scenes of the plan',
    '',
    `The plan of the course (\`src/lessons/plan\`) names ${plan.length} scenes, each with what it must show. They are played by`,
    `${new Set(proofs.flatMap((one) => ('scene' in one ? [one.scene] : []))).size} scenes of the catalogue, under other releases where the plan says so, and make ${asserted} assertions.`,
    '',
    'The rules that it leans on, and those that model them ([fidelity.md](fidelity.md) says what shows each):',
    '',
    '| rule | says | modelled by |',
    '|---|---|---|',
    ...plannedRules.map(
      ({ id, says, rules }) =>
        `| ${id} | ${says} | ${rules.map((one) => `\`${one}\``).join(', ')} |`,
    ),
    '',
    ...plan.flatMap(({ id, proofs: of }) => [`**${id}**`, '', ...of.flatMap(lines), '']),
  ];
}

function lines(proof: PlanProof): readonly string[] {
  if ('test' in proof) return [`- \`${proof.file}\`: “${proof.test}”`];
  const release = proof.profile ? ` in ${proof.profile}` : '';
  return [`- scene \`${proof.scene}\`${release}`, ...proof.holds.map((one) => `  - \`${one}\``)];
}

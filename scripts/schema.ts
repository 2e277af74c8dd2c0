// `npm run schema`: writes the JSON Schema of the scenario format, the fidelity page, the findings, the sweep and
// the claims.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CLAIM_RECORDINGS_FILE,
  CLAIMS_FILE,
  claimRecordingsText,
  claimsPage,
} from './golden/claimsPage.ts';
import { FIDELITY_DATA_FILE, fidelityData, fidelityDataText } from './golden/fidelityData.ts';
import { fidelityPage } from './golden/fidelityPage.ts';
import { FIDELITY_FILE, SCHEMA_FILE, schemaText } from './golden/files.ts';
import { FINDINGS_FILE, findingsPage } from './golden/findingsPage.ts';
import { SWEEP_FILE, sweepPage } from './golden/sweepPage.ts';

const fidelity = fidelityData();
for (const [name, text] of [
  [SCHEMA_FILE, schemaText()],
  [FIDELITY_FILE, fidelityPage(fidelity)],
  [FIDELITY_DATA_FILE, fidelityDataText(fidelity)],
  [FINDINGS_FILE, findingsPage()],
  [SWEEP_FILE, sweepPage()],
  [CLAIMS_FILE, claimsPage()],
  [CLAIM_RECORDINGS_FILE, claimRecordingsText()],
] as const) {
  const file = fileURLToPath(new URL(`../${name}`, import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(name);
}

// The consumer's side of the stage: nothing is charged in the first moment of a run, so it loads after the first picture.
import { installStatement } from '../rare.ts';
import { statementView } from './stageStatement.ts';

installStatement(statementView);

// The instructor guide.
export type { Plan, PlanStep, Reading } from './guide.ts';
export { mistakes } from './mistakes.ts';
export { plans } from './plans.ts';
export { worksheet } from './worksheet.ts';

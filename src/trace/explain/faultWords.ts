// A fault of the scenario as a clause: “the connection is cut 15 ms after order-17 was answered”.
import { type Intervention, isTime, type When } from '../../engine/index.ts';
import { listText, numberText } from '../words.ts';

/** `fault 1`: people count from one, the scenario's list from zero. */
export function faultName(index: number): string {
  return `fault ${index + 1}`;
}

/** What it does and when, without a full stop. */
export function faultWords(fault: Intervention): string {
  const after = 'afterMs' in fault ? fault.afterMs : 0;
  return `${actionOf(fault)} ${whenOf(fault.when, after)}`;
}

function whenOf(when: When, after: number): string {
  if (isTime(when)) return `at ${numberText(when.at + after)} ms`;
  const of = when.record === null ? '' : ` of ${when.record}`;
  const where = when.partition === null ? '' : ` on ${when.partition}`;
  const nth = when.copy === 1 ? '' : `, time ${when.copy}`;
  return `${after === 0 ? 'at' : `${numberText(after)} ms after`} ${when.moment}${of}${where}${nth}`;
}

function actionOf(fault: Intervention): string {
  switch (fault.do) {
    case 'cut':
      return 'the connection is cut';
    case 'hold':
      return 'requests are held back';
    case 'stall':
      return 'answers are held back';
    case 'release':
      return 'what was held back is let go';
    case 'delay':
      return `a message is delayed by ${numberText(fault.byMs)} ms`;
    case 'refuse':
      return `broker ${fault.broker} takes no new connection for ${numberText(fault.forMs)} ms`;
    case 'denyWrite':
      return `${fault.producer} loses WRITE on ${fault.topic ?? 'its transactional.id'}`;
    case 'allowWrite':
      return `${fault.producer} gets WRITE on ${fault.topic ?? 'its transactional.id'} back`;
    case 'crash':
      return `the process of ${fault.producer} dies`;
    case 'restart':
      return fault.resend === 'none'
        ? `the application of ${fault.producer} starts again`
        : `the application of ${fault.producer} starts again and sends what it does not know acknowledged`;
    case 'crashBroker':
      return `broker ${fault.broker} crashes${fault.diskLost ? ' and loses its disk' : ''}`;
    case 'stopBroker':
      return `broker ${fault.broker} is shut down`;
    case 'startBroker':
      return `broker ${fault.broker} is started`;
    case 'moveLeader':
      return `broker ${fault.broker} is made leader of ${fault.partition}${fault.unclean ? ', in sync or not,' : ''}`;
    case 'stopReplication':
      return `broker ${fault.broker} stops fetching${fault.partition === null ? '' : ` ${fault.partition}`}`;
    case 'resumeReplication':
      return `broker ${fault.broker} fetches${fault.partition === null ? '' : ` ${fault.partition}`} again`;
    case 'shrinkIsr':
      return `only ${listText(fault.isr.map((one) => `broker ${one}`)) || 'the leader'} ${fault.isr.length > 1 ? 'stay' : 'stays'} in sync on ${fault.partition}`;
    case 'forgetProducer':
      return `the leader of ${fault.partition} is made to forget ${fault.producer}`;
    case 'crashConsumer':
      return `the process of ${fault.consumer} dies`;
    case 'restartConsumer':
      return `${fault.consumer} starts again`;
    case 'pauseConsumer':
      return `${fault.consumer} stands still for ${numberText(fault.forMs)} ms`;
    case 'cutConsumer':
      return `the connections of ${fault.consumer} are cut`;
    default:
      return (fault as Intervention).do;
  }
}

/** A thread that scores one district and ends: minutes of work that no request should wait for. */
import { parentPort, workerData } from 'node:worker_threads';
import { scoreDistrict, type ScoreTask } from './score-district.ts';

parentPort!.postMessage(scoreDistrict(workerData as ScoreTask));

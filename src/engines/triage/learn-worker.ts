/** A thread that learns one model and ends: seconds of work that no request should wait for. */
import { parentPort, workerData } from 'node:worker_threads';
import { learnModel, type LearnTask } from './learn-model.ts';

parentPort!.postMessage(learnModel(workerData as LearnTask));

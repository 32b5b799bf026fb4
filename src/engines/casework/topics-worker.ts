/** A thread that groups messages into topics and ends: seconds of work that no request should wait for. */
import { parentPort, workerData } from 'node:worker_threads';
import { findTopics } from '../../kernels/text/topics/find-topics.ts';
import type { TopicMessage } from '../../kernels/text/topics/message.ts';

parentPort!.postMessage(findTopics(workerData as TopicMessage[]));

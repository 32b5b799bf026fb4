/** A thread that forecasts one night of a district and ends: some seconds that no request should wait for. */
import { parentPort, workerData } from 'node:worker_threads';
import { forecastCategories, type ForecastTask } from './forecast-categories.ts';

parentPort!.postMessage(forecastCategories(workerData as ForecastTask));

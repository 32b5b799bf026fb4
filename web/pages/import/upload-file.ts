import { ApiProblem, problemsIn } from '../../api.ts';
import { at } from '../../queries.ts';
import type { Problem } from '../../../src/model/problem.ts';

export interface UploadOptions {
  district: string;
  /** where it goes to, such as `/imports/uploads` */
  path: string;
  file: File;
  /** share of the file that has been sent, 0 to 1 */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

const lost: Problem = {
  code: 'network.unreachable',
  path: 'upload',
  detail: {
    zh: '文件没有传完，没有导入任何数据；请检查网络后重试',
    en: 'the file did not arrive, nothing was imported; check the network and try again',
  },
};

/**
 * Sends a file and returns what the server says of it. XMLHttpRequest, because fetch cannot tell
 * how much of a body has been sent, and files here are gigabytes.
 *
 * @throws ApiProblem; AbortError when the signal ends it
 */
export function uploadFile<T>(options: UploadOptions): Promise<T> {
  const { district, path, file, onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file);
    request.open('POST', `/api${at(district, path)}`);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) onProgress(loaded / total);
    });
    request.addEventListener('load', () => {
      const answer = request.response as (T & { problems?: Problem[] }) | null;
      if (request.status === 201 && answer) resolve(answer);
      else reject(new ApiProblem(request.status, answer?.problems ?? problemsIn(request.status)));
    });
    request.addEventListener('error', () => reject(new ApiProblem(0, [lost])));
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

import { Skeleton } from 'antd';

/** The shape of a page while it comes. */
export function PageLoading() {
  return (
    <div className="page-loading" aria-busy="true">
      <Skeleton active title={{ width: 160 }} paragraph={{ rows: 8 }} />
    </div>
  );
}

/** Ratios shown, smallest and largest; what lies beyond is cut off at the edge with an arrow. */
const least = 0.25;
const most = 4;
const width = 160;
const height = 18;

const at = (ratio: number): number =>
  (width * Math.log(Math.min(most, Math.max(least, ratio)) / least)) / Math.log(most / least);

/** A ratio with its interval on a scale of ratios, 1 in the middle. The numbers stand beside it as text. */
export function IntervalMark(props: {
  ratio: number | null;
  interval: readonly [number, number | null];
}) {
  const { ratio, interval } = props;
  if (ratio === null && interval[1] === null) return null;
  const [low, high] = [interval[0], interval[1] ?? Infinity];
  const middle = height / 2;
  return (
    <svg
      className="interval-mark"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <line className="interval-one" x1={at(1)} x2={at(1)} y1={0} y2={height} />
      <line className="interval-span" x1={at(low)} x2={at(high)} y1={middle} y2={middle} />
      {low < least && (
        <path className="interval-end" d={`M6 ${middle - 4} L0 ${middle} L6 ${middle + 4}`} />
      )}
      {high > most && (
        <path
          className="interval-end"
          d={`M${width - 6} ${middle - 4} L${width} ${middle} L${width - 6} ${middle + 4}`}
        />
      )}
      {ratio !== null && (
        <rect className="interval-point" x={at(ratio) - 4} y={middle - 4} width={8} height={8} />
      )}
    </svg>
  );
}

import { logGamma, poissonTerm } from './gamma-function.ts';

const MACHINE = 1.1102230246251565e-16;
const MOST_STEPS = 100_000;

/**
 * Regularised incomplete beta function I_x(a, b), a and b > 0, 0 ≤ x ≤ 1, by Lentz's continued
 * fraction (DLMF 8.17.22). `y` is 1 − x where the caller knows it better than by subtracting.
 * Relative error about 1e-13 on the side below the mean a / (a + b), absolute above.
 */
export function incompleteBeta(a: number, b: number, x: number, y = 1 - x): number {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(y >= 0)) {
    throw new RangeError(
      `incompleteBeta: got a ${a}, b ${b}, x ${x}, wanted a > 0, b > 0 and 0 ≤ x ≤ 1`,
    );
  }
  if (x === 0) return 0;
  if (y === 0) return 1;
  if (x <= (a + 1) / (a + b + 2)) return Math.min(1, (front(a, b, x, y) * fraction(a, b, x)) / a);
  return Math.max(0, 1 - (front(b, a, y, x) * fraction(b, a, y)) / b);
}

/**
 * x^a y^b / B(a, b). Written with Poisson terms, whose saddle points do not cancel:
 * Γ(a+b) / (Γ(a) Γ(b)) x^a y^b = term(a, nx) term(b, ny) / term(n, n) · ab / n with n = a + b.
 */
function front(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  if (n < 10) {
    return Math.exp(logGamma(n) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(y));
  }
  return ((poissonTerm(a, n * x) * poissonTerm(b, n * y)) / poissonTerm(n, n)) * ((a * b) / n);
}

function fraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  if (Math.abs(d) < tiny) d = tiny;
  d = 1 / d;
  let h = d;
  for (let m = 1; m < MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    if (Math.abs(d) < tiny) d = tiny;
    c = 1 + even / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    if (Math.abs(d) < tiny) d = tiny;
    c = 1 + odd / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const change = d * c;
    h *= change;
    if (Math.abs(change - 1) <= 2 * MACHINE) break;
  }
  return h;
}

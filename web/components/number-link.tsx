import type { ReactNode } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { numberParam, readNumber, withNumber, type NumberName } from '../number-address.ts';

/** How many cards were opened one from the other since the page was there without one. */
const depthOf = (state: unknown): number => {
  const depth = (state as { numberDepth?: unknown } | null)?.numberDepth;
  return typeof depth === 'number' ? depth : 0;
};

/** The form that is done when a card opens after it. */
function withoutForm(params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete('enter');
  return next;
}

/** The card of a number that the address of any page may hold open, and the ways to and from it. */
export function useNumberDoor() {
  const [params, setParams] = useSearchParams();
  const { state } = useLocation();
  const navigate = useNavigate();
  const depth = depthOf(state);
  return {
    name: readNumber(params.get(numberParam)),
    /** where a link to a number leads */
    to: (name: NumberName) => ({
      to: withNumber(params, name),
      state: { numberDepth: depth + 1 },
    }),
    /** opens one in the place of what the address holds now, such as a form that is done */
    open: (name: NumberName) =>
      void navigate(withNumber(withoutForm(params), name), { replace: true }),
    /** back to the page without a card, over all cards that were opened in between */
    close: () => {
      if (depth > 0) return void navigate(-depth);
      const next = new URLSearchParams(params);
      next.delete(numberParam);
      setParams(next, { replace: true, preventScrollReset: true });
    },
  };
}

/** A number that opens its card. */
export function NumberLink(props: { name: NumberName; className?: string; children: ReactNode }) {
  const { name, className, children } = props;
  const door = useNumberDoor();
  return (
    <Link {...door.to(name)} className={className} preventScrollReset>
      {children}
    </Link>
  );
}

// A value that has stopped changing: for sliders that send many.

import { useEffect, useRef, useState } from "preact/hooks";

/**
 * useSettled gives a value that comes alone at once; of many in a row it gives the first, and the last when it has
 * stood for a moment.
 */
export function useSettled<T>(value: T, milliseconds = 150): T {
  const [settled, setSettled] = useState(value);
  const last = useRef({ value, at: 0, alone: true });
  if (last.current.value !== value) {
    const now = performance.now();
    last.current = { value, at: now, alone: now - last.current.at > milliseconds };
  }
  const { alone } = last.current;
  useEffect(() => {
    if (alone) {
      setSettled(value);
      return;
    }
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return alone ? value : settled;
}

// A value that has stopped changing: for sliders that send many.

import { useEffect, useState } from "preact/hooks";

/** useSettled gives the first value at once and each later one when it has stood for a moment. */
export function useSettled<T>(value: T, milliseconds = 150): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

import { useEffect, useState } from "react";
import { asProblem, type Problem } from "../api/problem";

/** A URL of a picture for the browser, or a problem. */
export interface PictureAddress {
  address: string | null;
  problem: Problem | null;
}

/**
 * Reads a picture with the API key, which the URL of an `<img>` cannot carry, and creates a URL for its bytes. The URL is
 * released when the picture is no longer shown.
 *
 * @param name identifies the picture; null for none.
 */
export function usePictureAddress(name: string | null, read: (signal: AbortSignal) => Promise<Blob>): PictureAddress {
  const [state, setState] = useState<PictureAddress & { name: string | null }>({ name, address: null, problem: null });
  useEffect(() => {
    if (name === null) return undefined;
    const controller = new AbortController();
    let made: string | null = null;
    read(controller.signal).then(
      (blob) => {
        if (controller.signal.aborted) return;
        made = URL.createObjectURL(blob);
        setState({ name, address: made, problem: null });
      },
      (error: unknown) => {
        const problem = asProblem(error);
        if (!controller.signal.aborted && problem) setState({ name, address: null, problem });
      });
    return () => {
      controller.abort();
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [name]);
  return state.name === name ? state : { address: null, problem: null };
}

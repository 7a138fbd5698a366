import { useEffect, useState } from "react";
import { asProblem, type Problem } from "../api/problem";

/** An address under which the browser shows a picture, or what went wrong. */
export interface PictureAddress {
  address: string | null;
  problem: Problem | null;
}

/**
 * Reads a picture with the writer's key, which an address in the page could not carry, and makes an address of its
 * bytes. The address is given up when the picture is not shown any more.
 *
 * @param name names the picture: another name is another picture. Null is none.
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

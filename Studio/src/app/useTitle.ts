import { useEffect } from "react";

/** Names the page in the browser's window. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Story Writer` : "Story Writer";
  }, [title]);
}

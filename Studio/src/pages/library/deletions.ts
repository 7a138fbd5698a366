import { asProblem } from "../../api/problem";
import { Signal } from "../../api/signal";
import { deleteStory } from "../../api/stories";
import { toast, toastTime } from "../../app/toasts";

/** Stories hidden from the page; they are deleted on the server once this cannot be undone any more. */
export const leaving = new Signal<ReadonlySet<string>>(new Set());

const timers = new Map<string, ReturnType<typeof setTimeout>>();

function show(id: string, isLeaving: boolean): void {
  leaving.update((old) => {
    const next = new Set(old);
    if (isLeaving) next.add(id);
    else next.delete(id);
    return next;
  });
}

/** Hides a story. It is deleted when the time for undo is over, or when the page is closed. */
export function deleteSoon(id: string, title: string): void {
  show(id, true);
  timers.set(id, setTimeout(() => void finish(id), toastTime.withAction));
  toast(`“${title}” was deleted.`, { action: { label: "Undo", act: () => takeBack(id) } });
}

/** Shows it again. */
export function takeBack(id: string): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  show(id, false);
}

async function finish(id: string, isLeavingPage = false): Promise<void> {
  clearTimeout(timers.get(id));
  timers.delete(id);
  try {
    await deleteStory(id, isLeavingPage);
  } catch (error) {
    const problem = asProblem(error);
    if (!problem || problem.status === 404) return;
    show(id, false);
    toast(`The story could not be deleted. ${problem.detail}`, { kind: "problem" });
  }
}

if (typeof window !== "undefined") {
  window.addEventListener("pagehide", () => {
    for (const id of [...timers.keys()]) void finish(id, true);
  });
}

import type { ProposalAction } from "../../api/proposals";

/** The actions in their order. */
export const proposalActions: readonly ProposalAction[] = ["rewrite", "expand", "shorten", "describe", "tone", "point_of_view", "continue"];

/** Their names, and the key to press with Alt and Shift. */
export const actionWords: Readonly<Record<ProposalAction, { label: string; doing: string; code: string; key: string }>> = {
  rewrite: { label: "Rewrite", doing: "Rewrite", code: "KeyR", key: "R" },
  expand: { label: "Expand", doing: "Expand", code: "KeyE", key: "E" },
  shorten: { label: "Shorten", doing: "Shorten", code: "KeyS", key: "S" },
  describe: { label: "Describe", doing: "Describe", code: "KeyD", key: "D" },
  tone: { label: "Tone", doing: "Change the tone", code: "KeyT", key: "T" },
  point_of_view: { label: "Point of view", doing: "Change the point of view", code: "KeyV", key: "V" },
  continue: { label: "Continue", doing: "Continue", code: "KeyC", key: "C" },
};

/** The action of a key event, by the position of the key, because with Alt it produces other letters on some keyboards. */
export function shortcutOf(event: KeyboardEvent): ProposalAction | null {
  if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return null;
  return proposalActions.find((action) => actionWords[action].code === event.code) ?? null;
}

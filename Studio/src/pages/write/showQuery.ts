import { navigate } from "../../app/navigation";
import { storyHref } from "../../app/routes";
import type { ManuscriptRange } from "../../manuscript/editor/manuscriptEditor";
import type { ManuscriptSession } from "../../manuscript/manuscriptSession";
import type { SelectionProposals } from "../../manuscript/selectionProposals";
import { toLocal } from "../../manuscript/storedPlaces";

/** Shows what a URL names: `scene`, with `paragraph`, `from` and `to` a passage; `do=rewrite` requests proposals for it. */
export function showQuery(query: Readonly<Record<string, string>>, session: ManuscriptSession, proposals: SelectionProposals): void {
  const number = (name: string): number | null => (/^\d{1,7}$/.test(query[name] ?? "") ? Number(query[name]) : null);
  const [scene, paragraph] = [number("scene"), number("paragraph")];
  const editor = session.editor;
  if (scene === null || !editor) return;
  // The query is removed, so that returning to the page does not jump again.
  navigate(storyHref(session.id, "write"), true);
  if (paragraph === null) {
    editor.goTo(scene);
    return;
  }
  const texts = editor.paragraphs(scene);
  const from = toLocal(texts, { paragraph, offset: number("from") ?? 0 });
  const to = toLocal(texts, { paragraph, offset: number("to") ?? Number.MAX_SAFE_INTEGER });
  if (!from || !to) {
    editor.goTo(scene);
    return;
  }
  const range: ManuscriptRange = { scene, from, to };
  editor.select(range);
  editor.mark("finding", range);
  setTimeout(() => editor.mark("finding", null), 6_000);
  if (query["do"] === "rewrite") proposals.begin("rewrite", range, { note: query["note"] ?? "" });
}

import type { VersionCard } from "../../api/versions";

/** Edits that followed each other closely. */
export interface VersionGroup {
  versions: VersionCard[];
}

/** Milliseconds between two edits that count as one sitting. */
const SITTING = 10 * 60_000;

/** Gathers versions, the newest first: edits of one sitting go together, anything else stands alone. */
export function grouped(versions: readonly VersionCard[]): VersionGroup[] {
  const groups: VersionGroup[] = [];
  for (const version of versions) {
    const group = groups[groups.length - 1];
    const last = group?.versions[group.versions.length - 1];
    const isNear = last !== undefined && last.reason === "edited" && version.reason === "edited"
      && Date.parse(last.created_at) - Date.parse(version.created_at) < SITTING;
    if (isNear) group!.versions.push(version);
    else groups.push({ versions: [version] });
  }
  return groups;
}

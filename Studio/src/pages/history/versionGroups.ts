import type { VersionSummary } from "../../api/versions";

/** Edits of one sitting. */
export interface VersionGroup {
  versions: VersionSummary[];
}

/** Milliseconds that a sitting lasts at most. */
const SITTING = 5 * 60_000;

/**
 * Gathers versions, the newest first: edits within one sitting go together, anything else stands alone. What is typed today
 * leaves one version for a sitting; earlier each save left its own.
 */
export function grouped(versions: readonly VersionSummary[]): VersionGroup[] {
  const groups: VersionGroup[] = [];
  for (const version of versions) {
    const group = groups[groups.length - 1];
    const newest = group?.versions[0];
    const isNear = newest !== undefined && newest.reason === "edited" && version.reason === "edited"
      && Date.parse(newest.created_at) - Date.parse(version.created_at) < SITTING;
    if (isNear) group!.versions.push(version);
    else groups.push({ versions: [version] });
  }
  return groups;
}

import type { VersionSummary } from "../../api/versions";

/** Versions of one edit session. */
export interface VersionGroup {
  versions: VersionSummary[];
}

/** The longest edit session in milliseconds. */
const LONGEST = 5 * 60_000;

/**
 * Groups versions, the newest first: edits of one session together, anything else alone. Typed text leaves one version per
 * session; stories from before edit sessions have one per save.
 */
export function grouped(versions: readonly VersionSummary[]): VersionGroup[] {
  const groups: VersionGroup[] = [];
  for (const version of versions) {
    const group = groups[groups.length - 1];
    const newest = group?.versions[0];
    const isNear = newest !== undefined && newest.reason === "edited" && version.reason === "edited"
      && Date.parse(newest.created_at) - Date.parse(version.created_at) < LONGEST;
    if (isNear) group!.versions.push(version);
    else groups.push({ versions: [version] });
  }
  return groups;
}

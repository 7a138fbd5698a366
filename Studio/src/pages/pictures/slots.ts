import { megabytes } from "../../text/format";
import type { Picture, PictureKind } from "../../api/pictures";
import type { Story } from "../../api/stories";

/** A place for one picture in the book, with all pictures made for it. */
export interface Slot {
  key: string;
  kind: PictureKind;
  scene: number | null;
  name: string | null;
  title: string;
  /** The default prompt; empty if the outline has none. */
  prompt: string;
  /** The newest first. */
  pictures: Picture[];
}

/** The selected picture of a place. */
export function chosenOf(slot: Slot): Picture | null {
  return slot.pictures.find((picture) => picture.chosen) ?? null;
}

function newestFirst(one: Picture, other: Picture): number {
  return other.created_at.localeCompare(one.created_at);
}

/** The names in an outline in the order of their appearance. */
export function castOf(story: Story): string[] {
  const names = (story.outline?.scenes ?? []).flatMap((scene) => scene.characters).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}

/**
 * All places of a story: the cover, a portrait of each character, a picture of each scene. Pictures of characters and scenes
 * that were removed from the outline keep their place.
 */
export function slotsOf(story: Story, pictures: Picture[]): { cover: Slot; portraits: Slot[]; scenes: Slot[] } {
  const of = (kind: PictureKind, match: (picture: Picture) => boolean) =>
    pictures.filter((picture) => picture.kind === kind && match(picture)).sort(newestFirst);
  const cover: Slot = {
    key: "cover", kind: "cover", scene: null, name: null, title: "Cover", prompt: "", pictures: of("cover", () => true),
  };
  const drawn = pictures.filter((picture) => picture.kind === "portrait").map((picture) => picture.name ?? "");
  const portraits = [...new Set([...castOf(story), ...drawn])].map((name): Slot => ({
    key: `portrait ${name}`, kind: "portrait", scene: null, name, title: name || "Unnamed", prompt: "",
    pictures: of("portrait", (picture) => (picture.name ?? "") === name),
  }));
  const plans = story.outline?.scenes ?? [];
  const numbers = new Set([
    ...plans.map((scene) => scene.number),
    ...pictures.flatMap((picture) => (picture.kind === "scene" && picture.scene !== null ? [picture.scene] : [])),
  ]);
  const scenes = [...numbers].sort((one, other) => one - other).map((number): Slot => {
    const plan = plans.find((scene) => scene.number === number);
    return {
      key: `scene ${number}`, kind: "scene", scene: number, name: null, title: `${number}. ${plan?.title || "Scene"}`,
      prompt: plan?.image_prompt || plan?.description || "", pictures: of("scene", (picture) => picture.scene === number),
    };
  });
  return { cover, portraits, scenes };
}

/** The file types that the server accepts. */
export const UPLOAD_TYPES = ["image/png", "image/jpeg", "image/webp"];

/** The largest file that the server accepts. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** Why a file cannot be uploaded; null if it can. */
export function faultOfFile(file: { type: string; size: number }): string | null {
  if (!UPLOAD_TYPES.includes(file.type)) return "This is not a PNG, JPEG or WebP file. Save the picture in one of these formats first.";
  if (file.size > MOST_BYTES) return `The file has ${megabytes(file.size)}; the limit is ${megabytes(MOST_BYTES)}. Make it smaller first.`;
  if (file.size === 0) return "The file is empty.";
  return null;
}

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Picture } from "../../src/api/pictures";
import type { Story } from "../../src/api/stories";
import { castOf, chosenOf, faultOfFile, MOST_BYTES, slotsOf } from "../../src/pages/pictures/slots";

const scene = (number: number, characters: string[], image_prompt = "") =>
  ({ number, title: `Scene ${number}`, description: "What happens.", characters, image_prompt });
const story = { outline: { scenes: [scene(1, ["Mara", "Jon"], "A lamp."), scene(2, [" Mara", "Ida", ""])] } } as unknown as Story;
const picture = (id: string, of: Partial<Picture>) => ({ id, scene: null, name: null, chosen: false, created_at: id, ...of }) as Picture;

test("the cast comes once each, in the order in which the outline brings it on", () => {
  assert.deepEqual(castOf(story), ["Mara", "Jon", "Ida"]);
});

test("each picture has its place, also where the outline does not have it any more", () => {
  const pictures = [
    picture("1", { kind: "scene", scene: 1 }), picture("2", { kind: "scene", scene: 1, chosen: true }),
    picture("3", { kind: "portrait", name: "Old Tom" }), picture("4", { kind: "scene", scene: 9 }), picture("5", { kind: "cover" }),
  ];
  const { cover, portraits, scenes } = slotsOf(story, pictures);
  assert.deepEqual(cover.pictures.map((entry) => entry.id), ["5"]);
  assert.equal(chosenOf(cover), null);
  assert.deepEqual(portraits.map((slot) => slot.title), ["Mara", "Jon", "Ida", "Old Tom"]);
  assert.deepEqual(scenes.map((slot) => slot.scene), [1, 2, 9]);
  assert.deepEqual(scenes[0]?.pictures.map((entry) => entry.id), ["2", "1"]);
  assert.equal(chosenOf(scenes[0]!)?.id, "2");
  assert.deepEqual(scenes.map((slot) => slot.prompt), ["A lamp.", "What happens.", ""]);
});

test("a file's type and size are judged before it is sent", () => {
  assert.equal(faultOfFile({ type: "image/png", size: 1000 }), null);
  for (const file of [{ type: "image/gif", size: 1000 }, { type: "image/png", size: MOST_BYTES + 1 }, { type: "image/webp", size: 0 }]) {
    assert.notEqual(faultOfFile(file), null);
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { EditHistory, type Edit, type ScenePatch } from "../src/manuscript/editor/editHistory";

/** Scenes as lists of paragraphs, changed by patches as the editor changes them. */
class Scenes {
  texts = new Map<number, string[]>([[1, ["a", "b"]], [2, ["c"]]]);
  history = new EditHistory();
  clock = 0;
  read = (scene: number): string[] => this.texts.get(scene)!;

  apply(patch: ScenePatch): void {
    this.read(patch.scene).splice(patch.index, patch.before.length, ...patch.after);
  }

  edit(patches: ScenePatch[], isTyping = false): void {
    patches.forEach((patch) => this.apply(patch));
    this.history.record({ patches, isTyping, isByHand: true, before: null, after: null, at: this.clock });
  }

  type(before: string, after: string): void {
    this.clock += 100;
    this.edit([{ scene: 1, index: 0, before: [before], after: [after] }], true);
  }

  undo(): Edit | null {
    const edit = this.history.undo(this.read);
    edit?.patches.forEach((patch) => this.apply(patch));
    return edit;
  }

  redo(): Edit | null {
    const edit = this.history.redo(this.read);
    edit?.patches.forEach((patch) => this.apply(patch));
    return edit;
  }
}

test("typing without a pause is one edit; a pause begins another", () => {
  const scenes = new Scenes();
  scenes.type("a", "ab");
  scenes.type("ab", "abc");
  scenes.clock += 5_000;
  scenes.type("abc", "abcd");
  scenes.undo();
  assert.equal(scenes.read(1)[0], "abc");
  scenes.undo();
  assert.equal(scenes.read(1)[0], "a");
  scenes.redo();
  scenes.redo();
  assert.equal(scenes.read(1)[0], "abcd");
  assert.equal(scenes.redo(), null);
});

test("an edit over several scenes is taken back as a whole", () => {
  const scenes = new Scenes();
  scenes.edit([
    { scene: 1, index: 1, before: ["b"], after: ["x", "y"] },
    { scene: 2, index: 0, before: ["c"], after: [""] },
  ]);
  scenes.undo();
  assert.deepEqual([scenes.read(1), scenes.read(2)], [["a", "b"], ["c"]]);
});

test("paragraphs that a run adds in the meantime stay when an edit before them is taken back", () => {
  const scenes = new Scenes();
  scenes.edit([{ scene: 1, index: 1, before: ["b"], after: ["new"] }]);
  scenes.read(1).push("from the run");
  scenes.read(1).unshift("before");
  scenes.undo();
  assert.deepEqual(scenes.read(1), ["before", "a", "b", "from the run"]);
});

test("an edit whose paragraphs are gone is dropped, and the one before it is taken back", () => {
  const scenes = new Scenes();
  scenes.edit([{ scene: 2, index: 0, before: ["c"], after: ["d"] }]);
  scenes.edit([{ scene: 1, index: 0, before: ["a"], after: ["mine"] }]);
  scenes.texts.set(1, ["theirs"]);
  scenes.undo();
  assert.deepEqual([scenes.read(1), scenes.read(2)], [["theirs"], ["c"]]);
});

test("a new edit ends what could be redone", () => {
  const scenes = new Scenes();
  scenes.type("a", "ab");
  scenes.undo();
  scenes.edit([{ scene: 2, index: 0, before: ["c"], after: ["d"] }]);
  assert.equal(scenes.history.canRedo, false);
});

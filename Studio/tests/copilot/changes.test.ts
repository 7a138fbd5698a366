import assert from "node:assert/strict";
import { test } from "node:test";
import { apply, changedText, ProposalError, type ScenePlan, type StoryCalls } from "../../src/copilot/changes";
import { proposalOf, type Proposal } from "../../src/copilot/proposals";

/** A story in memory. */
class FakeStory implements StoryCalls {
  constructor(public texts: Record<number, string>, public scenes: ScenePlan[] = []) {}

  async editScene(scene: number, change: (text: string) => string) {
    const text = this.texts[scene];
    if (text === undefined) throw new Error("There is no such scene.");
    this.texts[scene] = change(text);
  }

  async rename(from: string, to: string) {
    for (const [scene, text] of Object.entries(this.texts)) this.texts[Number(scene)] = text.split(from).join(to);
  }

  async editOutline(change: (scenes: ScenePlan[]) => Record<string, unknown>[]) {
    const old = this.scenes;
    this.scenes = change(old).map(({ from, ...scene }, index) => {
      const words = old.find((entry) => entry.number === from)?.words ?? 0;
      return { title: "", word_budget: 100, ...scene, words, number: index + 1 };
    });
    return this.scenes;
  }
}

function proposal(name: string, args: object): Exclude<Proposal, { kind: "open" }> {
  const read = proposalOf({ name, args: JSON.stringify(args) });
  assert.ok(read !== null && read.kind !== "open");
  return read;
}

test("a text change goes to its paragraph and can be taken back", async () => {
  const story = new FakeStory({ 1: "Mara slept.\n\nMara slept. The sea did not.\n\nEnd." });
  const args = { scene: 1, paragraph: 2, before: "Mara slept.", after: "Mara lay awake.", why: "Darker." };
  const applied = await apply(proposal("propose_text", args), story);
  assert.equal(story.texts[1], "Mara slept.\n\nMara lay awake. The sea did not.\n\nEnd.");
  await applied.undo();
  assert.equal(story.texts[1], "Mara slept.\n\nMara slept. The sea did not.\n\nEnd.");
});

test("a passage that moved is found, one that changed or stands there twice is refused", () => {
  const change = { scene: 1, paragraph: 1, before: "The sea did not.", after: "The sea waited." };
  assert.equal(changedText("New.\n\nThe sea did not.", change), "New.\n\nThe sea waited.");
  assert.throws(() => changedText("The sea did.", change), ProposalError);
  assert.throws(() => changedText("The sea did not.\n\nThe sea did not.", { ...change, paragraph: null }), ProposalError);
  assert.equal(changedText("$1 stays.", { scene: 1, paragraph: null, before: "stays", after: "$& goes" }), "$1 $& goes.");
});

test("an empty text takes a paragraph out", () => {
  assert.equal(changedText("One.\n\nTwo.\n\nThree.", { scene: 1, paragraph: 2, before: "Two.", after: "" }), "One.\n\nThree.");
});

test("a rename of all places goes by the route that finds them all, and back the same way", async () => {
  const places = [{ scene: 1, paragraph: 1, before: "Mara slept.", after: "Nora slept." }];
  const story = new FakeStory({ 1: "Mara slept.", 2: "Mara left." });
  const applied = await apply(proposal("rename_character", { from: "Mara", to: "Nora", places, count: 2 }), story);
  assert.deepEqual(story.texts, { 1: "Nora slept.", 2: "Nora left." });
  await applied.undo();
  assert.deepEqual(story.texts, { 1: "Mara slept.", 2: "Mara left." });
});

test("a rename to a name that is taken changes the chosen places, and where one is refused none", async () => {
  const places = [
    { scene: 1, paragraph: 1, before: "Mara slept.", after: "Nora slept." },
    { scene: 1, paragraph: 2, before: "Mara woke.", after: "Nora woke." },
    { scene: 2, paragraph: 1, before: "Mara left.", after: "Nora left." },
  ];
  const rename = proposal("rename_character", { from: "Mara", to: "Nora", places, taken: true });
  const story = new FakeStory({ 1: "Mara slept.\n\nMara woke.", 2: "Mara left." });
  const applied = await apply(rename, story);
  assert.deepEqual(story.texts, { 1: "Nora slept.\n\nNora woke.", 2: "Nora left." });
  await applied.undo();
  assert.deepEqual(story.texts, { 1: "Mara slept.\n\nMara woke.", 2: "Mara left." });

  const other = new FakeStory({ 1: "Mara slept.\n\nMara woke.", 2: "Mara stayed." });
  await assert.rejects(apply(rename, other), ProposalError);
  assert.deepEqual(other.texts, { 1: "Mara slept.\n\nMara woke.", 2: "Mara stayed." });

  const chosen = new FakeStory({ 1: "Mara slept.\n\nMara woke.", 2: "Mara left." });
  await apply(rename, chosen, places.slice(0, 1));
  assert.deepEqual(chosen.texts, { 1: "Nora slept.\n\nMara woke.", 2: "Mara left." });
});

test("taking back does not overwrite what the writer did since", async () => {
  const story = new FakeStory({ 1: "Mara slept." });
  const applied = await apply(proposal("propose_text", { scene: 1, before: "slept", after: "woke", why: "" }), story);
  story.texts[1] = "Mara woke early.";
  await assert.rejects(applied.undo(), ProposalError);
  assert.equal(story.texts[1], "Mara woke early.");
});

test("a plan is changed by field, unless it was changed meanwhile", async () => {
  const scenes: ScenePlan[] = [{ number: 1, title: "Dusk", words: 9, description: "Calm." }, { number: 2, title: "Night", words: 0 }];
  const story = new FakeStory({}, scenes);
  const args = { scene: 1, before: { summary: "Calm." }, after: { summary: "A storm.", unknown: 1 }, why: "" };
  const applied = await apply(proposal("propose_outline", args), story);
  assert.equal(story.scenes[0]?.description, "A storm.");
  assert.equal(story.scenes[0]?.title, "Dusk");
  await assert.rejects(apply(proposal("propose_outline", args), story), ProposalError);
  await applied.undo();
  assert.equal(story.scenes[0]?.description, "Calm.");
});

test("a scene is added in its place, and the written ones keep their texts, also when it is taken back", async () => {
  const scenes: ScenePlan[] = [{ number: 1, title: "Dusk", words: 9 }, { number: 2, title: "Night", words: 7 }];
  const story = new FakeStory({}, scenes);
  const told = () => story.scenes.map((scene) => `${scene.title} ${scene.words}`);
  const args = { after: 1, title: "Storm", summary: "The mast breaks.", why: "" };
  const applied = await apply(proposal("propose_scene", args), story);
  assert.deepEqual(told(), ["Dusk 9", "Storm 0", "Night 7"]);
  await applied.undo();
  assert.deepEqual(told(), ["Dusk 9", "Night 7"]);
  await assert.rejects(apply(proposal("propose_scene", { ...args, after: 3 }), story), ProposalError);
});

test("calls that make no sense are no proposals", () => {
  const wrong: [string, string][] = [
    ["propose_text", '{"scene":0,"before":"a","after":"b"}'],
    ["propose_text", '{"scene":1,"before":"a"'],
    ["propose_outline", '{"scene":1,"after":{"nothing":1}}'],
    ["propose_scene", '{"after":-1,"title":"x"}'],
    ["rename_character", '{"from":"a","to":"b","places":[]}'],
    ["open", "[]"],
    ["delete_everything", "{}"],
  ];
  for (const [name, args] of wrong) assert.equal(proposalOf({ name, args }), null, `${name} ${args}`);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../src/api/problem";
import type { SavingPorts, StoredScene } from "../src/manuscript/autosave/saving";
import { SceneSaver } from "../src/manuscript/autosave/sceneSaver";
import { joinParagraphs, splitParagraphs } from "../src/text/paragraphs";

const problem = (status: number, kind: string): Problem =>
  new Problem({ type: `/problems/${kind}`, title: kind, status, detail: kind });

/** A server that keeps scenes with one revision for all, as the real one does. */
class Server {
  scenes = new Map<number, string[]>([[1, ["a", "b", "c"]], [2, ["d"]]]);
  revision = 5;
  asked: string[] = [];
  /** The editSession under which each write came; undefined for those without. */
  editSessions: (string | undefined)[] = [];
  /** What the next requests meet in place of an answer. */
  faults: Problem[] = [];
  /** Happens between the request and the answer. */
  meanwhile: (() => void) | null = null;

  change(scene: number, paragraphs: string[]): void {
    this.scenes.set(scene, paragraphs);
    this.revision += 1;
  }

  read(scene: number): StoredScene {
    this.asked.push(`read ${scene}`);
    return { text: joinParagraphs(this.scenes.get(scene)!), words: 1, revision: this.revision };
  }

  write(how: string, scene: number, paragraphs: string[], revision: number, editSession?: string): StoredScene {
    this.asked.push(`${how} ${scene}`);
    this.editSessions.push(editSession);
    const fault = this.faults.shift();
    if (fault) throw fault;
    if (revision !== this.revision) throw problem(412, "precondition-failed");
    this.change(scene, paragraphs);
    this.meanwhile?.();
    this.meanwhile = null;
    return { text: joinParagraphs(this.scenes.get(scene)!), words: 1, revision: this.revision };
  }
}

/** A page: an editor that is a list of paragraphs, a clock that stands still, and copies on "this machine". */
class Page {
  texts = new Map<number, string[]>();
  copies = new Map<number, { base: string[]; text: string[] }>();
  clock = 0;
  timers: { at: number; act: () => void }[] = [];
  saver: SceneSaver;

  constructor(readonly server: Server) {
    const ports: SavingPorts = {
      read: async (scene) => server.read(scene),
      put: async (scene, text, revision, editSession) => server.write("put", scene, splitParagraphs(text), revision, editSession),
      patch: async (scene, paragraph, text, revision, editSession) => {
        const paragraphs = [...server.scenes.get(scene)!];
        paragraphs.splice(paragraph - 1, 1, ...splitParagraphs(text));
        return server.write("patch", scene, paragraphs, revision, editSession);
      },
      local: (scene) => this.texts.get(scene) ?? [],
      adopt: (scene, paragraphs) => this.texts.set(scene, [...paragraphs]),
      append: (scene, text) => this.texts.get(scene)!.push(text),
      replace: (scene, paragraphs) => this.texts.set(scene, [...paragraphs]),
      keep: (scene, copy) => (copy ? this.copies.set(scene, copy) : this.copies.delete(scene)),
      saved: () => undefined,
      now: () => this.clock,
      later: (milliseconds, act) => {
        const timer = { at: this.clock + milliseconds, act };
        this.timers.push(timer);
        return () => this.timers.splice(this.timers.indexOf(timer), this.timers.includes(timer) ? 1 : 0);
      },
    };
    this.saver = new SceneSaver(ports);
    for (const [scene, paragraphs] of server.scenes) this.saver.take(scene, [...paragraphs], server.revision);
  }

  type(scene: number, paragraphs: string[]): void {
    this.texts.set(scene, paragraphs);
    this.saver.touched(scene);
  }

  /** Takes what somebody else wrote, such as a proposal, or gives it back. */
  accept(scene: number, paragraphs: string[]): void {
    this.texts.set(scene, paragraphs);
    this.saver.touched(scene, false);
  }

  /** Types and lets the pause pass after which it is sent; hands back under which editSession. */
  async save(scene: number, paragraphs: string[]): Promise<string | undefined> {
    this.type(scene, paragraphs);
    await this.pass(3_000);
    return this.server.editSessions[this.server.editSessions.length - 1];
  }

  async pass(milliseconds: number): Promise<void> {
    this.clock += milliseconds;
    for (const timer of this.timers.filter((candidate) => candidate.at <= this.clock)) {
      this.timers.splice(this.timers.indexOf(timer), 1);
      timer.act();
    }
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  }
}

test("typing is sent after a pause, and the copy on this machine goes with it", async () => {
  const page = new Page(new Server());
  page.type(1, ["a", "b2", "c"]);
  await page.pass(500);
  assert.deepEqual(page.copies.get(1)?.text, ["a", "b2", "c"]);
  assert.deepEqual(page.server.asked, []);
  await page.pass(5_000);
  assert.deepEqual(page.server.asked, ["patch 1"]);
  assert.equal(page.saver.state.get().kind, "saved");
  assert.equal(page.copies.size, 0);
});

test("who types on without a pause is saved all the same", async () => {
  const page = new Page(new Server());
  for (let second = 0; second < 25; second += 1) {
    page.type(1, ["a", `b${second}`, "c"]);
    await page.pass(1_000);
  }
  assert.ok(page.server.asked.length >= 1);
});

test("a change of another scene elsewhere is no conflict: it is sent again on the new revision", async () => {
  const page = new Page(new Server());
  page.server.change(2, ["other"]);
  page.type(1, ["a", "mine", "c"]);
  assert.equal(await page.saver.flush(), true);
  assert.deepEqual(page.server.scenes.get(1), ["a", "mine", "c"]);
  assert.deepEqual(page.server.asked, ["patch 1", "read 1", "patch 1"]);
});

test("a newer revision learned for one scene does not let another scene's stale text overwrite", async () => {
  const page = new Page(new Server());
  page.server.change(2, ["theirs"]);
  page.type(1, ["a", "mine", "c"]);
  page.type(2, ["mine"]);
  assert.equal(await page.saver.flush(), false);
  assert.deepEqual(page.server.scenes.get(1), ["a", "mine", "c"]);
  assert.deepEqual(page.server.scenes.get(2), ["theirs"]);
  assert.deepEqual(page.saver.state.get().conflicts.map((conflict) => conflict.scene), [2]);
});

for (const [choice, kept] of [["mine", ["a", "mine", "c"]], ["theirs", ["a", "theirs", "c", "d"]], ["both", ["a", "mine", "theirs", "c", "d"]]] as const) {
  test(`a conflict waits for the writer, who keeps ${choice}`, async () => {
    const page = new Page(new Server());
    page.server.change(1, ["a", "theirs", "c", "d"]);
    page.type(1, ["a", "mine", "c"]);
    await page.saver.flush();
    assert.deepEqual(page.server.scenes.get(1), ["a", "theirs", "c", "d"]);
    page.saver.resolve(1, choice);
    assert.equal(await page.saver.flush(), true);
    assert.deepEqual(page.server.scenes.get(1), [...kept]);
    assert.deepEqual(page.texts.get(1), [...kept]);
  });
}

test("an answer that was lost does not become a conflict with itself", async () => {
  const page = new Page(new Server());
  page.type(1, ["a", "mine", "c"]);
  page.server.faults.push(Problem.unreachable());
  await page.saver.flush();
  assert.equal(page.saver.state.get().kind, "away");
  page.server.change(1, ["a", "mine", "c"]);
  await page.saver.retry();
  assert.equal(page.saver.state.get().kind, "saved");
  assert.deepEqual(page.saver.state.get().conflicts, []);
});

test("what is typed while a save is under way is sent by the next one", async () => {
  const page = new Page(new Server());
  page.type(1, ["a", "one", "c"]);
  page.server.meanwhile = () => page.type(1, ["a", "one two", "c"]);
  assert.equal(await page.saver.flush(), true);
  assert.deepEqual(page.server.scenes.get(1), ["a", "one two", "c"]);
});

test("while a run writes, changes are held, and sent when it pauses", async () => {
  const page = new Page(new Server());
  page.type(1, ["a", "mine", "c"]);
  page.server.faults.push(problem(409, "run-active"));
  await page.saver.flush();
  assert.equal(page.saver.state.get().kind, "held");
  assert.ok(page.copies.has(1));
  page.type(1, ["a", "mine too", "c"]);
  await page.pass(60_000);
  assert.equal(page.server.asked.length, 1);
  await page.saver.retry();
  assert.deepEqual(page.server.scenes.get(1), ["a", "mine too", "c"]);
});

test("paragraphs of a run are added once, whatever order readings and events come in", () => {
  const page = new Page(new Server());
  assert.equal(page.saver.append(2, 1, "d"), true);
  assert.equal(page.saver.append(2, 2, "e"), true);
  assert.equal(page.saver.append(2, 2, "e"), true);
  assert.equal(page.saver.append(2, 4, "g"), false);
  assert.deepEqual(page.texts.get(2), ["d", "e"]);
});

test("a copy from an earlier visit is taken up where nobody changed the scene, and is a conflict where somebody did", async () => {
  const page = new Page(new Server());
  page.saver.recover(1, { base: ["a", "b", "c"], text: ["a", "old typing", "c"] });
  page.saver.recover(2, { base: ["older"], text: ["typing on older"] });
  await page.saver.flush();
  assert.deepEqual(page.server.scenes.get(1), ["a", "old typing", "c"]);
  assert.deepEqual(page.server.scenes.get(2), ["d"]);
  assert.deepEqual(page.saver.state.get().conflicts.map((conflict) => [conflict.scene, conflict.source]), [[2, "copy"]]);
  page.saver.resolve(2, "mine");
  await page.saver.flush();
  assert.deepEqual(page.server.scenes.get(2), ["typing on older"]);
});

test("an emptied scene is not sent, and says so", async () => {
  const page = new Page(new Server());
  page.type(2, [""]);
  assert.equal(await page.saver.flush(), false);
  assert.equal(page.saver.state.get().kind, "refused");
  assert.deepEqual(page.server.asked, []);
  page.type(2, ["d"]);
  assert.equal(await page.saver.flush(), true);
});

test("typed text names its edit session, and each scene has its own", async () => {
  const page = new Page(new Server());
  const first = await page.save(1, ["a", "one", "c"]);
  assert.ok(/^[A-Za-z0-9-]{1,64}$/.test(first ?? ""));
  assert.equal(await page.save(1, ["a", "one two", "c"]), first);
  const other = await page.save(2, ["e"]);
  assert.notEqual(other, first);
  assert.equal(await page.save(1, ["a", "one two three", "c"]), first);
  assert.equal(await page.save(2, ["e", "f"]), other);
});

test("an edit session ends after a minute without typing", async () => {
  const page = new Page(new Server());
  const first = await page.save(1, ["a", "one", "c"]);
  await page.pass(56_000);
  assert.equal(await page.save(1, ["a", "two", "c"]), first);
  await page.pass(57_000);
  assert.notEqual(await page.save(1, ["a", "three", "c"]), first);
});

test("an edit session ends after five minutes of steady typing", async () => {
  const page = new Page(new Server());
  for (let second = 0; second < 620; second += 1) {
    page.type(1, ["a", `b${second}`, "c"]);
    await page.pass(1_000);
  }
  const names = page.server.editSessions;
  assert.ok(names.length > 25 && names.every((name) => name !== undefined));
  assert.equal(new Set(names).size, 3);
  assert.deepEqual([...names].sort((one, other) => names.indexOf(one) - names.indexOf(other)), names);
});

test("text from elsewhere has no edit session and ends the one before", async () => {
  const page = new Page(new Server());
  const first = await page.save(1, ["a", "typed", "c"]);
  page.accept(1, ["a", "proposed", "c"]);
  await page.saver.flush();
  assert.deepEqual(page.server.asked, ["patch 1", "patch 1"]);
  assert.equal(page.server.editSessions[1], undefined);
  const second = await page.save(1, ["a", "proposed and more", "c"]);
  assert.ok(second !== undefined && second !== first);
  page.accept(1, ["a", "typed", "c"]);
  await page.saver.flush();
  assert.equal(page.server.editSessions[3], undefined);
});

test("typing that is sent together with text from elsewhere has no edit session", async () => {
  const page = new Page(new Server());
  page.type(1, ["a", "typed", "c"]);
  page.accept(1, ["a", "typed", "proposed"]);
  page.type(1, ["a", "typed on", "proposed"]);
  await page.saver.flush();
  assert.deepEqual(page.server.editSessions, [undefined]);
  assert.notEqual(await page.save(1, ["a", "typed on and on", "proposed"]), undefined);
});

test("text from elsewhere that arrives during a save has no edit session in the next save", async () => {
  const page = new Page(new Server());
  page.type(1, ["a", "typed", "c"]);
  page.server.meanwhile = () => page.accept(1, ["a", "proposed", "c"]);
  await page.saver.flush();
  assert.equal(page.server.editSessions.length, 2);
  assert.notEqual(page.server.editSessions[0], undefined);
  assert.equal(page.server.editSessions[1], undefined);
  assert.deepEqual(page.server.scenes.get(1), ["a", "proposed", "c"]);
});

test("text from elsewhere that is undone before it is sent does not affect the next edit session", async () => {
  const page = new Page(new Server());
  page.accept(1, ["a", "proposed", "c"]);
  page.accept(1, ["a", "b", "c"]);
  await page.saver.flush();
  assert.deepEqual(page.server.asked, []);
  assert.notEqual(await page.save(1, ["a", "typed", "c"]), undefined);
});

for (const [what, change] of [
  ["a text that was restored or written anew", (page: Page) => page.saver.take(1, ["a", "another", "c"], 6)],
  ["a paragraph of a run", (page: Page) => page.saver.append(1, 4, "d")],
] as const) {
  test(`${what} ends the editSession, and the same text that is read again does not`, async () => {
    const page = new Page(new Server());
    const first = await page.save(1, ["a", "typed", "c"]);
    page.saver.take(1, ["a", "typed", "c"], page.server.revision);
    assert.equal(await page.save(1, ["a", "typed on", "c"]), first);
    change(page);
    page.server.scenes.set(1, [...page.texts.get(1)!]);
    assert.notEqual(await page.save(1, [...page.texts.get(1)!, "more"]), first);
  });
}

test("what the writer decides about a conflict leaves a version of its own", async () => {
  const page = new Page(new Server());
  const first = await page.save(1, ["a", "typed", "c"]);
  page.server.change(1, ["a", "theirs", "c"]);
  assert.equal(await page.save(1, ["a", "mine", "c"]), first);
  page.saver.resolve(1, "mine");
  await page.saver.flush();
  assert.deepEqual(page.server.scenes.get(1), ["a", "mine", "c"]);
  assert.equal(page.server.editSessions[page.server.editSessions.length - 1], undefined);
  assert.notEqual(await page.save(1, ["a", "mine and more", "c"]), first);
});

test("a draft from an earlier visit is sent without an edit session", async () => {
  const page = new Page(new Server());
  page.saver.recover(1, { base: ["a", "b", "c"], text: ["a", "old typing", "c"] });
  await page.saver.flush();
  assert.deepEqual(page.server.editSessions, [undefined]);
});

test("one changed paragraph goes alone, more of them with the whole scene, under one name", async () => {
  const page = new Page(new Server());
  const first = await page.save(1, ["a", "one", "c"]);
  assert.equal(await page.save(1, ["a", "one", "two", "c"]), first);
  assert.equal(await page.save(1, ["z", "one", "two", "d"]), first);
  assert.deepEqual(page.server.asked, ["patch 1", "put 1", "put 1"]);
});

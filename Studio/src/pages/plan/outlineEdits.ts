import { emptyPlan, planFields, planOf, type Outline, type PlannedScene, type Scene, type ScenePlan } from "../../api/outline";

/** A scene on the page. Its key stays the same when it moves; `from`, `join` and `startsAt` state which texts it keeps. */
export interface Card {
  key: string;
  plan: ScenePlan;
  words: number;
  isWritten: boolean;
  from?: number;
  join?: number[];
  startsAt?: number;
}

/** The changes that turn one plan into another. */
export function difference(from: ScenePlan, to: ScenePlan): Partial<ScenePlan> {
  const changed = planFields.filter((name) => JSON.stringify(from[name]) !== JSON.stringify(to[name]));
  return Object.fromEntries(changed.map((name) => [name, to[name]]));
}

/** The cards of an outline. If there are as many keys as scenes, the keys are kept. */
export function cardsOf(outline: Outline, keys: readonly string[]): Card[] {
  return outline.scenes.map((scene, place) => ({
    key: keys[place] ?? `scene-${scene.number}`, plan: planOf(scene), words: scene.words, isWritten: scene.is_written, from: scene.number,
  }));
}

/** The cards with one moved. */
export function moved(cards: readonly Card[], at: number, to: number): Card[] {
  const rest = cards.filter((_, place) => place !== at);
  const card = cards[at];
  return card ? [...rest.slice(0, to), card, ...rest.slice(to)] : [...cards];
}

/** The cards with a new one. Its target is the mean of the others. */
export function added(cards: readonly Card[], at: number, key: string, title = ""): Card[] {
  const mean = cards.length === 0 ? 0 : Math.round(cards.reduce((sum, card) => sum + card.plan.word_budget, 0) / cards.length);
  const card: Card = { key, plan: { ...emptyPlan, title, word_budget: mean }, words: 0, isWritten: false };
  return [...cards.slice(0, at), card, ...cards.slice(at)];
}

/** The cards with one removed. */
export const removed = (cards: readonly Card[], at: number): Card[] => cards.filter((_, place) => place !== at);

/** The cards with one merged with the next: both plans and both texts in order. */
export function merged(cards: readonly Card[], at: number): Card[] {
  const [one, other] = [cards[at], cards[at + 1]];
  if (!one || !other) return [...cards];
  const texts = [...(one.from === undefined ? [] : [one.from]), ...(one.join ?? []), ...(other.from === undefined ? [] : [other.from]), ...(other.join ?? [])];
  const [from, ...join] = texts;
  const card: Card = {
    key: one.key,
    plan: {
      ...one.plan,
      title: one.plan.title || other.plan.title,
      // The halves of a split scene have the same description.
      description: [...new Set([one.plan.description, other.plan.description])].filter(Boolean).join(" "),
      key_events: [...one.plan.key_events, ...other.plan.key_events].slice(0, 50),
      characters: [...new Set([...one.plan.characters, ...other.plan.characters])].slice(0, 50),
      word_budget: one.plan.word_budget + other.plan.word_budget,
      entry_state: one.plan.entry_state || other.plan.entry_state,
      exit_state: other.plan.exit_state || one.plan.exit_state,
    },
    words: one.words + other.words,
    isWritten: one.isWritten && other.isWritten,
    ...(from === undefined ? {} : { from }),
    ...(join.length > 0 ? { join } : {}),
  };
  return [...cards.slice(0, at), card, ...cards.slice(at + 2)];
}

/** Where a scene is split: before which beat, and, if it is written, before which paragraph (from 1). */
export interface Cut {
  title: string;
  event: number;
  paragraph?: number;
}

/** The cards with one split. The target is divided by the beats; the final state goes to the second scene. */
export function split(cards: readonly Card[], at: number, cut: Cut, key: string): Card[] {
  const card = cards[at];
  if (!card) return [...cards];
  const { plan } = card;
  const share = plan.key_events.length > 0 ? Math.min(0.9, Math.max(0.1, cut.event / plan.key_events.length)) : 0.5;
  const first = Math.round(plan.word_budget * share);
  const isCutText = card.from !== undefined && cut.paragraph !== undefined;
  const one: Card = {
    ...card, plan: { ...plan, key_events: plan.key_events.slice(0, cut.event), word_budget: first, exit_state: "" },
  };
  const other: Card = {
    key,
    plan: { ...emptyPlan, title: cut.title, description: plan.description, key_events: plan.key_events.slice(cut.event), characters: plan.characters,
      word_budget: plan.word_budget - first, exit_state: plan.exit_state },
    words: 0,
    isWritten: isCutText && card.isWritten,
    ...(isCutText ? { from: card.from as number, startsAt: cut.paragraph as number } : {}),
  };
  return [...cards.slice(0, at), one, other, ...cards.slice(at + 1)];
}

/** The cards with targets that add up to the requested words, in the same proportions. */
export function fitted(cards: readonly Card[], asked: number): Card[] {
  const budgets = shares(cards.map((card) => card.plan.word_budget), asked);
  const sum = budgets.reduce((before, budget) => before + budget, 0);
  let before = 0;
  let given = 0;
  return cards.map((card, place) => {
    before += budgets[place] ?? 0;
    const upTo = Math.round((before / Math.max(1, sum)) * asked);
    const word_budget = upTo - given;
    given = upTo;
    return { ...card, plan: { ...card.plan, word_budget } };
  });
}

/** The words of each scene; 0 stands for an even share of the remaining words. */
export function shares(budgets: readonly number[], asked: number): number[] {
  const open = budgets.filter((budget) => budget === 0).length;
  if (open === 0) return [...budgets];
  const rest = Math.max(0, asked - budgets.reduce((sum, budget) => sum + budget, 0));
  return budgets.map((budget) => budget || Math.round(rest / open));
}

/** The cards as the API accepts them. */
export function arranged(cards: readonly Card[]): PlannedScene[] {
  return cards.map((card) => ({
    ...card.plan,
    ...(card.from === undefined ? {} : { from: card.from }),
    ...(card.join ? { join: card.join } : {}),
    ...(card.startsAt === undefined ? {} : { starts_at: card.startsAt }),
  }));
}

/** The outline as it will be, shown until the server responds. */
export function preview(outline: Outline, cards: readonly Card[]): Outline {
  const scenes = cards.map((card, place): Scene => ({ ...card.plan, number: place + 1, words: card.words, is_written: card.isWritten }));
  return { ...outline, scenes, scene_count: Math.max(scenes.length, outline.scene_count + scenes.length - outline.scenes.length) };
}

/** An outline as lines, for comparison. */
export const asLines = (scenes: readonly ScenePlan[]): string =>
  scenes.map((scene, place) => `${place + 1}. ${scene.title || "Untitled"}${scene.description ? `: ${scene.description}` : ""}`).join("\n");

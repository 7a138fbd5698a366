import type { Brief, BriefFields, SetupField, Template } from "../api/briefs";
import { setupFields } from "../api/briefs";

/** The form of a new story: the content of all its fields. */
export interface Draft {
  idea: string;
  words: number;
  language: string;
  template: Template | "";
  title: string;
  author: string;
  fields: Record<SetupField, string>;
  /** The model, as provider and name; empty for the default. */
  model: string;
  /** The spending limit in US dollars; empty for none. */
  maxCost: string;
}

/** An empty form. */
export const emptyDraft: Draft = {
  idea: "", words: 1500, language: "en", template: "", title: "", author: "", model: "", maxCost: "",
  fields: Object.fromEntries(setupFields.map((field) => [field, ""])) as Record<SetupField, string>,
};

/** The label, the hint and the suggestions of each field. */
export const fieldTexts: Record<SetupField, { label: string; hint: string; suggestions: string[] }> = {
  character_input: { label: "Characters", hint: "Who the story is about.", suggestions: [] },
  story_setting: { label: "Setting", hint: "Where and when it takes place.", suggestions: [] },
  plot_elements: { label: "Plot", hint: "What happens, or has to happen.", suggestions: [] },
  persona: { label: "Narrator's voice", hint: "Who tells the story.", suggestions: ["A wry old sailor", "A patient detective", "A child who notices everything"] },
  writing_style: { label: "Style", hint: "How it is written.", suggestions: ["Plain", "Poetic", "Formal", "Casual", "Humorous", "Terse", "Descriptive", "Stream of consciousness"] },
  story_tone: { label: "Tone", hint: "The mood.", suggestions: ["Hopeful", "Dark", "Suspenseful", "Melancholy", "Uplifting", "Playful", "Eerie", "Tender"] },
  narrative_pov: { label: "Point of view", hint: "Whose perspective.", suggestions: ["First person", "Third person limited", "Third person omniscient", "Second person", "Several first-person narrators"] },
  audience_age_group: { label: "Audience", hint: "Who it is for.", suggestions: ["Children (5-12)", "Young adults (13-17)", "Adults (18+)", "All ages"] },
  content_rating: { label: "Rating", hint: "What may be depicted.", suggestions: ["G", "PG", "PG-13", "R"] },
  ending_preference: { label: "Ending", hint: "How the story ends.", suggestions: ["Happy", "Tragic", "Bittersweet", "Open-ended", "Twist", "Cliffhanger"] },
};

/** The fields in the order of the form. */
export const fieldOrder = Object.keys(fieldTexts) as SetupField[];

/** Languages that can be selected by name; others use their BCP 47 tag. */
export const languages = [
  "en", "de", "fr", "es", "it", "pt", "pt-BR", "nl", "sv", "da", "nb", "fi", "pl", "cs", "uk", "ru", "tr", "el", "hu", "ro", "ar", "he", "fa",
  "hi", "bn", "ta", "th", "vi", "id", "zh-Hans", "zh-Hant", "ja", "ko", "sw",
];

/** The name of a language in English and in the language itself. */
export function languageName(tag: string): string {
  try {
    const english = new Intl.DisplayNames(["en"], { type: "language" }).of(tag) ?? tag;
    const own = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
    return own.toLowerCase() === english.toLowerCase() ? english : `${english} – ${own}`;
  } catch {
    return tag;
  }
}

/** Whether the form states what the story is about. */
export const saysSomething = (draft: Draft): boolean =>
  draft.idea.trim() !== "" || Object.values(draft.fields).some((text) => text.trim() !== "");

/** The brief as the API accepts it; empty fields are left out. */
export function briefOf(draft: Draft): BriefFields {
  const said = Object.entries(draft.fields).map(([name, text]) => [name, text.trim()]).filter(([, text]) => text !== "");
  return {
    ...Object.fromEntries(said),
    ...(draft.idea.trim() ? { idea: draft.idea.trim() } : {}),
    words: draft.words,
    language: draft.language,
    ...(draft.template ? { template: draft.template } : {}),
    ...(draft.title.trim() ? { title: draft.title.trim() } : {}),
    ...(draft.author.trim() ? { author: draft.author.trim() } : {}),
  };
}

/** The form for a stored brief. */
export function draftOf(brief: Brief): Draft {
  return {
    ...emptyDraft,
    idea: brief.idea, words: brief.words, language: brief.language, template: brief.template ?? "", title: brief.title ?? "", author: brief.author ?? "",
    fields: Object.fromEntries(setupFields.map((field) => [field, brief[field] ?? ""])) as Record<SetupField, string>,
  };
}

/** The changes between two states of the form; a cleared field is sent as empty. */
export function changesOf(before: Draft, after: Draft): BriefFields {
  const one: Record<string, unknown> = { ...before, ...before.fields };
  const other: Record<string, unknown> = { ...after, ...after.fields };
  const names = ["idea", "words", "language", "title", "author", ...setupFields];
  const changed = names.filter((name) => one[name] !== other[name]).map((name) => [name, typeof other[name] === "string" ? (other[name] as string).trim() : other[name]]);
  return { ...Object.fromEntries(changed), ...(after.template && after.template !== before.template ? { template: after.template } : {}) };
}

/** A brief with the model for a request. */
export type BriefAsked = BriefFields & { provider?: string; model?: string };

/** The model for a request. */
export function answerer(draft: Draft): { provider?: string; model?: string } {
  const [provider, ...name] = draft.model.split(" ");
  return provider && name.length > 0 ? { provider, model: name.join(" ") } : {};
}

const place = "storywriter.draft";

/** Reads the stored form, also after the page was closed. */
export function readDraft(): Draft {
  try {
    const stored = JSON.parse(localStorage.getItem(place) ?? "null") as Partial<Draft> | null;
    return stored ? { ...emptyDraft, ...stored, fields: { ...emptyDraft.fields, ...stored.fields } } : emptyDraft;
  } catch {
    return emptyDraft;
  }
}

/** Stores the form; null deletes it once the story is created. */
export function keepDraft(draft: Draft | null): void {
  if (draft) localStorage.setItem(place, JSON.stringify(draft));
  else localStorage.removeItem(place);
}

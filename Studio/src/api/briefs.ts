/** The ten fields of a brief. */
export const setupFields = [
  "persona", "story_setting", "character_input", "plot_elements", "writing_style", "story_tone", "narrative_pov",
  "audience_age_group", "content_rating", "ending_preference",
] as const;

/** The name of such a field. */
export type SetupField = typeof setupFields[number];

/** Their values; empty fields may be left out. */
export type SetupFields = Partial<Record<SetupField, string>>;

/** The story types. */
export const templates = [
  "short_fiction", "long_fiction", "anime_fiction", "experimental_fiction", "product_story", "brand_manifesto",
  "founder_story", "customer_story",
] as const;

/** The name of a story type. */
export type Template = typeof templates[number];

/** A brief as the writer gives it. */
export interface BriefFields extends SetupFields {
  idea?: string;
  words?: number;
  language?: string;
  template?: Template;
  title?: string;
  seed?: number;
  author?: string;
  licence?: string;
}

/** A brief as the server returns it. */
export interface Brief extends Record<SetupField, string> {
  idea: string;
  words: number;
  language: string;
  template: Template | null;
  title: string | null;
  seed: number | null;
  author?: string | null;
  licence?: string | null;
}

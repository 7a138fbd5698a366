import type { Health } from "../../api/health";

/** A scene in the charts. */
export interface CheckedScene {
  number: number;
  title: string;
  words: number;
  asked: number | null;
  repetition: number | null;
  echo: number | null;
}

/** The scenes with their measures. If the report has none by scene, only the lengths are shown. */
export function checkedScenes(report: Health, titles: readonly string[]): CheckedScene[] {
  if (report.scenes) {
    return report.scenes.map((scene) => ({
      number: scene.number, title: scene.title, words: scene.words, asked: scene.asked_words, repetition: scene.repetition, echo: scene.echo,
    }));
  }
  return report.lengths.sections.map((section, index) => ({
    number: index + 1, title: titles[index] ?? `Scene ${index + 1}`, words: section.words, asked: section.budget ?? null, repetition: null, echo: null,
  }));
}

import { setupFields, type SetupField, type SetupFields } from "../../api/briefs";
import type { Setup } from "../../api/setups";

/** Which setup each part is taken from, by its number. */
export interface Mix {
  premise: number;
  fields: Partial<Record<SetupField, number>>;
}

/** All of one setup. */
export function whole(setup: Setup): Mix {
  const said = setupFields.filter((field) => setup[field]?.trim());
  return { premise: setup.number, fields: Object.fromEntries(said.map((field) => [field, setup.number])) };
}

/** The mix with one field from another setup, or without it where it was taken from there already. */
export function toggled(mix: Mix, field: SetupField, number: number): Mix {
  const fields = { ...mix.fields };
  if (fields[field] === number) delete fields[field];
  else fields[field] = number;
  return { ...mix, fields };
}

/** The premise and the fields that a mix comes to. */
export function taken(mix: Mix, setups: readonly Setup[]): { premise: string; fields: SetupFields } {
  const of = (number: number | undefined) => setups.find((setup) => setup.number === number);
  const fields: SetupFields = {};
  for (const field of setupFields) {
    const text = of(mix.fields[field])?.[field]?.trim();
    if (text) fields[field] = text;
  }
  return { premise: of(mix.premise)?.premise ?? "", fields };
}

/** Whether all of a mix is from one setup. */
export const isPure = (mix: Mix): boolean => Object.values(mix.fields).every((number) => number === mix.premise);

import { setupFields, type SetupField, type SetupFields } from "../../api/briefs";
import type { Setup } from "../../api/setups";

/** The number of the setup from which each part is used. */
export interface Mix {
  premise: number;
  fields: Partial<Record<SetupField, number>>;
}

/** The mix of a whole setup. */
export function whole(setup: Setup): Mix {
  const said = setupFields.filter((field) => setup[field]?.trim());
  return { premise: setup.number, fields: Object.fromEntries(said.map((field) => [field, setup.number])) };
}

/** The mix with a field of another setup, or without the field if that setup provided it. */
export function toggled(mix: Mix, field: SetupField, number: number): Mix {
  const fields = { ...mix.fields };
  if (fields[field] === number) delete fields[field];
  else fields[field] = number;
  return { ...mix, fields };
}

/** The premise and the fields of a mix. */
export function taken(mix: Mix, setups: readonly Setup[]): { premise: string; fields: SetupFields } {
  const of = (number: number | undefined) => setups.find((setup) => setup.number === number);
  const fields: SetupFields = {};
  for (const field of setupFields) {
    const text = of(mix.fields[field])?.[field]?.trim();
    if (text) fields[field] = text;
  }
  return { premise: of(mix.premise)?.premise ?? "", fields };
}

/** Whether a mix uses a single setup. */
export const isPure = (mix: Mix): boolean => Object.values(mix.fields).every((number) => number === mix.premise);

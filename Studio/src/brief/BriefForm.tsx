import type { ReactNode } from "react";
import type { Problem } from "../api/problem";
import { templates, type Template } from "../api/briefs";
import { label } from "../text/format";
import { SelectField, TextArea, TextField } from "../ui";
import { fieldOrder, fieldTexts, languageName, languages, type Draft } from "./briefDraft";
import { LengthField } from "./LengthField";

interface Props {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  problem: Problem | null;
  /** Why the form cannot be submitted. */
  ideaFault: string | undefined;
  /** Whether its first field has the focus. */
  hasFocus?: boolean;
  /** Actions below the idea. */
  ideaHelp?: ReactNode;
}

const long = new Set(["character_input", "story_setting", "plot_elements"]);

/** The form of a brief: an idea, a length, and optional details. */
export function BriefForm({ draft, onChange, problem, ideaFault, hasFocus = false, ideaHelp }: Props) {
  const said = fieldOrder.filter((field) => draft.fields[field].trim() !== "").length;
  return (
    <div className="brief stack">
      <TextArea
        label="Your idea, in one line or more" className="idea" rows={3} value={draft.idea} autoFocus={hasFocus}
        placeholder="A lighthouse keeper finds a message in a bottle, in her own hand."
        fault={ideaFault ?? problem?.fault("idea")} maxLength={20_000} onChange={(event) => onChange({ idea: event.target.value })}
      />
      {ideaHelp}
      <LengthField words={draft.words} fault={problem?.fault("words")} onChange={(words) => onChange({ words })} />
      <div className="columns">
        <SelectField label="Language" value={draft.language} fault={problem?.fault("language")} onChange={(event) => onChange({ language: event.target.value })}>
          {(languages.includes(draft.language) ? languages : [draft.language, ...languages]).map((tag) => <option key={tag} value={tag}>{languageName(tag)}</option>)}
        </SelectField>
        <SelectField label="Story type" value={draft.template} onChange={(event) => onChange({ template: event.target.value as Template | "" })}>
          <option value="">Any</option>
          {templates.map((template) => <option key={template} value={template}>{label(template)}</option>)}
        </SelectField>
      </div>
      <details className="more" open={said > 0 || undefined}>
        <summary>More details: characters, setting, style, ending…{said > 0 && <span className="tag">{said} filled in</span>}</summary>
        <div className="columns">
          {fieldOrder.map((field) => {
            const texts = fieldTexts[field];
            const shared = {
              label: texts.label, hint: texts.hint, value: draft.fields[field], maxLength: 20_000, fault: problem?.fault(field),
            };
            const set = (text: string) => onChange({ fields: { ...draft.fields, [field]: text } });
            return long.has(field)
              ? <div className="wide" key={field}><TextArea {...shared} onChange={(event) => set(event.target.value)} /></div>
              : (
                <div key={field}>
                  <TextField {...shared} list={`${field}-suggestions`} onChange={(event) => set(event.target.value)} />
                  <datalist id={`${field}-suggestions`}>{texts.suggestions.map((text) => <option key={text} value={text} />)}</datalist>
                </div>
              );
          })}
          <TextField label="Title" hint="If empty, the outline suggests one." value={draft.title} maxLength={200} fault={problem?.fault("title")}
            onChange={(event) => onChange({ title: event.target.value })} />
          <TextField label="Author" hint="For the title page; never sent to a model." value={draft.author} maxLength={200} autoComplete="name" fault={problem?.fault("author")}
            onChange={(event) => onChange({ author: event.target.value })} />
        </div>
      </details>
    </div>
  );
}

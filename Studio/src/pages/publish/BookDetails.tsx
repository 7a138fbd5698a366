import { useEffect, useState, type FormEvent } from "react";
import { patchStory, type Story } from "../../api/stories";
import { useAction } from "../../app/useAction";
import { toast } from "../../app/toasts";
import { useStory } from "../../state/storyContext";
import { Button, ProblemNote, TextField } from "../../ui";
import { LICENCES } from "./formats";

/** The fields of the title page. */
interface Details {
  title: string;
  author: string;
  language: string;
  licence: string;
}

function detailsOf(story: Story): Details {
  return {
    title: story.title, author: story.brief.author ?? "", language: story.brief.language, licence: story.brief.licence ?? "",
  };
}

const same = (one: Details, other: Details): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The English name of a language, if the browser knows it. */
function languageName(tag: string): string | null {
  try {
    return new Intl.DisplayNames(["en"], { type: "language", fallback: "none" }).of(tag) ?? null;
  } catch {
    return null;
  }
}

/** The title page: title, author, language, licence. */
export function BookDetails() {
  const { store, state } = useStory();
  const story = state.story!;
  const stored = detailsOf(story);
  const [draft, setDraft] = useState(stored);
  useEffect(() => setDraft(detailsOf(story)), [JSON.stringify(stored)]);
  const save = useAction(async () => {
    const change = Object.fromEntries(Object.entries(draft).map(([name, text]) => [name, text.trim()])
      .filter(([name, text]) => text !== stored[name as keyof Details]));
    store.take(await store.change((revision) => patchStory(story.id, change, revision)));
    toast("The title page was saved.");
  });
  const field = (name: keyof Details) => ({
    value: draft[name], fault: save.problem?.fault(name),
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  });
  const language = languageName(draft.language.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!same(draft, stored)) void save.run();
  };
  return (
    <form className="stack" onSubmit={submit} aria-labelledby="details-heading">
      <h3 id="details-heading">Title page</h3>
      <TextField label="Title" maxLength={200} required {...field("title")} />
      <TextField label="Author" maxLength={200} autoComplete="name" hint="As shown on the cover. Never sent to a model." {...field("author")} />
      <TextField
        label="Language" maxLength={45} required hint={language ?? "A code such as en, de or zh-Hant. Read-aloud software needs it."}
        {...field("language")}
      />
      <TextField label="Licence" maxLength={200} list="licences" hint="What others may do with the book, in one line." {...field("licence")} />
      <datalist id="licences">{LICENCES.map((name) => <option key={name} value={name} />)}</datalist>
      <ProblemNote problem={save.problem} onRetry={save.problem?.isStale ? () => void store.reload().then(save.clear) : undefined} />
      <div className="row">
        <Button type="submit" look="primary" icon="check" isBusy={save.isBusy} disabled={same(draft, stored) || !draft.title.trim() || !draft.language.trim()}>Save</Button>
        {!same(draft, stored) && <Button look="quiet" icon="undo" onClick={() => { setDraft(stored); save.clear(); }}>Revert</Button>}
      </div>
    </form>
  );
}

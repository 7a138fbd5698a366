import { useId, useState, type FormEvent } from "react";
import { saveFile, type ExportFormat } from "../../api/exports";
import { listPictures } from "../../api/pictures";
import { announce } from "../../app/announce";
import { count, megabytes, plural } from "../../text/format";
import { storyHref } from "../../app/routes";
import { useAction } from "../../app/useAction";
import { useResource } from "../../app/useResource";
import { missed } from "../../state/storyStatus";
import { useStory } from "../../state/storyContext";
import { Button, Icon, ProblemNote } from "../../ui";
import { BookDetails } from "./BookDetails";
import { BookPreview } from "./BookPreview";
import { downloadBook, type Received } from "./download";
import { FORMATS } from "./formats";

/** Publishing: the title page, the format, and the file. */
export default function PublishPage() {
  const { state } = useStory();
  const story = state.story!;
  const id = useId();
  const [format, setFormat] = useState<ExportFormat>("epub");
  const [received, setReceived] = useState<Received | null>(null);
  const pictures = useResource(`pictures ${story.id}`, async (signal) => (await listPictures(story.id, signal)).items);
  const words = FORMATS.find((entry) => entry.format === format)!;

  const get = useAction(async ({ signal }) => {
    setReceived(null);
    const file = await downloadBook(story.id, format, setReceived, signal);
    saveFile(file.blob, file.name);
    announce(`${file.name} was downloaded.`);
    setReceived({ bytes: file.blob.size, total: file.blob.size });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void get.run();
  };

  const isEmpty = story.words === 0 && format !== "json";
  const chosen = pictures.value?.filter((picture) => picture.chosen) ?? [];
  const silent = chosen.filter((picture) => !picture.alt.trim()).length;
  const scenes = story.outline?.scenes.filter((scene) => scene.words > 0).length ?? 0;
  return (
    <div className="page publish">
      <h2>Publish</h2>
      {story.status === "incomplete" && (
        <div className="note warn">
          <Icon name="warning" />
          <div className="note-text">
            <p><strong>The story is finished, but {missed(story)}.</strong> It has {count(story.words)} of {count(story.asked_words)} words.</p>
            <div className="row"><a className="button plain small" href={storyHref(story.id, "check")}>View the checks</a></div>
          </div>
        </div>
      )}
      {story.status === "writing" && (
        <div className="note warn">
          <Icon name="warning" />
          <div className="note-text">
            <p><strong>The story is not finished.</strong> It has {count(story.words)} of {count(story.asked_words)} words. The file contains what is written so far.</p>
            <div className="row"><a className="button plain small" href={storyHref(story.id, "write")}>Continue writing</a></div>
          </div>
        </div>
      )}
      {silent > 0 && (
        <div className="note warn">
          <Icon name="warning" />
          <div className="note-text">
            <p>{plural(silent, "picture")} in the book {silent === 1 ? "has" : "have"} no alt text. Screen readers cannot describe {silent === 1 ? "it" : "them"}.</p>
            <div className="row"><a className="button plain small" href={storyHref(story.id, "pictures")}>Add alt text</a></div>
          </div>
        </div>
      )}
      <div className="publish-parts">
        <div className="stack">
          <section className="card"><BookDetails /></section>
          <form className="card stack" onSubmit={submit} aria-labelledby={`${id}-formats`}>
            <h3 id={`${id}-formats`}>File</h3>
            <fieldset className="formats">
              <legend className="unseen">Format</legend>
              {FORMATS.map((entry) => (
                <label key={entry.format} className={entry.format === format ? "chosen" : undefined}>
                  <input
                    type="radio" name={id} value={entry.format} checked={entry.format === format} aria-describedby={`${id}-${entry.format}`}
                    onChange={() => { setFormat(entry.format); setReceived(null); get.clear(); }}
                  />
                  <span><strong>{entry.name}</strong><small id={`${id}-${entry.format}`}>{entry.use}</small></span>
                </label>
              ))}
            </fieldset>
            <p className="hint">
              {plural(scenes, "chapter")}, {plural(story.words, "word")}
              {pictures.value ? `, ${plural(chosen.length, "picture")}` : ""}.
            </p>
            {isEmpty && <p className="fault">There is no text for a {words.name} file yet. Write first, or download the JSON as a backup of the outline.</p>}
            <div className="row">
              <Button type="submit" look="primary" icon="download" isBusy={get.isBusy} disabled={isEmpty}>Download {words.name}</Button>
              {get.isBusy && <Button icon="stop" look="quiet" onClick={get.stop}>Stop</Button>}
              <span role="status" className="soft">
                {get.isBusy && !received && "Creating the book…"}
                {get.isBusy && received && `${megabytes(received.bytes)}${received.total ? ` of ${megabytes(received.total)}` : ""}`}
                {!get.isBusy && received && !get.problem && `Downloaded, ${megabytes(received.bytes)}.`}
              </span>
            </div>
            {get.isBusy && (
              <progress aria-label="Download" max={received?.total ?? undefined} value={received?.total ? received.bytes : undefined} />
            )}
            <ProblemNote problem={get.problem} onRetry={() => void get.run()} onDismiss={get.clear} />
          </form>
        </div>
        <BookPreview />
      </div>
    </div>
  );
}

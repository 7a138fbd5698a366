import { useEffect, useId, useState, type ReactNode } from "react";
import { deletePicture, makePicture, patchPicture, remakePicture, type Picture } from "../../api/pictures";
import { toast } from "../../app/toasts";
import { useAction } from "../../app/useAction";
import { dollars, megabytes } from "../../text/format";
import { Button, Dialog, IconButton, ProblemNote, TextArea } from "../../ui";
import { AltField } from "./AltField";
import { PictureImage } from "../../story/PictureImage";
import { chosenOf, type Slot } from "./slots";
import { Thumbnails } from "./Thumbnails";
import { UploadDialog } from "./UploadDialog";

interface Props {
  story: string;
  slot: Slot;
  style: string;
  /** Whether an image model is available. */
  canMake: boolean;
  /** Whether a picture for this place is being generated from elsewhere on the page. */
  isMaking: boolean;
  /** Shown while no picture is selected. */
  none?: { label: string; drawing: ReactNode };
  /** Describes the prompt, and what happens if it is empty. */
  hint: string;
  onChanged: (change: (pictures: Picture[]) => Picture[]) => void;
  /** Called after a picture was generated. */
  onSpent: () => void;
}

/** The pictures with one more. If it is selected, the others of its place are not. */
export function withPicture(pictures: Picture[], added: Picture): Picture[] {
  const isSamePlace = (other: Picture) => other.kind === added.kind && other.scene === added.scene && (other.name ?? "") === (added.name ?? "");
  return [added, ...pictures.filter((other) => other.id !== added.id)
    .map((other) => (added.chosen && isSamePlace(other) ? { ...other, chosen: false } : other))];
}

function origin(picture: Picture): string {
  if (picture.source === "uploaded") return `Uploaded, ${picture.width} × ${picture.height}, ${megabytes(picture.bytes)}`;
  const cost = Number(picture.cost) > 0 ? `, ${dollars(picture.cost)}` : "";
  return `${picture.provider} ${picture.model}, ${picture.width} × ${picture.height}${cost}`;
}

/** One place in the book: its picture, its alternatives, and the actions. */
export function PictureSlot({ story, slot, style, canMake, isMaking, none, hint, onChanged, onSpent }: Props) {
  const id = useId();
  const chosen = chosenOf(slot);
  const [prompt, setPrompt] = useState(chosen?.prompt || slot.prompt);
  const [isUploading, setUploading] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  useEffect(() => setPrompt(chosen?.prompt || slot.prompt), [chosen?.id, slot.prompt]);

  const place = {
    kind: slot.kind, ...(slot.scene === null ? {} : { scene: slot.scene }), ...(slot.name === null ? {} : { name: slot.name }),
  };
  const make = useAction(async ({ intent, signal }) => {
    const words = prompt.trim();
    const { value } = chosen && chosen.source === "generated"
      ? await remakePicture(story, chosen.id, { ...(words ? { prompt: words } : {}), style }, intent, signal)
      : await makePicture(story, { ...place, style, ...(words ? { prompt: words } : {}) }, intent, signal);
    onSpent();
    // A regenerated picture is not selected by itself; it is selected here, and the old one remains available.
    const taken = value.chosen ? value : (await patchPicture(story, value.id, { chosen: true })).value;
    onChanged((pictures) => withPicture(pictures, taken));
    toast(`New picture: ${slot.title}.`);
  });
  const choose = useAction(async (_, picture: Picture | null) => {
    const target = picture ?? chosen;
    if (!target) return;
    const { value } = await patchPicture(story, target.id, { chosen: picture !== null });
    onChanged((pictures) => withPicture(pictures, value));
  });
  const remove = useAction(async (_, picture: Picture) => {
    await deletePicture(story, picture.id);
    onChanged((pictures) => pictures.filter((other) => other.id !== picture.id));
    setDeleting(false);
    toast("The picture was deleted.");
  });

  const isBusy = make.isBusy || isMaking;
  return (
    <article className={`slot card ${slot.kind}`} aria-labelledby={id}>
      <div className="slot-look" aria-busy={isBusy || undefined}>
        {chosen ? <PictureImage story={story} picture={chosen} /> : none?.drawing ?? <div className="picture-gap" role="img" aria-label="No picture yet">No picture yet</div>}
        {isBusy && <p className="slot-wait"><span className="spinner" aria-hidden="true" /> Generating a picture…</p>}
      </div>
      <div className="slot-words stack">
        <div className="row spread">
          <h3 id={id} dir="auto">{slot.title}</h3>
          {chosen && <IconButton icon="delete" label={`Delete picture: ${slot.title}`} onClick={() => setDeleting(true)} />}
        </div>
        {slot.pictures.length > (chosen && !none ? 1 : 0) && (
          <Thumbnails
            story={story} label={`Pictures to choose from: ${slot.title}`} pictures={slot.pictures} isDisabled={choose.isBusy}
            none={none ?? { label: "No picture", drawing: <span className="no-picture">None</span> }}
            onChoose={(picture) => void choose.run(picture)}
          />
        )}
        {canMake && <TextArea label="Prompt" value={prompt} maxLength={4_000} hint={hint} onChange={(event) => setPrompt(event.target.value)} />}
        <div className="row">
          {canMake && (
            <Button icon={chosen ? "refresh" : "add"} look={chosen ? "plain" : "primary"} isBusy={isBusy} onClick={() => void make.run()}>
              {chosen ? "Regenerate" : "Generate picture"}
            </Button>
          )}
          {canMake && make.isBusy && <Button icon="stop" look="quiet" onClick={make.stop}>Stop</Button>}
          <Button icon="upload" onClick={() => setUploading(true)}>Upload your own</Button>
        </div>
        <ProblemNote problem={make.problem} onRetry={() => void make.run()} onDismiss={make.clear} />
        <ProblemNote problem={choose.problem} onDismiss={choose.clear} />
        {chosen && <AltField story={story} picture={chosen} onChanged={(picture) => onChanged((pictures) => withPicture(pictures, picture))} />}
        {chosen && <p className="hint" dir="auto">{origin(chosen)}</p>}
      </div>
      {isUploading && (
        <UploadDialog
          story={story} slot={slot} onClose={() => setUploading(false)}
          onUploaded={(picture) => {
            setUploading(false);
            const take = picture.chosen ? Promise.resolve(picture) : patchPicture(story, picture.id, { chosen: true }).then((answer) => answer.value);
            take.then((taken) => onChanged((pictures) => withPicture(pictures, taken)), () => onChanged((pictures) => withPicture(pictures, picture)));
            toast("Your picture was added.");
          }}
        />
      )}
      {isDeleting && chosen && (
        <Dialog
          title="Delete this picture?" onClose={() => setDeleting(false)}
          actions={<>
            <Button onClick={() => setDeleting(false)}>Cancel</Button>
            <Button look="danger" icon="delete" isBusy={remove.isBusy} onClick={() => void remove.run(chosen)}>Delete</Button>
          </>}
        >
          <p>This cannot be undone, and generating it again costs again. To use a different picture in the book, select that one instead.</p>
          <ProblemNote problem={remove.problem} />
        </Dialog>
      )}
    </article>
  );
}

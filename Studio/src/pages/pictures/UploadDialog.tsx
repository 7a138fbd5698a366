import { useEffect, useMemo, useState, type FormEvent } from "react";
import { uploadPicture, type Picture } from "../../api/pictures";
import { megabytes } from "../../text/format";
import { useAction } from "../../app/useAction";
import { Button, Dialog, ProblemNote, TextArea } from "../../ui";
import { faultOfFile, UPLOAD_TYPES, type Slot } from "./slots";

interface Props {
  story: string;
  slot: Slot;
  onClose: () => void;
  onUploaded: (picture: Picture) => void;
}

const kinds: Record<string, string> = { "image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WebP" };

/** Uploads a picture: shows its properties first and requires an alt text. */
export function UploadDialog({ story, slot, onClose, onUploaded }: Props) {
  const [file, setFile] = useState<File | null>(null);
  const [alt, setAlt] = useState("");
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const address = useMemo(() => (file && !faultOfFile(file) ? URL.createObjectURL(file) : null), [file]);
  useEffect(() => () => { if (address) URL.revokeObjectURL(address); }, [address]);

  const send = useAction(async ({ intent }) => {
    if (!file) return;
    const about = {
      kind: slot.kind, alt: alt.trim(), ...(slot.scene === null ? {} : { scene: slot.scene }), ...(slot.name === null ? {} : { name: slot.name }),
    };
    const { value } = await uploadPicture(story, file, about, intent);
    onUploaded(value);
  });
  const fault = file ? faultOfFile(file) : null;
  const canSend = file !== null && fault === null && alt.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canSend) void send.run();
  };
  return (
    <Dialog
      title={`Upload a picture: ${slot.title}`} onClose={onClose}
      actions={<>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" icon="upload" type="submit" form="upload" isBusy={send.isBusy} disabled={!canSend}>Upload</Button>
      </>}
    >
      <form id="upload" className="stack" onSubmit={submit}>
        <div className={`field${fault ? " faulty" : ""}`}>
          <label htmlFor="upload-file">Picture</label>
          <input
            id="upload-file" type="file" accept={UPLOAD_TYPES.join(",")} aria-describedby="upload-hint"
            aria-invalid={fault ? true : undefined}
            onChange={(event) => { setFile(event.target.files?.[0] ?? null); setSize(null); send.clear(); }}
          />
          <p className={fault ? "fault" : "hint"} id="upload-hint" role="status">
            {fault ?? (file
              ? `${file.name}: ${kinds[file.type]}, ${megabytes(file.size)}${size ? `, ${size.width} × ${size.height} pixels` : ""}.`
              : "PNG, JPEG or WebP, at most 10 MB. Location and camera data are removed.")}
          </p>
        </div>
        {address && (
          <img
            className="upload-look" src={address} alt="Selected picture"
            onLoad={({ currentTarget: image }) => setSize({ width: image.naturalWidth, height: image.naturalHeight })}
          />
        )}
        <TextArea
          label="Alt text" value={alt} required maxLength={1_000} onChange={(event) => setAlt(event.target.value)}
          hint="One or two sentences on what the picture shows. Required before the picture can be used."
        />
        <ProblemNote problem={send.problem} />
      </form>
    </Dialog>
  );
}

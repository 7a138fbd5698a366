import { useEffect, useState } from "react";
import { patchPicture, type Picture } from "../../api/pictures";
import { useAction } from "../../app/useAction";
import { ProblemNote, TextArea } from "../../ui";

/** The alt text of a picture; saved when the field loses the focus. */
export function AltField({ story, picture, onChanged }: { story: string; picture: Picture; onChanged: (picture: Picture) => void }) {
  const [alt, setAlt] = useState(picture.alt);
  useEffect(() => setAlt(picture.alt), [picture.id, picture.alt]);
  const keep = useAction(async () => {
    const { value } = await patchPicture(story, picture.id, { alt: alt.trim() });
    onChanged(value);
  });
  return (
    <>
      <TextArea
        label="Alt text" value={alt} maxLength={1_000} required
        hint="One or two sentences on what the picture shows. Screen readers read it aloud, in the studio and in the book."
        fault={alt.trim() ? undefined : "Alt text is required."}
        onChange={(event) => setAlt(event.target.value)}
        onBlur={() => { if (alt.trim() && alt.trim() !== picture.alt) void keep.run(); }}
      />
      <ProblemNote problem={keep.problem} onRetry={() => void keep.run()} />
    </>
  );
}

import { useState } from "react";
import { makePicture, patchPicture, type ImageModel, type Picture } from "../../api/pictures";
import { announce } from "../../app/announce";
import { count, dollars, plural } from "../../text/format";
import { useAction } from "../../app/useAction";
import { newIntent } from "../../api/client";
import { Button, ProblemNote } from "../../ui";
import { chosenOf, type Slot } from "./slots";

interface Props {
  story: string;
  label: string;
  slots: Slot[];
  style: string;
  model: ImageModel;
  /** The pictures left in the plan; null means unlimited. */
  remaining: number | null;
  onMaking: (key: string | null) => void;
  onMade: (picture: Picture) => void;
}

/** Generates the missing pictures one after the other. If stopped, finished ones are kept. */
export function MakeAll({ story, label, slots, style, model, remaining, onMaking, onMade }: Props) {
  const [done, setDone] = useState(0);
  const [total, setTotal] = useState(0);
  const missing = slots.filter((slot) => !chosenOf(slot));
  const all = useAction(async ({ signal }) => {
    const wanted = missing;
    setTotal(wanted.length);
    setDone(0);
    try {
      for (const [place, slot] of wanted.entries()) {
        if (signal.aborted) return;
        onMaking(slot.key);
        const { value } = await makePicture(story, {
          kind: slot.kind, style, ...(slot.scene === null ? {} : { scene: slot.scene }), ...(slot.name === null ? {} : { name: slot.name }),
          ...(slot.prompt ? { prompt: slot.prompt } : {}),
        }, newIntent(), signal);
        onMade(value.chosen ? value : (await patchPicture(story, value.id, { chosen: true })).value);
        setDone(place + 1);
        announce(`${place + 1} of ${wanted.length} pictures generated.`);
      }
    } finally {
      onMaking(null);
    }
  });
  if (missing.length < 2 && !all.isBusy) return null;
  const isShort = remaining !== null && remaining < missing.length;
  return (
    <div className="make-all">
      <div className="row">
        <Button icon="add" isBusy={all.isBusy} disabled={remaining === 0} onClick={() => void all.run()}>
          {all.isBusy ? `${done} of ${total} generated` : `${label} (${missing.length})`}
        </Button>
        {all.isBusy && <Button icon="stop" look="quiet" onClick={all.stop}>Stop</Button>}
        <span className="hint">
          {Number(model.price) > 0 ? `About ${dollars(model.price)} each. ` : ""}
          {isShort ? `Your plan has ${plural(remaining, "picture")} left this month; ${count(missing.length)} are missing.` : ""}
        </span>
      </div>
      <ProblemNote problem={all.problem} onRetry={() => void all.run()} onDismiss={all.clear} />
    </div>
  );
}

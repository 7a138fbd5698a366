import { useEffect, useState } from "react";
import { count, readingTime } from "../text/format";
import { TextField } from "../ui";

const lengths: readonly { words: number; name: string }[] = [
  { words: 500, name: "Sketch" }, { words: 1500, name: "Short story" }, { words: 5000, name: "Long story" },
  { words: 20_000, name: "Novella" }, { words: 80_000, name: "Novel" },
];
const [least, most] = [100, 200_000];

interface Props {
  words: number;
  onChange: (words: number) => void;
  fault?: string | undefined;
}

/** The target length: a common one, or any number of words. */
export function LengthField({ words, onChange, fault }: Props) {
  const [text, setText] = useState(String(words));
  useEffect(() => setText((old) => (Number(old) === words ? old : String(words))), [words]);
  const number = Number(text.replace(/[\s,.]/g, ""));
  const isFit = Number.isInteger(number) && number >= least && number <= most;
  return (
    <fieldset className="length">
      <legend className="legend">Length</legend>
      <div className="length-choices">
        {lengths.map((length) => (
          <label key={length.words} className={words === length.words ? "chosen" : undefined}>
            <input type="radio" name="length" className="unseen" checked={words === length.words} onChange={() => onChange(length.words)} />
            <strong>{length.name}</strong>
            <span>{count(length.words)} words</span>
          </label>
        ))}
      </div>
      <TextField
        label="Words" inputMode="numeric" value={text} hint={isFit ? `About ${readingTime(number)}.` : undefined}
        fault={isFit ? fault : `Enter a number from ${count(least)} to ${count(most)}.`}
        onChange={(event) => {
          setText(event.target.value);
          const next = Number(event.target.value.replace(/[\s,.]/g, ""));
          if (Number.isInteger(next) && next >= least && next <= most) onChange(next);
        }}
      />
    </fieldset>
  );
}

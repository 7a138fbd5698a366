import { useId } from "react";
import type { PictureStyle } from "../../api/pictures";
import { label } from "../../text/format";

/** The style of new pictures. */
export function StyleChoice({ styles, chosen, onChoose }: { styles: PictureStyle[]; chosen: string; onChoose: (name: string) => void }) {
  const id = useId();
  return (
    <fieldset className="styles">
      <legend className="legend">Style of new pictures</legend>
      <div className="style-cards">
        {styles.map((style) => (
          <label key={style.name} className={style.name === chosen ? "chosen" : undefined}>
            <input type="radio" name={id} value={style.name} checked={style.name === chosen} onChange={() => onChoose(style.name)} aria-describedby={`${id}-${style.name}`} />
            <span><strong>{label(style.name)}</strong><small id={`${id}-${style.name}`}>{style.description}</small></span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

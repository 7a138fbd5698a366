import { IconButton, Button } from "../ui";
import { dismiss, toasts } from "./toasts";
import { useSignal } from "./useSignal";

/** The short messages at the edge of the page. They are said by the live region. */
export function ToastShelf() {
  const list = useSignal(toasts);
  return (
    <div className="toasts" role="region" aria-label="Notices">
      {list.map((entry) => (
        <div key={entry.id} className={`toast ${entry.kind}`}>
          <p>{entry.text}</p>
          {entry.action && (
            <Button isSmall look="quiet" onClick={() => { dismiss(entry.id); entry.action?.act(); }}>{entry.action.label}</Button>
          )}
          <IconButton icon="close" label="Dismiss" onClick={() => dismiss(entry.id)} />
        </div>
      ))}
    </div>
  );
}

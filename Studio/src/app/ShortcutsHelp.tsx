import { Dialog } from "../ui";
import { shortcuts } from "./shortcuts";
import { useSignal } from "./useSignal";

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** The names of the keys of a shortcut. */
export function keyNames(keys: string): string[] {
  return keys.split(" ").flatMap((step) => step.split(/\+(?=.)/)).map((key) => (key === "Mod" ? (isMac ? "⌘" : "Ctrl") : key));
}

/** Lists the keyboard shortcuts of this page. */
export function ShortcutsHelp({ onClose }: { onClose: () => void }) {
  const list = useSignal(shortcuts);
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className="keys">
        {list.map((entry) => (
          <div key={entry.keys}>
            <dt>{keyNames(entry.keys).map((key, place) => <kbd key={place}>{key}</kbd>)}</dt>
            <dd>{entry.what}</dd>
          </div>
        ))}
        <div><dt><kbd>Tab</kbd></dt><dd>Next control; with Shift, the previous one</dd></div>
        <div><dt><kbd>Esc</kbd></dt><dd>Close a menu or a dialog</dd></div>
      </dl>
    </Dialog>
  );
}

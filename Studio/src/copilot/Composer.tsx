import { forwardRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { Button, TextArea } from "../ui";

/** The most characters in a message. */
const MOST = 4_000;

interface Props {
  isRunning: boolean;
  text: string;
  onText: (text: string) => void;
  onSend: (text: string) => void;
  onStop: () => void;
}

/** The message field: Enter sends, Shift+Enter starts a new line. */
export const Composer = forwardRef<HTMLTextAreaElement, Props>(function Composer({ isRunning, text, onText, onSend, onStop }, ref) {
  const [isComposing, setComposing] = useState(false);
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    if (!isRunning && text.trim()) onSend(text.trim());
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form className="composer" onSubmit={send}>
      <TextArea
        ref={ref} label="Message to the copilot" isLabelHidden placeholder="Ask a question or request a change" value={text} maxLength={MOST}
        onChange={(event) => onText(event.target.value)} onKeyDown={pressed}
        onCompositionStart={() => setComposing(true)} onCompositionEnd={() => setComposing(false)}
      />
      {isRunning
        ? <Button icon="stop" onClick={onStop}>Stop</Button>
        : <Button look="primary" icon="arrowUp" type="submit" disabled={!text.trim()}>Send</Button>}
    </form>
  );
});

/** A value that others can watch. What it holds is replaced, never changed in place. */
export class Signal<Value> {
  private value: Value;
  private readonly listeners = new Set<() => void>();

  constructor(value: Value) {
    this.value = value;
  }

  /** The present value; bound, for `useSyncExternalStore`. */
  readonly get = (): Value => this.value;

  /** Calls the listener after each change, until the function that it hands back is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Replaces the value and tells the listeners, unless it is the same one. */
  set(value: Value): void {
    if (Object.is(value, this.value)) return;
    this.value = value;
    for (const listener of [...this.listeners]) listener();
  }

  /** Replaces the value by what the function makes of it. */
  update(change: (value: Value) => Value): void {
    this.set(change(this.value));
  }
}

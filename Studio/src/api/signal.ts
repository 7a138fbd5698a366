/** An observable value. Values are replaced, never changed in place. */
export class Signal<Value> {
  private value: Value;
  private readonly listeners = new Set<() => void>();

  constructor(value: Value) {
    this.value = value;
  }

  /** The current value; bound, for `useSyncExternalStore`. */
  readonly get = (): Value => this.value;

  /** Calls the listener after each change, until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Replaces the value and notifies the listeners, unless it is the same value. */
  set(value: Value): void {
    if (Object.is(value, this.value)) return;
    this.value = value;
    for (const listener of [...this.listeners]) listener();
  }

  /** Replaces the value with the function's result. */
  update(change: (value: Value) => Value): void {
    this.set(change(this.value));
  }
}

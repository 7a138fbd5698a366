import { Signal } from "../api/signal";

/** Within this distance from the end of the text, in pixels, the reader counts as following it. */
const NEAR = 160;
/** Pixels that stay free below the last line. */
const MARGIN = 120;
/** Milliseconds after an input within which scrolling counts as the reader's own. */
const BY_HAND = 600;
const inputs = ["wheel", "touchmove", "keydown", "pointerdown"] as const;

/** Keeps the end of a growing text in view for a reader who follows it. After scrolling away, the reader can jump back. */
export class AutoScroller {
  /** Whether the end of a growing text is out of view. */
  readonly isAway = new Signal(false);
  private isFollowing = true;
  private lastInput = -Infinity;

  /** `end` returns the element to which text is added; null if there is none. */
  constructor(private readonly end: () => HTMLElement | null) {}

  /** Observes scrolling until the returned function is called. */
  watch(): () => void {
    const scrolled = (): void => this.look();
    const touched = (): void => {
      this.lastInput = performance.now();
    };
    window.addEventListener("scroll", scrolled, { passive: true });
    window.addEventListener("resize", scrolled, { passive: true });
    for (const name of inputs) window.addEventListener(name, touched, { passive: true, capture: true });
    this.look();
    return () => {
      window.removeEventListener("scroll", scrolled);
      window.removeEventListener("resize", scrolled);
      for (const name of inputs) window.removeEventListener(name, touched, { capture: true });
    };
  }

  /** Called when the text has grown. */
  grown(): void {
    const end = this.end();
    if (!end?.isConnected) {
      this.isAway.set(false);
      return;
    }
    const below = end.getBoundingClientRect().bottom - (window.innerHeight - MARGIN);
    if (this.isFollowing && below > 0) window.scrollBy({ top: below, behavior: "auto" });
    this.isAway.set(!this.isFollowing && below > NEAR);
  }

  /** Scrolls to the end and follows it from there. */
  jump(): void {
    this.isFollowing = true;
    this.lastInput = -Infinity;
    this.end()?.scrollIntoView({ block: "end" });
    this.grown();
  }

  private look(): void {
    const end = this.end();
    if (!end?.isConnected) return;
    const below = end.getBoundingClientRect().bottom - (window.innerHeight - MARGIN);
    // The page also scrolls when text above changes its height. Only the reader's own input counts.
    if (performance.now() - this.lastInput < BY_HAND) this.isFollowing = below <= NEAR;
    this.isAway.set(!this.isFollowing && below > NEAR);
  }
}

import { Signal } from "../api/signal";

/** Pixels below the end of the text within which somebody counts as reading along. */
const NEAR = 160;
/** Pixels that stay free below the last line. */
const MARGIN = 120;
/** Milliseconds after a touch of keys, wheel or screen within which scrolling counts as the writer's own. */
const BY_HAND = 600;
const inputs = ["wheel", "touchmove", "keydown", "pointerdown"] as const;

/**
 * Keeps the end of a growing text in view, but only for somebody who is there: who scrolls away is left alone and can jump
 * back.
 */
export class AutoScroller {
  /** Whether there is a growing text whose end is out of sight. */
  readonly isAway = new Signal(false);
  private isFollowing = true;
  private lastInput = -Infinity;

  /** Takes what tells the element at whose end text comes in; null where nothing grows. */
  constructor(private readonly end: () => HTMLElement | null) {}

  /** Watches how the page is scrolled, until the function that it hands back is called. */
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

  /** The text has grown. */
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

  /** Goes to the end and follows it from there. */
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
    // A page also scrolls because text above it changes its height. Only what hands do says what somebody wants.
    if (performance.now() - this.lastInput < BY_HAND) this.isFollowing = below <= NEAR;
    this.isAway.set(!this.isFollowing && below > NEAR);
  }
}

import { Signal } from "../api/signal";

/** Pixels below the end of the text within which somebody counts as reading along. */
const NEAR = 160;
/** Pixels that stay free below the last line. */
const MARGIN = 120;

/**
 * Keeps the end of a growing text in view, but only for somebody who is there: who scrolls away is left alone and can jump
 * back.
 */
export class Follower {
  /** Whether there is a growing text whose end is out of sight. */
  readonly isAway = new Signal(false);
  private isFollowing = true;
  private lastTop = 0;

  /** Takes what tells the element at whose end text comes in; null where nothing grows. */
  constructor(private readonly end: () => HTMLElement | null) {}

  /** Watches how the page is scrolled, until the function that it hands back is called. */
  watch(): () => void {
    const scrolled = (): void => this.look();
    window.addEventListener("scroll", scrolled, { passive: true });
    window.addEventListener("resize", scrolled, { passive: true });
    this.look();
    return () => {
      window.removeEventListener("scroll", scrolled);
      window.removeEventListener("resize", scrolled);
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
    this.end()?.scrollIntoView({ block: "end" });
    this.grown();
  }

  private look(): void {
    const end = this.end();
    if (!end?.isConnected) return;
    const below = end.getBoundingClientRect().bottom - (window.innerHeight - MARGIN);
    // Whoever scrolls up has left, even if only a little; whoever comes near the end is back.
    if (window.scrollY < this.lastTop - 4) this.isFollowing = below <= 0;
    else if (below <= NEAR) this.isFollowing = true;
    this.lastTop = window.scrollY;
    this.isAway.set(!this.isFollowing && below > NEAR);
  }
}

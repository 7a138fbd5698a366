/** An area of the window, in pixels from its upper left corner. */
export interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Whether two areas overlap. */
export const overlap = (one: Area, other: Area): boolean =>
  one.top < other.bottom && other.top < one.bottom && one.left < other.right && other.left < one.right;

/**
 * The area of the focus: the focused field or button, or the line with the caret in a text. Null if nothing specific has the
 * focus, for example after a click on the page.
 */
export function focusedArea(): Area | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  if (!element.isContentEditable) return element.tabIndex < 0 ? null : element.getBoundingClientRect();
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const line = range.getClientRects()[0];
  // In an empty paragraph the caret has no rectangle.
  const { startContainer } = range;
  const around = startContainer instanceof Element ? startContainer : startContainer.parentElement;
  return line ?? around?.getBoundingClientRect() ?? null;
}

/** The icons as strokes in a 20 × 20 grid. */
const drawings = {
  add: "M10 4v12M4 10h12",
  arrowDown: "M10 4v12m0 0 5-5m-5 5-5-5",
  arrowUp: "M10 16V4m0 0 5 5m-5-5-5 5",
  arrowRight: "M4 10h12m0 0-5-5m5 5-5 5",
  book: "M10 5.5C8.5 4.3 6.2 4 3 4v11.5c3.2 0 5.5.3 7 1.5 1.5-1.2 3.8-1.5 7-1.5V4c-3.2 0-5.5.3-7 1.5zm0 0V17",
  chart: "M3 17h14M5.5 14v-4M10 14V5m4.5 9V8",
  check: "m4 10.5 4 4 8-9",
  chevronDown: "m5 7.5 5 5 5-5",
  close: "m5 5 10 10M15 5 5 15",
  copilot: "M10 3.5c.6 3.6 2.9 5.9 6.5 6.5-3.6.6-5.9 2.9-6.5 6.5-.6-3.6-2.9-5.9-6.5-6.5 3.6-.6 5.9-2.9 6.5-6.5z",
  copy: "M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5z",
  delete: "M4 6h12M8 6V3.5h4V6M5.5 6l.8 10.5h7.4L14.5 6M8.5 9v4.5m3-4.5v4.5",
  download: "M10 3.5v9m0 0 4-4m-4 4-4-4M4 16.5h12",
  drag: "M7.5 5v.01M12.5 5v.01M7.5 10v.01M12.5 10v.01M7.5 15v.01M12.5 15v.01",
  edit: "m4 16 .8-3.6L13.5 3.7l2.8 2.8L7.6 15.2z",
  heart: "M10 16.5S3.5 12.8 3.5 8.3A3.3 3.3 0 0 1 10 6.9a3.3 3.3 0 0 1 6.5 1.4c0 4.5-6.5 8.2-6.5 8.2z",
  help: "M7.5 7.5a2.5 2.5 0 1 1 3.4 2.3c-.6.3-.9.8-.9 1.5v.7m0 2.5v.01",
  key: "M12.5 11.5a4 4 0 1 0-3.7-2.5L3.5 14.3v2.2H6v-2h2v-2l.9-.9a4 4 0 0 0 3.6-.1zM13 7v.01",
  merge: "M5 3.5v3.5c0 3 5 3 5 6v3.5M15 3.5v3.5c0 3-5 3-5 6",
  menu: "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
  more: "M4.5 10v.01M10 10v.01M15.5 10v.01",
  pause: "M7 4.5v11M13 4.5v11",
  play: "M6 4v12l9.5-6z",
  refresh: "M16 10a6 6 0 1 1-1.8-4.3M16 3.5V7h-3.5",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zm4-1.5 3.5 3.5",
  split: "M10 3.5v13M3.5 6.5h4v7h-4zM12.5 6.5h4v7h-4z",
  stop: "M5.5 5.5h9v9h-9z",
  theme: "M10 3.5v13M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13zm2 1v11m2-10v9",
  undo: "M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8",
  upload: "M10 12.5v-9m0 0 4 4m-4-4-4 4M4 16.5h12",
  warning: "M10 3.5 17.5 16.5h-15zM10 8v4m0 2.2v.01",
} as const;

/** The name of an icon. */
export type IconName = keyof typeof drawings;

/** An icon beside text; screen readers skip it. */
export function Icon({ name, isFilled = false }: { name: IconName; isFilled?: boolean }) {
  return (
    <svg className={name === "more" || name === "drag" ? "icon dots" : "icon"} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={drawings[name]} fill={isFilled ? "currentColor" : "none"} />
    </svg>
  );
}

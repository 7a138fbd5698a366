/** Says that something is being read. It shows only after a moment, so that fast answers do not flicker. */
export function Loading({ what = "Loading" }: { what?: string }) {
  return <p className="loading" role="status"><span className="spinner" aria-hidden="true" /> {what}…</p>;
}

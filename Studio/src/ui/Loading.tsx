/** Shows that something is loading, after a short delay to avoid flicker. */
export function Loading({ what = "Loading" }: { what?: string }) {
  return <p className="loading" role="status"><span className="spinner" aria-hidden="true" /> {what}…</p>;
}

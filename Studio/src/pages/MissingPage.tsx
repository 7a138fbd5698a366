import { useTitle } from "../app/useTitle";
import { EmptyState } from "../ui";

/** Shown for an unknown address. */
export default function MissingPage() {
  useTitle("Page not found");
  return (
    <div className="page">
      <EmptyState isWholePage title="Page not found" actions={<a className="button primary" href="#/">Go to the library</a>}>
        <p>The story may have been deleted, or the link may be incomplete.</p>
      </EmptyState>
    </div>
  );
}

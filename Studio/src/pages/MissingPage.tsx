import { useTitle } from "../app/useTitle";
import { EmptyState } from "../ui";

/** What an address shows that names nothing. */
export default function MissingPage() {
  useTitle("Nothing here");
  return (
    <div className="page">
      <EmptyState isWholePage title="There is nothing at this address" actions={<a className="button primary" href="#/">To the library</a>}>
        <p>The story may have been deleted, or the address is not whole.</p>
      </EmptyState>
    </div>
  );
}

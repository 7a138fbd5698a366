import { Component, type ErrorInfo, type ReactNode } from "react";
import { Button } from "../ui";

/** Shows an error message in place of a page that failed; the rest of the studio keeps working. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    // A part of the page fails to load when the program was updated or the server does not respond.
    const isMissing = /import|module|load/i.test(error.message);
    return (
      <div className="page narrow" role="alert">
        <h1>{isMissing ? "This page could not be loaded" : "Something went wrong"}</h1>
        <p>
          {isMissing
            ? "The server is not responding, or it was updated in the meantime. Reload the studio."
            : "Your saved work is safe. Reload the studio; if the problem persists, go back to the library."}
        </p>
        <div className="row">
          <Button look="primary" icon="refresh" onClick={() => location.reload()}>Reload</Button>
          <Button onClick={() => this.setState({ error: null })}>Try without reloading</Button>
          <a className="button plain" href="#/">Library</a>
        </div>
      </div>
    );
  }
}

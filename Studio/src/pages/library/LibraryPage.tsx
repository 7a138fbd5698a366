import { useTitle } from "../../app/useTitle";

export default function LibraryPage() {
  useTitle("Library");
  return <div className="page"><h1>Library</h1></div>;
}

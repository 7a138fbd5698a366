import { useTitle } from "../../app/useTitle";

export default function KeysPage() {
  useTitle("Keys");
  return <div className="page"><h1>Keys</h1></div>;
}

import { useTitle } from "../../app/useTitle";

export default function BeginPage() {
  useTitle("Begin");
  return <div className="page"><h1>Begin</h1></div>;
}

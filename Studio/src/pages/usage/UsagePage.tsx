import { useTitle } from "../../app/useTitle";

export default function UsagePage() {
  useTitle("Usage");
  return <div className="page"><h1>Usage</h1></div>;
}

import { useStory } from "../../story/storyContext";

/** The history part of a story's room. */
export default function HistoryPage() {
  const { state } = useStory();
  return <div className="page"><h2>History</h2><p>{state.story?.title}</p></div>;
}

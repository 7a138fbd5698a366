import { useStory } from "../../story/storyContext";

/** The check part of a story's room. */
export default function CheckPage() {
  const { state } = useStory();
  return <div className="page"><h2>Check</h2><p>{state.story?.title}</p></div>;
}

import { useStory } from "../../story/storyContext";

/** The plan part of a story's room. */
export default function PlanPage() {
  const { state } = useStory();
  return <div className="page"><h2>Plan</h2><p>{state.story?.title}</p></div>;
}

import { useStory } from "../../story/storyContext";

/** The publish part of a story's room. */
export default function PublishPage() {
  const { state } = useStory();
  return <div className="page"><h2>Publish</h2><p>{state.story?.title}</p></div>;
}

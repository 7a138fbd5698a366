import { useStory } from "../../story/storyContext";

/** The write part of a story's room. */
export default function WritePage() {
  const { state } = useStory();
  return <div className="page"><h2>Write</h2><p>{state.story?.title}</p></div>;
}

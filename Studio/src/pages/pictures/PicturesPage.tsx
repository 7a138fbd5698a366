import { useStory } from "../../story/storyContext";

/** The pictures part of a story's room. */
export default function PicturesPage() {
  const { state } = useStory();
  return <div className="page"><h2>Pictures</h2><p>{state.story?.title}</p></div>;
}

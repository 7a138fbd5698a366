import { useStory } from "../story/storyContext";

/** The panel beside a story. */
export default function CopilotPanel() {
  const { state } = useStory();
  return <div className="copilot"><p>{state.story?.title}</p></div>;
}

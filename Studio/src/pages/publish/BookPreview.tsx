import { listPictures } from "../../api/pictures";
import { readText } from "../../api/texts";
import { useResource } from "../../app/useResource";
import { useStory } from "../../state/storyContext";
import { Loading, ProblemNote } from "../../ui";
import { TextCover } from "../../story/TextCover";
import { PictureImage } from "../../story/PictureImage";
import { opening } from "./formats";

/** The most characters on the preview page. */
const PAGE = 1_100;

/** A preview of the book: its cover and its first page. */
export function BookPreview() {
  const { state } = useStory();
  const story = state.story!;
  const cover = useResource(`cover ${story.id}`, async (signal) => {
    const { items } = await listPictures(story.id, signal);
    return { picture: items.find((picture) => picture.kind === "cover" && picture.chosen) ?? null };
  });
  const text = useResource(`text ${story.id} ${state.revision}`, async (signal) => (await readText(story.id, signal)).value);
  const first = text.value?.scenes.find((scene) => scene.text.trim() !== "");
  return (
    <div className="book-preview" role="group" aria-label="Preview of the book">
      <figure className="book-cover">
        {cover.value?.picture ? <PictureImage story={story.id} picture={cover.value.picture} /> : <TextCover story={story} />}
        <figcaption className="hint">Cover. <a href={`#/stories/${story.id}/pictures`}>Change it</a></figcaption>
      </figure>
      <div className="book-page" lang={story.brief.language} dir="auto">
        {first && (
          <>
            <p className="book-chapter">{first.title}</p>
            {opening(first.text, PAGE).map((paragraph, place) => <p key={place}>{paragraph}</p>)}
          </>
        )}
        {text.value && !first && <p className="soft">There is no text yet.</p>}
        {!text.value && (text.problem ? <ProblemNote problem={text.problem} onRetry={text.reload} /> : <Loading what="Loading the first page" />)}
      </div>
    </div>
  );
}

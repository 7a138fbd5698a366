import { useCallback, useRef, useState } from "react";
import { listImageModels, listPictures, listPictureStyles, type Picture } from "../../api/pictures";
import { readUsage } from "../../api/usage";
import { date, dollars, plural } from "../../text/format";
import { storyHref } from "../../app/routes";
import { useResource } from "../../app/useResource";
import { useStory } from "../../state/storyContext";
import { EmptyState, Icon, Loading, ProblemNote } from "../../ui";
import { LetterCover } from "../../story/LetterCover";
import { MakeAll } from "./MakeAll";
import { PictureSlot, withPicture } from "./PictureSlot";
import { slotsOf } from "./slots";
import { StyleChoice } from "./StyleChoice";

/** The pictures part of a story's room: the cover, portraits, and a picture of each scene. */
export default function PicturesPage() {
  const { state } = useStory();
  const story = state.story!;
  const pictures = useResource(`pictures ${story.id}`, async (signal) => (await listPictures(story.id, signal)).items);
  const models = useResource("image-models", listImageModels);
  const styles = useResource("picture-styles", listPictureStyles);
  const usage = useResource("usage", readUsage);
  const [making, setMaking] = useState<string | null>(null);
  const names = styles.value?.items ?? [];
  const [chosenStyle, setStyle] = useState<string | null>(null);

  const { value, set } = pictures;
  // Several changes may come between two renderings, so the latest list is kept beside the page's.
  const list = useRef<Picture[]>([]);
  list.current = value ?? [];
  const change = useCallback((edit: (pictures: Picture[]) => Picture[]) => {
    list.current = edit(list.current);
    set(list.current);
  }, [set]);

  if (!value) {
    return <div className="page">{pictures.problem ? <ProblemNote problem={pictures.problem} onRetry={pictures.reload} /> : <Loading what="Looking for pictures" />}</div>;
  }
  const model = models.value?.items[0] ?? null;
  const latest = [...value].sort((one, other) => other.created_at.localeCompare(one.created_at)).find((picture) => picture.style)?.style;
  const style = chosenStyle ?? (names.some((entry) => entry.name === latest) ? latest! : names[0]?.name ?? "");
  const { cover, portraits, scenes } = slotsOf(story, value);
  const images = usage.value?.images;
  const letters = { label: "The cover of letters", drawing: <LetterCover story={story} isDecoration={cover.pictures.length > 0} /> };
  const shared = { story: story.id, style, canMake: model !== null, onChanged: change, onSpent: usage.reload };
  const group = { story: story.id, style, remaining: images?.remaining ?? null, onMaking: setMaking, onMade: (picture: Picture) => { change((old) => withPicture(old, picture)); usage.reload(); } };

  return (
    <div className="page pictures">
      <header className="stack">
        <h2>Pictures</h2>
        {models.value && !model && (
          <div className="note warn">
            <Icon name="warning" />
            <div className="note-text">
              <p><strong>No provider of pictures is set up.</strong> {models.value.advice ?? "Whoever runs this server can give it the key of one."}</p>
              <p>Until then you can upload pictures of your own, and the book has a cover of letters.</p>
            </div>
          </div>
        )}
        <ProblemNote problem={models.problem} onRetry={models.reload} />
        {model && (
          <p className="soft">
            Made by {model.model} ({model.provider}){Number(model.price) > 0 ? `, about ${dollars(model.price)} each` : ""}.{" "}
            {images && (images.remaining === null ? "Your plan has no limit of pictures." : `${plural(images.remaining, "picture")} of your plan left this month.`)}{" "}
            <a href="#/usage">Usage</a>
          </p>
        )}
        {model && images?.remaining === 0 && (
          <div className="note warn"><Icon name="warning" /><div className="note-text"><p>
            The pictures of your plan are used up until {date(usage.value!.resets_at)}. Uploading your own goes on; <a href="#/keys">another plan</a> has more.
          </p></div></div>
        )}
        {model && names.length > 0 && <StyleChoice styles={names} chosen={style} onChoose={setStyle} />}
      </header>

      <section className="stack" aria-labelledby="cover-heading">
        <h2 id="cover-heading">Cover</h2>
        <PictureSlot {...shared} slot={cover} isMaking={making === cover.key} none={letters} hint="Left empty, it is made from the premise. The title is not part of the picture." />
      </section>

      {portraits.length > 0 && (
        <section className="stack" aria-labelledby="portraits-heading">
          <div className="row spread">
            <h2 id="portraits-heading">Portraits</h2>
            {model && <MakeAll {...group} model={model} label="Make all portraits" slots={portraits} />}
          </div>
          <p className="soft">
            {model?.references
              ? "Make these first: pictures of scenes take them as their reference, so that faces stay the same."
              : "They show who the story is about. This model does not take references, so faces may differ between pictures."}
          </p>
          <div className="slots">
            {portraits.map((slot) => (
              <PictureSlot key={slot.key} {...shared} slot={slot} isMaking={making === slot.key} hint="Age, hair, clothes, bearing. Left empty, it is made from what the story says." />
            ))}
          </div>
        </section>
      )}

      <section className="stack" aria-labelledby="scenes-heading">
        <div className="row spread">
          <h2 id="scenes-heading">Scenes</h2>
          {model && <MakeAll {...group} model={model} label="Make all that are missing" slots={scenes} />}
        </div>
        {scenes.length === 0
          ? <EmptyState title="There are no scenes yet" actions={<a className="button primary" href={storyHref(story.id, "plan")}>To the plan</a>}><p>Once the story has an outline, each scene can have its picture.</p></EmptyState>
          : (
            <div className="slots">
              {scenes.map((slot) => (
                <PictureSlot key={slot.key} {...shared} slot={slot} isMaking={making === slot.key} hint="From the outline's plan of this scene; change it as you like." />
              ))}
            </div>
          )}
      </section>
    </div>
  );
}

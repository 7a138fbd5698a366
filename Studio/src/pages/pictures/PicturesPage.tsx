import { useCallback, useRef, useState } from "react";
import { listImageModels, listPictures, listPictureStyles, type Picture } from "../../api/pictures";
import { readUsage } from "../../api/usage";
import { date, dollars, plural } from "../../text/format";
import { storyHref } from "../../app/routes";
import { useResource } from "../../app/useResource";
import { useStory } from "../../state/storyContext";
import { EmptyState, Icon, Loading, ProblemNote } from "../../ui";
import { TextCover } from "../../story/TextCover";
import { MakeAll } from "./MakeAll";
import { PictureSlot, withPicture } from "./PictureSlot";
import { slotsOf } from "./slots";
import { StyleChoice } from "./StyleChoice";

/** The pictures of a story: the cover, portraits, and a picture for each scene. */
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
  // Several changes may come between two renders, so the latest list is kept in a ref.
  const list = useRef<Picture[]>([]);
  list.current = value ?? [];
  const change = useCallback((edit: (pictures: Picture[]) => Picture[]) => {
    list.current = edit(list.current);
    set(list.current);
  }, [set]);

  if (!value) {
    return <div className="page">{pictures.problem ? <ProblemNote problem={pictures.problem} onRetry={pictures.reload} /> : <Loading what="Loading pictures" />}</div>;
  }
  const model = models.value?.items[0] ?? null;
  const latest = [...value].sort((one, other) => other.created_at.localeCompare(one.created_at)).find((picture) => picture.style)?.style;
  const style = chosenStyle ?? (names.some((entry) => entry.name === latest) ? latest! : names[0]?.name ?? "");
  const { cover, portraits, scenes } = slotsOf(story, value);
  const images = usage.value?.images;
  const letters = { label: "Text-only cover", drawing: <TextCover story={story} isDecoration={cover.pictures.length > 0} /> };
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
              <p><strong>No image provider is set up.</strong> {models.value.advice ?? "The server’s operator can configure one."}</p>
              <p>Until then you can upload your own pictures, and the book has a text-only cover.</p>
            </div>
          </div>
        )}
        <ProblemNote problem={models.problem} onRetry={models.reload} />
        {model && (
          <p className="soft">
            Made by {model.model} ({model.provider}){Number(model.price) > 0 ? `, about ${dollars(model.price)} each` : ""}.{" "}
            {images && (images.remaining === null ? "Your plan has no picture limit." : `${plural(images.remaining, "picture")} left in your plan this month.`)}{" "}
            <a href="#/usage">Usage</a>
          </p>
        )}
        {model && images?.remaining === 0 && (
          <div className="note warn"><Icon name="warning" /><div className="note-text"><p>
            Your plan has no pictures left until {date(usage.value!.resets_at)}. You can still upload your own, or <a href="#/keys">compare plans</a>.
          </p></div></div>
        )}
        {model && names.length > 0 && <StyleChoice styles={names} chosen={style} onChoose={setStyle} />}
      </header>

      <section className="stack" aria-labelledby="cover-heading">
        <h2 id="cover-heading">Cover</h2>
        <PictureSlot {...shared} slot={cover} isMaking={making === cover.key} none={letters} hint="If empty, the premise is used. The picture does not include the title." />
      </section>

      {portraits.length > 0 && (
        <section className="stack" aria-labelledby="portraits-heading">
          <div className="row spread">
            <h2 id="portraits-heading">Portraits</h2>
            {model && <MakeAll {...group} model={model} label="Generate all portraits" slots={portraits} />}
          </div>
          <p className="soft">
            {model?.references
              ? "Generate these first: pictures of scenes use them as references, so that faces stay the same."
              : "Portraits of the characters. This model does not accept references, so faces may differ between pictures."}
          </p>
          <div className="slots">
            {portraits.map((slot) => (
              <PictureSlot key={slot.key} {...shared} slot={slot} isMaking={making === slot.key} hint="Age, hair, clothes, posture. If empty, the story’s own description is used." />
            ))}
          </div>
        </section>
      )}

      <section className="stack" aria-labelledby="scenes-heading">
        <div className="row spread">
          <h2 id="scenes-heading">Scenes</h2>
          {model && <MakeAll {...group} model={model} label="Generate missing pictures" slots={scenes} />}
        </div>
        {scenes.length === 0
          ? <EmptyState title="No scenes yet" actions={<a className="button primary" href={storyHref(story.id, "plan")}>Go to the outline</a>}><p>Once the story has an outline, each scene can have a picture.</p></EmptyState>
          : (
            <div className="slots">
              {scenes.map((slot) => (
                <PictureSlot key={slot.key} {...shared} slot={slot} isMaking={making === slot.key} hint="Taken from the outline; edit it as you like." />
              ))}
            </div>
          )}
      </section>
    </div>
  );
}

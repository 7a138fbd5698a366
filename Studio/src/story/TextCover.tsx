import { readCover } from "../api/pictures";
import type { Story } from "../api/stories";
import { usePictureAddress } from "./usePictureAddress";

/** The text-only cover: title and author on the story's colours. */
export function TextCover({ story, isDecoration = false }: { story: Story; isDecoration?: boolean }) {
  const author = story.brief.author ?? "";
  const name = `${story.id} ${story.title} ${author}`;
  const { address, problem } = usePictureAddress(name, (signal) => readCover(story.id, signal));
  const alt = isDecoration ? "" : `Cover: ${story.title}${author ? ` by ${author}` : ""}`;
  if (address) return <img className="letter-cover" src={address} alt={alt} width={1600} height={2560} />;
  if (!problem) return <div className="picture-gap letter-cover" aria-hidden="true" />;
  return (
    <div className="letter-cover drawn" {...(isDecoration ? { "aria-hidden": true } : { role: "img", "aria-label": alt })}>
      <span dir="auto">{story.title}</span>
      {author && <small dir="auto">{author}</small>}
    </div>
  );
}

import type { StorySummary } from "../../api/stories";
import { ago, count, dateTime } from "../../text/format";
import { storyHref } from "../../app/routes";
import { incompleteTag } from "../../state/storyStatus";
import { IconButton, Menu, type MenuEntry } from "../../ui";
import { Cover } from "./Cover";

const states = { writing: "In progress", complete: "Complete", incomplete: incompleteTag } as const;
const looks = { writing: "", complete: " good", incomplete: " warn" } as const;

/** A story in the library. */
export function StoryItem({ story, onMark, entries }: { story: StorySummary; onMark: () => void; entries: MenuEntry[] }) {
  const share = Math.min(100, (story.words / Math.max(1, story.asked_words)) * 100);
  return (
    <li className="story-item">
      <Cover id={story.id} title={story.title} />
      <div className="story-words">
        <h2><a href={storyHref(story.id, story.words > 0 ? "write" : "plan")} dir="auto">{story.title}</a></h2>
        <p className="soft">
          <span className={`tag${looks[story.status]}`}>{states[story.status]}</span>
          <span className="figures">{count(story.words)} of {count(story.asked_words)} words</span>
        </p>
        <div className="story-share" aria-hidden="true"><span style={{ width: `${share}%` }} /></div>
        <p className="hint"><time dateTime={story.updated_at} title={dateTime(story.updated_at)}>{ago(story.updated_at)}</time></p>
      </div>
      <div className="story-tools">
        <IconButton icon="heart" label={story.is_favorite ? `Remove ${story.title} from favourites` : `Add ${story.title} to favourites`} aria-pressed={story.is_favorite} isFilled={story.is_favorite} className={story.is_favorite ? "chosen" : undefined} onClick={onMark} />
        <Menu label={`Actions for ${story.title}`} entries={entries} />
      </div>
    </li>
  );
}

import { readPictureFile, type Picture } from "../api/pictures";
import { usePictureAddress } from "./usePictureAddress";

/** A picture. Its place has the right shape before it is loaded, so that nothing moves. */
export function PictureImage({ story, picture, isDecoration = false }: { story: string; picture: Picture; isDecoration?: boolean }) {
  const { address, problem } = usePictureAddress(`${story}/${picture.id}`, (signal) => readPictureFile(story, picture.id, signal));
  const shape = { aspectRatio: `${picture.width || 1} / ${picture.height || 1}` };
  if (problem) return <div className="picture-gap" style={shape} role="img" aria-label={picture.alt}>The picture could not be loaded.</div>;
  if (!address) return <div className="picture-gap" style={shape} aria-hidden="true" />;
  return <img src={address} alt={isDecoration ? "" : picture.alt} width={picture.width} height={picture.height} dir="auto" />;
}
